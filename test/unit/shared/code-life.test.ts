import { describe, expect, it } from 'vitest';
import { codeLife } from '../../../src/shared/format/code-life.ts';
import { timeLeft } from '../../../src/shared/format/time-left.ts';
import { MINUTE_MS, SECOND_MS } from '../../support/time-units.ts';

const LIFE_MS = 15 * MINUTE_MS;

const said = (leftMs: number, lifeMs = LIFE_MS): string =>
  timeLeft(codeLife(leftMs, lifeMs).saidMs, 'en');

describe("a code's life", () => {
  it('is said whole for the first half minute, and never too long after it', () => {
    expect(said(LIFE_MS)).toBe('15 min');
    expect(said(LIFE_MS - 29 * SECOND_MS)).toBe('15 min');
    expect(said(LIFE_MS - 30 * SECOND_MS)).toBe('14 min');
    expect(said(13 * MINUTE_MS)).toBe('13 min');
    expect(said(13 * MINUTE_MS - 1)).toBe('12 min');
    expect(said(40 * SECOND_MS)).toBe('40 s');
  });

  it('is said to the nearest minute when GitHub gives an odd one', () => {
    expect(said(899 * SECOND_MS, 899 * SECOND_MS)).toBe('15 min');
    expect(said(45 * SECOND_MS, 45 * SECOND_MS), 'a life of less than a minute').toBe('1 min');
    expect(said(20 * SECOND_MS, 20 * SECOND_MS)).toBe('20 s');
  });

  it('is drawn in steps of a minute, and is not empty before its end', () => {
    const part = (leftMs: number) => codeLife(leftMs, LIFE_MS).part;
    expect(part(LIFE_MS)).toBe(1);
    expect(part(LIFE_MS - 1)).toBe(1);
    expect(part(14 * MINUTE_MS)).toBeCloseTo(14 / 15);
    expect(part(1)).toBeCloseTo(1 / 15);
    expect(part(0)).toBe(0);
    expect(codeLife(MINUTE_MS, 0).part, 'a life that was never told').toBe(1);
  });
});
