import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advance, type ClockReading, startTimeline } from '../../../../src/main/time/timeline.ts';
import { HOUR_MS } from '../../../support/time-units.ts';

const start: ClockReading = { wallMs: 1_000_000, monotonicMs: 500 };

/** One look, this much later by each clock. */
function look(byWallMs: number, byMonotonicMs: number) {
  const reading = {
    wallMs: start.wallMs + byWallMs,
    monotonicMs: start.monotonicMs + byMonotonicMs,
  };
  const { timeline, jumpMs } = advance(startTimeline(start), reading);
  return { nowMs: timeline.nowMs, jumpMs };
}

describe('the timeline', () => {
  it.each([
    ['follows both clocks while they agree', 15_000, 15_000, { nowMs: 15_000, jumpMs: 0 }],
    ['sees no jump in two seconds', 17_000, 15_000, { nowMs: 17_000, jumpMs: 0 }],
    ['sees a jump in more than two', 17_001, 15_000, { nowMs: 17_001, jumpMs: 2_001 }],
    [
      'counts a sleep as time passed',
      8 * HOUR_MS,
      15_000,
      { nowMs: 8 * HOUR_MS, jumpMs: 8 * HOUR_MS - 15_000 },
    ],
    [
      'does not go back with the clock',
      15_000 - HOUR_MS,
      15_000,
      { nowMs: 15_000, jumpMs: -HOUR_MS },
    ],
  ])('%s', (_, byWallMs, byMonotonicMs, expected) => {
    expect(look(byWallMs, byMonotonicMs)).toEqual(expected);
  });

  it('reports a jump once', () => {
    const jumped = advance(startTimeline(start), {
      wallMs: start.wallMs + HOUR_MS,
      monotonicMs: 500,
    });
    const next = advance(jumped.timeline, { wallMs: start.wallMs + HOUR_MS + 5, monotonicMs: 505 });
    expect(jumped.jumpMs).toBe(HOUR_MS);
    expect(next).toMatchObject({ jumpMs: 0, timeline: { nowMs: HOUR_MS + 5 } });
  });

  it('never goes back and never lags behind the monotonic clock, however the wall clock is set', () => {
    const tick = fc.record({
      passedMs: fc.nat(HOUR_MS),
      setByMs: fc.oneof(
        fc.constant(0),
        fc.integer({ min: -10 * 365 * 24 * HOUR_MS, max: 10 * 365 * 24 * HOUR_MS }),
      ),
    });
    fc.assert(
      fc.property(fc.array(tick, { maxLength: 50 }), (ticks) => {
        let timeline = startTimeline(start);
        let reading = start;
        for (const { passedMs, setByMs } of ticks) {
          reading = {
            wallMs: reading.wallMs + passedMs + setByMs,
            monotonicMs: reading.monotonicMs + passedMs,
          };
          const next = advance(timeline, reading).timeline;
          // Once more for a jump to settle: up to two seconds apart count as agreement.
          expect(next.nowMs - timeline.nowMs).toBeGreaterThanOrEqual(Math.max(passedMs - 2_000, 0));
          timeline = next;
        }
        expect(timeline.nowMs).toBeGreaterThanOrEqual(reading.monotonicMs - start.monotonicMs);
      }),
      { numRuns: 500 },
    );
  });
});
