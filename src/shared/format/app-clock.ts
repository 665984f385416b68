import type { View } from '../view.ts';

/** Where the clock of the view's instants stands when the machine's clock stands at `machineMs`. */
export function appTimeMs({ startedAtMs, rate }: View['clock'], machineMs: number): number {
  return startedAtMs + (machineMs - startedAtMs) * rate;
}
