import { describe, expect, it } from 'vitest';
import { compare, median, notMeasured, quantile, verdictOf } from '../../bench/budgets.ts';

describe('a budget', () => {
  it('holds up to its number, and no further', () => {
    expect(compare('a / b', 0.4, 4, 10)).toEqual({
      name: 'a / b',
      ratio: 0.4,
      budget: 0.4,
      ok: true,
    });
    expect(compare('a / b', 0.4, 4.1, 10)).toMatchObject({ ratio: 0.41, ok: false });
  });

  it('is none for what is only told, which cannot break it; not measured, even that has not held', () => {
    expect(compare('a / b', null, 7, 1)).toMatchObject({ ratio: 7, budget: null, ok: true });
    expect(notMeasured('a / b', null, 'b is not there')).toMatchObject({ ratio: null, ok: false });
  });

  it('has not held when it was not measured, and the verdict names it', () => {
    const held = compare('a / b', 1, 1, 2);
    const missing = notMeasured('c / d', 1, 'd is not there');
    expect(verdictOf([held])).toEqual({ ok: true, budgets: [held], notMeasured: [] });
    expect(verdictOf([held, missing])).toMatchObject({ ok: false, notMeasured: ['c / d'] });
  });

  it('rests on the middle and the slowest, whatever order they came in', () => {
    expect(median([3, 1, 2])).toBe(2);
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect([quantile(hundred, 0.99), quantile([7], 0.99)]).toEqual([99, 7]);
    expect(() => median([])).toThrow('nothing was measured');
  });
});
