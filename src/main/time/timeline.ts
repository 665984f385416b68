import { watch } from '../config.ts';

/** One look at the clocks of the machine. */
export interface ClockReading {
  readonly wallMs: number;
  readonly monotonicMs: number;
  readonly uptimeMs: number;
}

/**
 * The app's own time in milliseconds since it started: counts sleep, never goes back, cannot be set by the user.
 *
 * No clock alone will do: the wall clock can be set, the monotonic one may stand still in sleep, the uptime counts that
 * but may be coarse. Time passes with the monotonic clock; where another is ahead of it by more than `watch.jumpMs`,
 * the machine slept, or somebody set the wall clock forward. That costs one early renewal; one set back by ten years
 * delays nothing.
 */
interface Timeline {
  readonly nowMs: number;
  readonly anchor: ClockReading & { readonly nowMs: number };
}

/** How far the clocks ran apart since they last agreed; both may have happened at once. */
export interface Apart {
  /** Asleep for this long by the uptime, which nobody can set; 0 when it does not say so. */
  readonly sleptMs: number;
  /** How far the wall clock was set, forward or back, sleep taken out; 0 when it was not. */
  readonly setMs: number;
}

/** The timeline at the app's start, when the clocks showed this. */
export function startTimeline(reading: ClockReading): Timeline {
  return { nowMs: 0, anchor: { ...reading, nowMs: 0 } };
}

/** Moves the timeline to a new reading. `apart` is null while the clocks agree. */
export function advance(
  timeline: Timeline,
  reading: ClockReading,
): { readonly timeline: Timeline; readonly apart: Apart | null } {
  const { anchor } = timeline;
  // Measured from the anchor, not summed look by look: rounding would otherwise add up.
  const monotonicMs = reading.monotonicMs - anchor.monotonicMs;
  const sleptMs = Math.max(beyondNoise(reading.uptimeMs - anchor.uptimeMs - monotonicMs), 0);
  const steadyMs = monotonicMs + sleptMs;
  const setMs = beyondNoise(reading.wallMs - anchor.wallMs - steadyMs);
  const nowMs = Math.max(timeline.nowMs, anchor.nowMs + steadyMs + Math.max(setMs, 0));
  return sleptMs === 0 && setMs === 0
    ? { timeline: { nowMs, anchor }, apart: null }
    : { timeline: { nowMs, anchor: { ...reading, nowMs } }, apart: { sleptMs, setMs } };
}

/** Clocks tick a little apart. */
function beyondNoise(apartMs: number): number {
  return Math.abs(apartMs) > watch.jumpMs ? apartMs : 0;
}
