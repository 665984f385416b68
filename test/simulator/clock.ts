/** The simulator's own time. */
export interface SimulatedClock {
  /** Simulated Unix milliseconds; never goes back. */
  readonly nowMs: () => number;
  /** Resolves after this much of the time by which answers are delayed. */
  readonly wait: (ms: number) => Promise<void>;
  /** Simulated milliseconds in a real one. */
  scale(): number;
  setScale(scale: number): void;
  /** Skip this much simulated time. */
  advance(ms: number): void;
}

/**
 * Starts at the machine's time and runs `initialScale` times as fast; answers are delayed by real time whatever the scale.
 *
 * Runs from the monotonic clock, so that a change of the machine's time changes nothing here.
 */
export function createClock(initialScale: number): SimulatedClock {
  let scale = initialScale;
  let baseMs = Date.now();
  let baseRealMs = performance.now();

  const nowMs = () => Math.floor(baseMs + (performance.now() - baseRealMs) * scale);
  const rebase = (ms: number) => {
    baseMs = ms;
    baseRealMs = performance.now();
  };

  return {
    nowMs,
    wait: (ms) =>
      new Promise((resolve) => {
        // A timer knows no infinity: it would ring at once.
        if (Number.isFinite(ms)) setTimeout(resolve, ms).unref();
      }),
    scale: () => scale,
    setScale(next) {
      rebase(nowMs());
      scale = next;
    },
    advance: (ms) => rebase(nowMs() + ms),
  };
}

/** A clock that stands still until whoever holds it moves it on. */
export interface HeldSimulatedClock extends SimulatedClock {
  /** When the next delayed answer is due; infinity when none waits. */
  nextDueMs(): number;
  /** Goes on to this instant and ends the waits that are over by then. Never goes back. */
  moveTo(ms: number): void;
}

/** The verbs that move a simulator's time throw: a simulator alone must not be moved. */
export function createHeldClock(startMs: number): HeldSimulatedClock {
  const waits = new Set<{ readonly untilMs: number; readonly end: () => void }>();
  let nowMs = startMs;
  const refuse = () => {
    throw new Error('Time is held: whoever holds it moves it');
  };
  return {
    nowMs: () => nowMs,
    wait: (ms) => new Promise((end) => waits.add({ untilMs: nowMs + ms, end })),
    scale: () => 0,
    setScale: refuse,
    advance: refuse,
    nextDueMs: () => Math.min(...[...waits].map(({ untilMs }) => untilMs)),
    moveTo(ms) {
      nowMs = Math.max(nowMs, ms);
      for (const wait of waits) {
        if (wait.untilMs <= nowMs && waits.delete(wait)) wait.end();
      }
    },
  };
}
