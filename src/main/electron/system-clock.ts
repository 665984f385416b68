import type { Clock } from '../ports.ts';

/** A longer delay overflows a 32-bit timer, which then rings after one millisecond. */
const MAXIMUM_TIMER_MS = 2 ** 31 - 1;

/**
 * The machine's own clocks.
 *
 * `timeScale` runs all three faster from now on, to watch a day of renewals in minutes; 1 in every shipped app.
 */
export function createSystemClock(timeScale: number): Clock {
  const startWallMs = Date.now();
  const startMonotonicMs = performance.now();
  return {
    wallMs: () => startWallMs + (Date.now() - startWallMs) * timeScale,
    monotonicMs: () => (performance.now() - startMonotonicMs) * timeScale,
    after(delayMs, ring) {
      const timer = setTimeout(ring, timerDelayMs(delayMs / timeScale));
      return () => clearTimeout(timer);
    },
  };
}

/** What a Node timer can be asked for; NaN counts as at once. */
export function timerDelayMs(delayMs: number): number {
  return delayMs > 0 ? Math.min(delayMs, MAXIMUM_TIMER_MS) : 0;
}
