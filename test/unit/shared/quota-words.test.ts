import { describe, expect, it } from 'vitest';
import { amountText, dayText, percentText } from '../../../src/shared/format/amount.ts';
import { quotaWords } from '../../../src/shared/format/quota-words.ts';
import { usage as en } from '../../../src/shared/messages/en/usage.ts';
import { usage as ja } from '../../../src/shared/messages/ja/usage.ts';
import { type QuotaAmount, usedPart } from '../../../src/shared/usage.ts';

const at = (atMs: number): string => `at ${atMs}`;
const said = (amount: QuotaAmount, words: typeof en = en) => {
  const language = words === en ? 'en' : 'ja';
  return quotaWords({ name: 'credits', amount, reset: null }, words, language, at);
};

describe('what GitHub counts, in words', () => {
  it.each([
    [
      { kind: 'counted', total: 7_000, used: 2_500.25, left: 4_499.75, over: 0 },
      '2,500.3 of 7,000 used',
      '4,499.8 left',
    ],
    [
      { kind: 'counted', total: 300, used: 324.6, left: 0, over: 24.6 },
      '324.6 of 300 used',
      '24.6 more than that',
    ],
    [{ kind: 'part', total: null, leftPercent: 12.5 }, '12.5% left', null],
    [{ kind: 'part', total: 300, leftPercent: 0 }, '0% of 300 left', null],
    [{ kind: 'unlimited', used: null }, 'Unlimited', null],
    [{ kind: 'unlimited', used: 2.5 }, 'Unlimited', '2.5 used so far'],
    [{ kind: 'pooled', used: null }, 'Your organization decides', null],
    [{ kind: 'pooled', used: 0 }, 'Your organization decides', '0 used so far'],
  ] as const)('is %j', (amount, used, left) => {
    expect(said(amount)).toEqual({ name: 'AI credits', used, left, resets: null });
  });

  it('is the same in Japanese', () => {
    expect(said({ kind: 'counted', total: 7_000, used: 2_500, left: 4_500, over: 0 }, ja)).toEqual({
      name: 'AI クレジット',
      used: '7,000 のうち 2,500 を使用',
      left: '残り 4,500',
      resets: null,
    });
  });

  it('begins anew on a day that is the same everywhere, or at an instant of this person’s clock', () => {
    const amount = { kind: 'part', total: null, leftPercent: 1 } as const;
    const of = (isWholeDay: boolean) =>
      quotaWords(
        { name: 'chat', amount, reset: { atMs: Date.UTC(2026, 11, 1), isWholeDay } },
        en,
        'en',
        at,
      ).resets;
    expect(of(true)).toBe('Starts anew Tue 1 Dec');
    expect(of(false)).toBe(`Starts anew at ${Date.UTC(2026, 11, 1)}`);
  });

  it('is written as people write numbers', () => {
    expect(amountText(1_234_567.89, 'ja')).toBe('1,234,567.9');
    expect(percentText(99.96, 'en')).toBe('100%');
    expect(dayText(Date.UTC(2026, 11, 1), 'ja')).toBe('12月1日(火)');
  });

  it('fills a meter as far as a number says so', () => {
    expect(usedPart({ kind: 'counted', total: 300, used: 75, left: 225, over: 0 })).toBe(0.25);
    expect(usedPart({ kind: 'counted', total: 300, used: 400, left: 0, over: 100 })).toBe(1);
    expect(usedPart({ kind: 'part', total: null, leftPercent: 25 })).toBe(0.75);
    expect(usedPart({ kind: 'unlimited', used: 9 })).toBeNull();
    expect(usedPart({ kind: 'pooled', used: 9 })).toBeNull();
  });
});
