import type { StandIn } from './launch.ts';

/** Placeholder until the desk is drawn. */
export async function openDesk(
  _app: StandIn,
  _onChange: (refresh: () => void) => void,
): Promise<void> {}
