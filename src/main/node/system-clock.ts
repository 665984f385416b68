import { uptime } from 'node:os';
import type { AppClock } from '../../shared/format/app-clock.ts';
import { appTimeMs } from '../../shared/format/app-clock.ts';
import { SECOND_MS } from '../../shared/time-units.ts';
import type { Clock } from '../ports.ts';

/** A longer delay overflows a 32-bit timer, which then rings after one millisecond. */
const MAXIMUM_TIMER_MS = 2 ** 31 - 1;

/**
 * The machine's own clocks.
 *
 * `timeScale` runs all of them faster from now on, to watch a day of renewals in minutes; 1 in every shipped app. `shown`
 * lets the window follow.
 */
export function createSystemClock(timeScale: number): Clock & { readonly shown: AppClock } {
  const shown = { startedAtMs: Date.now(), rate: timeScale };
  const startMonotonicMs = performance.now();
  const startUptimeS = uptime();
  return {
    shown,
    wallMs: () => appTimeMs(shown, Date.now()),
    monotonicMs: () => (performance.now() - startMonotonicMs) * timeScale,
    uptimeMs: () => (uptime() - startUptimeS) * SECOND_MS * timeScale,
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
