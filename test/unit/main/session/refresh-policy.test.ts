import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  backoffMs,
  leaseOf,
  lessTheRoad,
  refusalRetryMs,
} from '../../../../src/main/session/refresh-policy.ts';
import {
  KNOWN_REFUSALS,
  REFUSAL_REASONS,
  type RefusalReason,
} from '../../../../src/shared/refusal.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../support/time-units.ts';

const NOW_MS = Date.UTC(2026, 10, 22);

const lease = (lifeMs: number | null, refreshInMs: number | null) =>
  leaseOf({ expiresAtServerMs: lifeMs === null ? null : NOW_MS + lifeMs, refreshInMs }, NOW_MS);

describe('the plan for a token', () => {
  it.each([
    ["GitHub's own numbers", 1_800_000, 1_500_000, { lifeMs: 1_800_000, refreshInMs: 1_500_000 }],
    [
      'no refresh_in: five minutes before the end',
      1_800_000,
      null,
      { lifeMs: 1_800_000, refreshInMs: 1_500_000 },
    ],
    [
      'a short life: a sixth of it before the end',
      600_000,
      null,
      { lifeMs: 600_000, refreshInMs: 500_000 },
    ],
    [
      'a refresh_in beyond the end is cut',
      1_800_000,
      HOUR_MS,
      { lifeMs: 1_800_000, refreshInMs: 1_500_000 },
    ],
    [
      'a refresh_in of a second is raised',
      1_800_000,
      1_000,
      { lifeMs: 601_000, refreshInMs: 30_000 },
    ],
    [
      'a life of hours beside a refresh_in of minutes is cut to ten minutes more',
      12 * HOUR_MS,
      1_500_000,
      { lifeMs: 2_100_000, refreshInMs: 1_500_000 },
    ],
    [
      'a life of less than the smallest gap is what it is',
      20_000,
      null,
      { lifeMs: 20_000, refreshInMs: 30_000 },
    ],
    [
      'no expires_at: a minute beyond refresh_in',
      null,
      1_500_000,
      { lifeMs: 1_560_000, refreshInMs: 1_300_000 },
    ],
    [
      'an expires_at in the past counts as not said',
      -5_000,
      1_500_000,
      { lifeMs: 1_560_000, refreshInMs: 1_300_000 },
    ],
    [
      'an expires_at years away counts as not said',
      400 * DAY_MS,
      1_500_000,
      { lifeMs: 1_560_000, refreshInMs: 1_300_000 },
    ],
  ])('%s', (_, lifeMs, refreshInMs, expected) => {
    expect(lease(lifeMs, refreshInMs)).toEqual(expected);
  });
});

describe('a life of which two clocks tell differently', () => {
  const endsAtMs = 100 * MINUTE_MS;
  const planned = { expiresAtServerMs: endsAtMs, refreshInMs: 25 * MINUTE_MS };
  const lifeOf = (copilot: typeof planned, saysMs: number, alsoSaysMs: number) =>
    leaseOf(copilot, endsAtMs - saysMs, endsAtMs - alsoSaysMs)?.lifeMs;

  it('is as long as the planned renewal agrees to', () => {
    // A minute after the renewal that the server plans, which no clock is needed for.
    expect(lifeOf(planned, MINUTE_MS, 30 * MINUTE_MS)).toBe(26 * MINUTE_MS);
    expect(lifeOf(planned, 30 * MINUTE_MS, MINUTE_MS)).toBe(26 * MINUTE_MS);
    expect(lifeOf(planned, 30 * MINUTE_MS, 5 * 60 * MINUTE_MS)).toBe(30 * MINUTE_MS);
  });

  it('is the shorter one where the plan makes no sense', () => {
    const senseless = { ...planned, refreshInMs: 10 * HOUR_MS };
    expect(lifeOf(senseless, 30 * MINUTE_MS, 156 * MINUTE_MS)).toBe(30 * MINUTE_MS);
    expect(lifeOf(senseless, 156 * MINUTE_MS, 30 * MINUTE_MS)).toBe(30 * MINUTE_MS);
  });

  it('is what comes nearest to the plan where both are shorter', () => {
    expect(lifeOf(planned, MINUTE_MS, 2 * MINUTE_MS)).toBe(2 * MINUTE_MS);
    expect(lifeOf(planned, MINUTE_MS, MINUTE_MS)).toBe(MINUTE_MS);
  });
});

describe('a plan for nothing usable', () => {
  it.each([
    ['nothing is said', null, null],
    ['the token is dead on arrival', -5_000, null],
    ['the numbers are absurd', Number.NaN, Number.POSITIVE_INFINITY],
    ['the numbers are zero', 0, 0],
  ])('is none when %s', (_, lifeMs, refreshInMs) => {
    expect(lease(lifeMs, refreshInMs)).toBeNull();
  });

  it('renews after 30 s at the earliest, before the end, and within a day, whatever a server says', () => {
    const span = fc.option(fc.oneof(fc.double(), fc.integer({ min: -DAY_MS, max: 2 * DAY_MS })));
    fc.assert(
      fc.property(span, span, fc.double(), (expiresAtServerMs, refreshInMs, serverNowMs) => {
        const found =
          leaseOf({ expiresAtServerMs, refreshInMs }, serverNowMs) ??
          lease(expiresAtServerMs, refreshInMs);
        if (found === null) return;
        expect(found.lifeMs).toBeGreaterThan(0);
        expect(found.lifeMs).toBeLessThanOrEqual(DAY_MS + MINUTE_MS);
        expect(found.refreshInMs).toBeGreaterThanOrEqual(30_000);
        expect(found.refreshInMs).toBeLessThan(Math.max(Math.min(found.lifeMs, DAY_MS), 30_001));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('the wait after trouble', () => {
  it('doubles from a second to five minutes', () => {
    const waits = Array.from({ length: 11 }, (_, index) => backoffMs(index + 1, 0) / 1_000);
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]);
  });

  it('is spread by jitter over the upper half of each wait', () => {
    expect(backoffMs(3, 0.5)).toBe(3_000);
    expect(backoffMs(3, 0.999)).toBeCloseTo(2_000, -1);
  });

  it('stays between half a second and five minutes for any number of failures', () => {
    const jitter = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(fc.nat(), jitter, (failures, drawn) => {
        const waitMs = backoffMs(failures, drawn);
        expect(waitMs).toBeGreaterThanOrEqual(500);
        expect(waitMs).toBeLessThanOrEqual(300_000);
      }),
    );
  });
});

const PASSING: readonly RefusalReason[] = ['server_error', 'unknown'];

describe('the wait after a refusal', () => {
  it('knows the seventeen reasons that GitHub gives', () => {
    expect(KNOWN_REFUSALS).toHaveLength(17);
  });

  it.each(REFUSAL_REASONS.filter((reason) => PASSING.includes(reason)))(
    'asks again after five minutes when %s may have passed by itself',
    (reason) => {
      expect(refusalRetryMs(reason)).toBe(5 * MINUTE_MS);
    },
  );

  it.each(REFUSAL_REASONS.filter((reason) => !PASSING.includes(reason)))(
    'asks again after an hour when a person must mend %s',
    (reason) => {
      expect(refusalRetryMs(reason)).toBe(HOUR_MS);
    },
  );
});

describe('a lease that was long on its way', () => {
  const ours = { lifeMs: 1_800_000, refreshInMs: 1_500_000 };

  it('is shorter by the whole way: the server may have counted from the question on, and a second more', () => {
    expect(lessTheRoad(ours, 15_000)).toEqual({ lifeMs: 1_784_000, refreshInMs: 1_485_000 });
  });

  it('is not renewed at once all the same', () => {
    const short = { lifeMs: 40_000, refreshInMs: 33_000 };
    expect(lessTheRoad(short, 15_000)).toEqual({ lifeMs: 24_000, refreshInMs: 30_000 });
  });

  it('is none when it was over before it came', () => {
    expect(lessTheRoad({ lifeMs: 15_000, refreshInMs: 30_000 }, 15_000)).toBeNull();
  });
});
