/** The simulator's own time: starts at the machine's and runs `scale` times as fast. */
export interface SimulatedClock {
  /** Simulated Unix milliseconds; never goes back. */
  readonly nowMs: () => number;
  scale(): number;
  setScale(scale: number): void;
  /** Skip this much simulated time. */
  advance(ms: number): void;
}

/** Runs from the monotonic clock, so that a change of the machine's time changes nothing here. */
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
    scale: () => scale,
    setScale(next) {
      rebase(nowMs());
      scale = next;
    },
    advance: (ms) => rebase(nowMs() + ms),
  };
}
