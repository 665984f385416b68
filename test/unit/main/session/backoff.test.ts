import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backoffMs } from '../../../../src/main/session/backoff.ts';

describe('backoffMs', () => {
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
