/**
 * The wall clock that faces show: `startedAtMs + (machine's clock - startedAtMs) * rate`. The rate is 1, and the clock
 * the machine's own, except where a developer watches a day pass in minutes.
 */
export interface AppClock {
  readonly startedAtMs: number;
  readonly rate: number;
}

/** Where that clock stands when the machine's own stands at `machineMs`. */
export function appTimeMs({ startedAtMs, rate }: AppClock, machineMs: number): number {
  return startedAtMs + (machineMs - startedAtMs) * rate;
}
