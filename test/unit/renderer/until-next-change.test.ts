import { assert, double, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { untilNextChange } from '../../../src/renderer/until-next-change.ts';
import { timeLeft } from '../../../src/shared/format/time-left.ts';
import { MINUTE_MS } from '../../support/time-units.ts';

const spans = integer({ min: 1, max: 3 * 60 * 60 * 1000 });

test('no countdown is looked at more than once a second, nor less than every ten seconds', () => {
  expect(untilNextChange(25 * MINUTE_MS)).toBe(1);
  expect(untilNextChange(24.5 * MINUTE_MS)).toBe(10_000);
  expect(untilNextChange(30_500)).toBe(501);
  assert(
    property(spans, (leftMs) => {
      expect(untilNextChange(leftMs)).toBeGreaterThan(0);
      expect(untilNextChange(leftMs)).toBeLessThanOrEqual(10_000);
    }),
  );
});

test('the words stay true until the next look', () => {
  assert(
    property(spans, double({ min: 0, max: 0.99, noNaN: true }), (leftMs, part) => {
      const justBefore = leftMs - Math.max(0, untilNextChange(leftMs) - 1) * part;
      expect(timeLeft(justBefore, 'en')).toBe(timeLeft(leftMs, 'en'));
    }),
  );
});
