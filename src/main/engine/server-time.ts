import type { Alarms } from '../time/alarms.ts';

/** The server's clock, as far as it has been heard. */
interface ServerTime {
  /** Epoch milliseconds by the server's clock; by this machine's own until a server has been heard. */
  readonly nowMs: () => number;
  /** A server's `Date` just now, or null when an answer had none. */
  readonly heard: (serverMs: number | null) => void;
}

/**
 * Keeps the skew between the server's clock and this machine's; a clock jump makes it unknown.
 *
 * `onMeasured` is called when it becomes known: what was planned by this machine's clock alone can be found again.
 */
export function createServerTime(alarms: Alarms, onMeasured: () => void): ServerTime {
  let skewMs: number | null = null;
  const wallMs = (): number => alarms.wallAt(alarms.nowMs());

  alarms.onJump(() => {
    skewMs = null;
  });

  return {
    nowMs: () => wallMs() + (skewMs ?? 0),
    heard(serverMs) {
      if (serverMs === null) return;
      const isNew = skewMs === null;
      skewMs = serverMs - wallMs();
      if (isNew) onMeasured();
    },
  };
}
