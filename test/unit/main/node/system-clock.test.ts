import { describe, expect, it } from 'vitest';
import { createSystemClock, timerDelayMs } from '../../../../src/main/node/system-clock.ts';
import { HOUR_MS, MINUTE_MS } from '../../../support/time-units.ts';

describe('the delay of a real timer', () => {
  it.each([
    [-5, 0],
    [0, 0],
    [Number.NaN, 0],
    [250, 250],
    [2 ** 31, 2 ** 31 - 1],
    [Number.POSITIVE_INFINITY, 2 ** 31 - 1],
  ])('asks a timer for %d as %d', (wanted, expected) => {
    expect(timerDelayMs(wanted)).toBe(expected);
  });
});

describe('the clock of the system', () => {
  it("starts at the machine's own time whatever the scale", () => {
    const before = Date.now();
    const scaled = createSystemClock(1_000).wallMs();
    expect(scaled).toBeGreaterThanOrEqual(before);
    expect(scaled).toBeLessThan(before + MINUTE_MS);
  });

  it('rings after a scaled delay: a virtual hour within a real second', async () => {
    const clock = createSystemClock(100_000);
    const startMs = clock.monotonicMs();
    await new Promise<void>((resolve) => {
      clock.after(HOUR_MS, resolve);
    });
    // A timer may ring a millisecond early; scaled, that is 100 s.
    expect(clock.monotonicMs() - startMs).toBeGreaterThanOrEqual(3_400_000);
  });
});
