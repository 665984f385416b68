import { watch } from '../config.ts';
import { createListeners, tellAll } from '../listeners.ts';
import type { Cancel, Clock, Power, Signal } from '../ports.ts';
import { type Apart, advance, type ClockReading, startTimeline } from './timeline.ts';

/** Time as the core sees it: one timeline, alarms on it, and word of clock jumps. All instants are timeline milliseconds. */
export interface Alarms {
  nowMs(): number;
  /**
   * The present instant as far as it is certain: earlier than `nowMs` only from the moment in which the wall clock is
   * found set ahead until `onJump` has told of it. Looks at the clocks, as `nowMs` does.
   */
  surelyMs(): number;
  /** Milliseconds from an arbitrary start: counts sleep, and no setting of a clock moves it. */
  steadyMs(): number;
  /** The wall-clock instant (epoch milliseconds) that a timeline instant falls on, by the clock's present setting. */
  wallAt(atMs: number): number;
  /** Rings once at or soon after `atMs`, also when the machine slept past it or its clock was set. */
  at(atMs: number, ring: () => void): Cancel;
  /** A sleep or a change of the clock was noticed. */
  readonly onJump: Signal<ClockJump>;
}

/** The clocks ran apart: the machine slept, somebody set the clock, or both. */
export interface ClockJump extends Apart {
  /** The first instant after the jump. */
  readonly jumpedAtMs: number;
}

/**
 * Alarms over the machine's clocks. A timer is only a hint to look at them again: it is late after sleep, so while any
 * alarm is pending the clocks are looked at every 15 s, and at once on resume and unlock.
 */
export function createAlarms(clock: Clock, power: Pick<Power, 'onResume' | 'onUnlock'>): Alarms {
  const pending = new Map<symbol, { readonly atMs: number; readonly ring: () => void }>();
  const jumped = createListeners<ClockJump>();
  let timeline = startTimeline(readClocks(clock));
  /** One by one: a clock set back and forth in one moment has still moved the timeline by the way forth. */
  let unreported: readonly ClockJump[] = [];
  let cancelTimer: Cancel = () => undefined;

  function nowMs(): number {
    const next = advance(timeline, readClocks(clock));
    timeline = next.timeline;
    if (next.apart !== null) {
      // Told from a timer of its own, so that asking for the time never calls back into the asker.
      if (unreported.length === 0) schedule(0);
      unreported = [...unreported, { ...next.apart, jumpedAtMs: timeline.nowMs }];
    }
    return timeline.nowMs;
  }

  function surelyMs(): number {
    const atMs = nowMs();
    return unreported.reduce((sureMs, { setMs }) => sureMs - Math.max(setMs, 0), atMs);
  }

  function look(): void {
    try {
      nowMs();
      const jumps = unreported;
      unreported = [];
      tellAll(jumps.map((jump) => () => jumped.tell(jump)));
      ringDue();
    } finally {
      // Whatever has thrown: the others are rung by the next look, which is due at once.
      scheduleNext();
    }
  }

  /** When the next alarm wants to ring; infinity when none is pending. */
  function nextAlarmMs(): number {
    let nextMs = Number.POSITIVE_INFINITY;
    for (const { atMs } of pending.values()) nextMs = Math.min(nextMs, atMs);
    return nextMs;
  }

  function ringDue(): void {
    if (nextAlarmMs() > timeline.nowMs) return;
    const due = [...pending].filter(([, alarm]) => alarm.atMs <= timeline.nowMs);
    for (const [id, alarm] of due.sort(([, a], [, b]) => a.atMs - b.atMs)) {
      if (pending.delete(id)) alarm.ring();
    }
  }

  function schedule(delayMs: number): void {
    cancelTimer();
    cancelTimer = clock.after(delayMs, look);
  }

  function scheduleNext(): void {
    if (unreported.length > 0) return; // A look is already on its way.
    if (pending.size === 0) return cancelTimer();
    // Whole milliseconds: a fraction may be too small to move a clock on, and the look would find nothing due.
    const waitMs = Math.ceil(Math.max(nextAlarmMs() - timeline.nowMs, 0));
    schedule(Math.min(waitMs, watch.lookEveryMs));
  }

  power.onResume(look);
  power.onUnlock(look);

  return {
    nowMs,
    surelyMs,
    steadyMs: steadyClockOf(clock),
    wallAt: (atMs) => clock.wallMs() + (atMs - nowMs()),
    at(atMs, ring) {
      const id = Symbol('alarm');
      pending.set(id, { atMs, ring });
      nowMs();
      scheduleNext();
      return () => {
        if (pending.delete(id)) scheduleNext();
      };
    },
    onJump: jumped.add,
  };
}

/**
 * One look at all clocks. Held up between the readings, the process would take the pause for a jump of the wall
 * clock; so a look that took long is taken again.
 */
function readClocks(clock: Clock): ClockReading {
  for (let tries = 1; ; tries++) {
    const monotonicMs = clock.monotonicMs();
    const wallMs = clock.wallMs();
    const uptimeMs = clock.uptimeMs();
    const tookMs = clock.monotonicMs() - monotonicMs;
    if (tookMs < watch.jumpMs / 4 || tries === MAXIMUM_LOOKS)
      return { wallMs, monotonicMs, uptimeMs };
  }
}

/** A machine that is this busy five times in a row may as well renew early. */
const MAXIMUM_LOOKS = 5;

/** The monotonic clock, and beside it the sleep that the machine's uptime shows; of short sleeps that shows nothing. */
function steadyClockOf(clock: Clock): () => number {
  const startAheadMs = clock.uptimeMs() - clock.monotonicMs();
  let asleepMs = 0;
  return () => {
    const monotonicMs = clock.monotonicMs();
    const aheadMs = clock.uptimeMs() - monotonicMs - startAheadMs;
    if (aheadMs - asleepMs > watch.jumpMs) asleepMs = aheadMs;
    return monotonicMs + asleepMs;
  };
}
