import type { Cancel, Clock } from '../../src/main/ports.ts';

interface Timer {
  readonly atMs: number;
  readonly ring: () => void;
}

/**
 * The clocks of a machine that exists only in a test: they move when told, sleep, and can be set wrong.
 *
 * Four times are kept apart: true time (what a server lives by), wall time (what the user's clock shows), monotonic time
 * (which stands still while the machine sleeps, as on Linux and macOS) and uptime (which counts sleep). Of a pause none
 * of the machine's own clocks knows.
 */
export class VirtualClock implements Clock {
  #trueMs: number;
  #wallOffsetMs = 0;
  #asleepMs = 0;
  #pausedMs = 0;
  #timers = new Set<Timer>();
  readonly #settling: 'always' | 'whenStirred';
  readonly #settleAll: () => Promise<void>;
  #isStirred = false;
  #stirs = 0;

  /**
   * `whenStirred`: promises are given time to settle only after {@link stir}, which makes a month of ticks quick. Right
   * only where everything that answers with a promise stirs the clock. `settleAll` lets all promises settle that can.
   */
  constructor(
    startMs = Date.UTC(2026, 0, 1),
    settling: 'always' | 'whenStirred' = 'always',
    settleAll = settle,
  ) {
    this.#trueMs = startMs;
    this.#settling = settling;
    this.#settleAll = settleAll;
  }

  /** A promise is on its way: let it settle before time goes on. */
  stir(): void {
    this.#isStirred = true;
    this.#stirs += 1;
  }

  /** How often it was stirred: as long as this stays, nothing has been done but that time has passed. */
  get stirs(): number {
    return this.#stirs;
  }

  /** Epoch milliseconds of a clock that is never wrong. */
  trueMs(): number {
    return this.#trueMs;
  }

  wallMs(): number {
    return this.#trueMs + this.#wallOffsetMs;
  }

  monotonicMs(): number {
    return this.#trueMs - this.#asleepMs;
  }

  /** As boot time: it counts sleep and cannot be set. */
  uptimeMs(): number {
    return this.#trueMs - this.#pausedMs;
  }

  after(delayMs: number, ring: () => void): Cancel {
    const timer: Timer = { atMs: this.monotonicMs() + Math.max(delayMs, 0), ring };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** Lets time pass while awake, ringing each timer at its own moment; only until `isOver`, which is asked after each. */
  async advance(spanMs: number, isOver = () => false): Promise<void> {
    const untilMs = this.monotonicMs() + spanMs;
    await this.#settle();
    for (
      let timer = this.#next(untilMs);
      timer !== null && !isOver();
      timer = this.#next(untilMs)
    ) {
      this.#timers.delete(timer);
      this.#trueMs += Math.max(timer.atMs - this.monotonicMs(), 0);
      timer.ring();
      if (this.#settling === 'always' || this.#isStirred) await this.#settle();
    }
    if (!isOver()) this.#trueMs += untilMs - this.monotonicMs();
  }

  /** Sleeps: true and wall time pass, monotonic time and timers stand still. */
  sleep(spanMs: number): void {
    this.#trueMs += spanMs;
    this.#asleepMs += spanMs;
  }

  /** The machine is a virtual one, and its host holds it: true time passes, and every clock in it stands still. */
  pause(spanMs: number): void {
    this.sleep(spanMs);
    this.setWall(-spanMs);
    this.#pausedMs += spanMs;
  }

  /** Somebody sets the clock: only what it shows changes. */
  setWall(byMs: number): void {
    this.#wallOffsetMs += byMs;
  }

  /** Timers that still wait to ring. */
  get pending(): number {
    return this.#timers.size;
  }

  async #settle(): Promise<void> {
    this.#isStirred = false;
    await this.#settleAll();
  }

  #next(untilMs: number): Timer | null {
    let next: Timer | null = null;
    for (const timer of this.#timers) {
      if (timer.atMs <= untilMs && (next === null || timer.atMs < next.atMs)) next = timer;
    }
    return next;
  }
}

/** Lets every promise that can settle do so. The chains under test are at most about twenty steps long. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}
