import { describe, expect, it } from 'vitest';
import { createRateLimit } from '../../../../src/main/time/rate-limit.ts';
import { MINUTE_MS } from '../../../support/time-units.ts';

describe('a rate limit', () => {
  it('lets a burst through, then as much as time gives back', () => {
    let nowMs = 0;
    const allowed = createRateLimit({ burst: 3, perSecond: 2 }, () => nowMs);
    expect([allowed(), allowed(), allowed(), allowed()]).toEqual([true, true, true, false]);
    nowMs = 499;
    expect(allowed()).toBe(false);
    nowMs = 1_000;
    expect([allowed(), allowed(), allowed()]).toEqual([true, true, false]);
  });

  it('saves up no more than a burst', () => {
    let nowMs = 0;
    const allowed = createRateLimit({ burst: 2, perSecond: 100 }, () => nowMs);
    nowMs = MINUTE_MS;
    expect([allowed(), allowed(), allowed()]).toEqual([true, true, false]);
  });
});
