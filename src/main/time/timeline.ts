import { watch } from '../config.ts';

/** One look at both clocks of the machine. */
export interface ClockReading {
  readonly wallMs: number;
  readonly monotonicMs: number;
}

/**
 * The app's own time in milliseconds since it started: counts sleep, never goes back, cannot be set by the user.
 *
 * Neither clock alone will do: the wall clock can be set, the monotonic one may stand still in sleep. Time has passed
 * when either says so. A wall clock set forward therefore looks like sleep, which costs one early renewal; one set
 * back by ten years delays nothing.
 */
interface Timeline {
  readonly nowMs: number;
  readonly anchor: ClockReading & { readonly nowMs: number };
}

/** The timeline at the app's start, when the clocks showed this. */
export function startTimeline(reading: ClockReading): Timeline {
  return { nowMs: 0, anchor: { ...reading, nowMs: 0 } };
}

/**
 * Moves the timeline to a new reading. `jumpMs` is how far the wall clock ran ahead of (or behind) the monotonic one
 * since they last agreed, or 0 while they agree within `watch.jumpMs`.
 */
export function advance(
  timeline: Timeline,
  reading: ClockReading,
): { readonly timeline: Timeline; readonly jumpMs: number } {
  const { anchor } = timeline;
  const wallMs = reading.wallMs - anchor.wallMs;
  const monotonicMs = reading.monotonicMs - anchor.monotonicMs;
  // Measured from the anchor, not summed look by look: rounding would otherwise add up.
  const nowMs = Math.max(timeline.nowMs, anchor.nowMs + Math.max(wallMs, monotonicMs));
  const apartMs = wallMs - monotonicMs;
  return Math.abs(apartMs) > watch.jumpMs
    ? { timeline: { nowMs, anchor: { ...reading, nowMs } }, jumpMs: apartMs }
    : { timeline: { nowMs, anchor }, jumpMs: 0 };
}
