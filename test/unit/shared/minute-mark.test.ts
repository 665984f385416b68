import { array, assert, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { minuteMark } from '../../../src/shared/format/minute-mark.ts';
import { MINUTE_MS } from '../../support/time-units.ts';

describe('the minute mark', () => {
  test('is said when it is passed or reached, and only then', () => {
    expect(minuteMark(15 * MINUTE_MS, 14.9 * MINUTE_MS)).toBeNull();
    expect(minuteMark(14.1 * MINUTE_MS, 14 * MINUTE_MS)).toBe(14);
    expect(minuteMark(14.01 * MINUTE_MS, 13.99 * MINUTE_MS)).toBe(14);
    expect(minuteMark(14 * MINUTE_MS, 13.9 * MINUTE_MS)).toBeNull();
  });

  test('after a long gap is the latest one, once', () => {
    expect(minuteMark(14.5 * MINUTE_MS, 3.2 * MINUTE_MS)).toBe(4);
  });

  test('is not said at the end, nor when time runs backwards', () => {
    expect(minuteMark(0.5 * MINUTE_MS, 0)).toBeNull();
    expect(minuteMark(3 * MINUTE_MS, 5 * MINUTE_MS)).toBeNull();
  });

  test('a countdown of n minutes, looked at every so often, says each mark below n once and in order', () => {
    const looks = array(integer({ min: 1, max: 59_000 }), { minLength: 60, maxLength: 200 });
    assert(
      property(integer({ min: 1, max: 15 }), looks, (minutes, steps) => {
        let left = minutes * MINUTE_MS;
        const said: number[] = [];
        for (const step of steps) {
          const next = Math.max(0, left - step);
          const mark = minuteMark(left, next);
          if (mark !== null) said.push(mark);
          left = next;
        }
        const due = Math.max(1, Math.ceil(left / MINUTE_MS));
        const expected = Array.from({ length: minutes - due }, (_, index) => minutes - 1 - index);
        expect(said).toEqual(expected);
      }),
    );
  });
});
