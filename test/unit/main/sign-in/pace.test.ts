import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterSlowDown, type Pace, pollWaitMs } from '../../../../src/main/sign-in/pace.ts';
import { DAY_MS } from '../../../support/time-units.ts';

const fresh: Pace = { intervalMs: 5_000, slowed: false, timeouts: 0 };

describe('the wait before a poll', () => {
  it.each([
    ['a margin over the interval from the start', fresh, 6_000],
    ['a larger margin once the server has asked to slow down', { ...fresh, slowed: true }, 7_000],
    ['twice the wait after a poll that timed out', { ...fresh, timeouts: 1 }, 12_000],
    ['four times after two', { ...fresh, timeouts: 2 }, 24_000],
  ])('%s', (_, pace, waitMs) => {
    expect(pollWaitMs(pace)).toBe(waitMs);
  });

  it('is finite and never shorter than the interval, however many polls time out', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1_000, max: DAY_MS }),
        fc.nat(),
        fc.boolean(),
        (intervalMs, timeouts, slowed) => {
          const waitMs = pollWaitMs({ intervalMs, timeouts, slowed });
          expect(waitMs).toBeGreaterThan(intervalMs);
          expect(Number.isFinite(waitMs)).toBe(true);
        },
      ),
    );
  });
});

describe('the pace after slow_down', () => {
  it('adds five seconds when the server names no interval', () => {
    expect(afterSlowDown(fresh, null)).toEqual({ intervalMs: 10_000, slowed: true, timeouts: 0 });
  });

  it("takes the server's interval when it is longer still", () => {
    expect(afterSlowDown(fresh, 30_000).intervalMs).toBe(30_000);
  });

  it('never becomes faster, whatever the server says', () => {
    expect(afterSlowDown(fresh, 1_000).intervalMs).toBe(10_000);
  });

  it('adds up over three of them', () => {
    const thrice = afterSlowDown(afterSlowDown(afterSlowDown(fresh, null), null), null);
    expect(pollWaitMs(thrice)).toBe(20_000 * 1.4);
  });
});
