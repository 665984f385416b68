import type { Clock } from '../ports.ts';

/** Clocks that stand still until they are moved: time as a test wants it. */
export interface HeldClock extends Clock {
  /** Epoch milliseconds by a clock that is never wrong and never asleep. */
  nowMs(): number;
  /** When the next timer rings, unless the machine sleeps before; infinity when none is set. */
  nextDueMs(): number;
  /**
   * Goes on to the first timer that is due by `untilMs` and rings it. Answers false when there is none; then it is
   * `untilMs`. Never goes back.
   */
  ringNext(untilMs: number): boolean;
  /** The machine sleeps: monotonic time and timers stand still. */
  sleep(spanMs: number): void;
  /** The user's clock is set by this much; nothing else changes. */
  setWall(byMs: number): void;
}

interface Timer {
  readonly atMonotonicMs: number;
  readonly ring: () => void;
}

/** A timer with no delay rings by itself, soon: for that no time needs to pass. */
export function createHeldClock(startMs: number): HeldClock {
  const timers = new Set<Timer>();
  let nowMs = startMs;
  let wallAheadMs = 0;
  let asleepMs = 0;

  const dueMs = ({ atMonotonicMs }: Timer): number => Math.max(atMonotonicMs + asleepMs, nowMs);

  /** Among timers for the same instant, the one that was set first. */
  function first(): Timer | null {
    let earliest: Timer | null = null;
    for (const timer of timers) {
      if (earliest === null || timer.atMonotonicMs < earliest.atMonotonicMs) earliest = timer;
    }
    return earliest;
  }

  return {
    nowMs: () => nowMs,
    wallMs: () => nowMs + wallAheadMs,
    monotonicMs: () => nowMs - asleepMs,
    uptimeMs: () => nowMs,
    after(delayMs, ring) {
      // NaN counts as no delay, as it does for the machine's timers.
      const isDue = !(delayMs > 0);
      const timer: Timer = { atMonotonicMs: nowMs - asleepMs + (isDue ? 0 : delayMs), ring };
      timers.add(timer);
      if (isDue) queueMicrotask(() => timers.delete(timer) && ring());
      return () => timers.delete(timer);
    },
    nextDueMs() {
      const timer = first();
      return timer === null ? Number.POSITIVE_INFINITY : dueMs(timer);
    },
    ringNext(untilMs) {
      const timer = first();
      if (timer === null || dueMs(timer) > untilMs) {
        nowMs = Math.max(nowMs, untilMs);
        return false;
      }
      nowMs = dueMs(timer);
      timers.delete(timer);
      timer.ring();
      return true;
    },
    sleep(spanMs) {
      nowMs += spanMs;
      asleepMs += spanMs;
    },
    setWall(byMs) {
      wallAheadMs += byMs;
    },
  };
}
