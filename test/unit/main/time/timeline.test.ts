import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advance, type ClockReading, startTimeline } from '../../../../src/main/time/timeline.ts';
import { HOUR_MS, YEAR_MS } from '../../../support/time-units.ts';

const start: ClockReading = { wallMs: 1_000_000, monotonicMs: 500, uptimeMs: 90_000 };

/** The clocks after each has gone on by this much. */
function later(reading: ClockReading, by: ClockReading): ClockReading {
  return {
    wallMs: reading.wallMs + by.wallMs,
    monotonicMs: reading.monotonicMs + by.monotonicMs,
    uptimeMs: reading.uptimeMs + by.uptimeMs,
  };
}

/** One look, this much later by each clock. */
function look(wallMs: number, monotonicMs: number, uptimeMs: number) {
  const { timeline, apart } = advance(
    startTimeline(start),
    later(start, { wallMs, monotonicMs, uptimeMs }),
  );
  return { nowMs: timeline.nowMs, apart };
}

describe('the timeline', () => {
  it.each([
    ['follows the clocks while they agree', [15_000, 15_000, 15_000], 15_000, null],
    ['hears no jump in two seconds', [17_000, 15_000, 17_000], 15_000, null],
    ['hears one in more than two', [17_001, 15_000, 15_000], 17_001, { sleptMs: 0, setMs: 2_001 }],
    [
      'counts a sleep as time passed',
      [8 * HOUR_MS, 15_000, 8 * HOUR_MS],
      8 * HOUR_MS,
      { sleptMs: 8 * HOUR_MS - 15_000, setMs: 0 },
    ],
    [
      'counts it where the wall clock stood still as well',
      [15_000, 15_000, 8 * HOUR_MS],
      8 * HOUR_MS,
      { sleptMs: 8 * HOUR_MS - 15_000, setMs: 15_000 - 8 * HOUR_MS },
    ],
    [
      'takes a clock set ahead for time passed, but tells the two apart',
      [3 * HOUR_MS, 0, HOUR_MS],
      3 * HOUR_MS,
      { sleptMs: HOUR_MS, setMs: 2 * HOUR_MS },
    ],
    [
      'counts what the wall clock alone shows, as after a pause of a virtual machine',
      [HOUR_MS, 5, 5],
      HOUR_MS,
      { sleptMs: 0, setMs: HOUR_MS - 5 },
    ],
    [
      'does not go back with the clock',
      [15_000 - HOUR_MS, 15_000, 15_000],
      15_000,
      { sleptMs: 0, setMs: -HOUR_MS },
    ],
    ['does without an uptime that stands still', [15_000, 15_000, 0], 15_000, null],
  ] as const)('%s', (_, [wallMs, monotonicMs, uptimeMs], nowMs, apart) => {
    expect(look(wallMs, monotonicMs, uptimeMs)).toEqual({ nowMs, apart });
  });

  it('tells of a jump once', () => {
    const set = later(start, { wallMs: HOUR_MS, monotonicMs: 0, uptimeMs: 0 });
    const jumped = advance(startTimeline(start), set);
    const five = { wallMs: 5, monotonicMs: 5, uptimeMs: 5 };
    const next = advance(jumped.timeline, later(set, five));
    expect(jumped.apart).toEqual({ sleptMs: 0, setMs: HOUR_MS });
    expect(next).toMatchObject({ apart: null, timeline: { nowMs: HOUR_MS + 5 } });
  });

  it('never goes back and never misses time or sleep, however the wall clock is set', () => {
    const tick = fc.record({
      passedMs: fc.nat(HOUR_MS),
      sleptMs: fc.oneof(fc.constant(0), fc.nat(9 * HOUR_MS)),
      setMs: fc.oneof(fc.constant(0), fc.integer({ min: -10 * YEAR_MS, max: 10 * YEAR_MS })),
    });
    fc.assert(
      fc.property(fc.array(tick, { maxLength: 50 }), (ticks) => {
        let timeline = startTimeline(start);
        let reading = start;
        for (const { passedMs, sleptMs, setMs } of ticks) {
          const awakeMs = passedMs + sleptMs;
          const wallMs = awakeMs + setMs;
          reading = later(reading, { wallMs, monotonicMs: passedMs, uptimeMs: awakeMs });
          const next = advance(timeline, reading).timeline;
          // Up to two seconds apart count as agreement, until a jump settles them.
          expect(next.nowMs - timeline.nowMs).toBeGreaterThanOrEqual(Math.max(awakeMs - 4_000, 0));
          timeline = next;
        }
        const trueMs = reading.uptimeMs - start.uptimeMs;
        expect(timeline.nowMs).toBeGreaterThanOrEqual(trueMs - 2_000);
      }),
      { numRuns: 500 },
    );
  });
});
