import { describe, expect, test } from 'vitest';
import { clockTime } from '../../../src/shared/format/clock-time.ts';

const now = Date.parse('2026-11-22T13:00:00Z');

describe('clock time', () => {
  test('is hours and minutes today, in 24 hours', () => {
    expect(clockTime(Date.parse('2026-11-22T14:57:30Z'), now, 'en', 'UTC')).toBe('14:57');
    expect(clockTime(Date.parse('2026-11-22T00:05:00Z'), now, 'ja', 'UTC')).toBe('00:05');
  });

  test('names the day when it is another one', () => {
    expect(clockTime(Date.parse('2026-11-23T14:57:00Z'), now, 'en', 'UTC')).toMatch(
      /Mon.*23 Nov.*14:57/,
    );
    expect(clockTime(Date.parse('2026-11-23T14:57:00Z'), now, 'ja', 'UTC')).toMatch(
      /11月23日.*14:57/,
    );
  });

  test('today is the day in the time zone of the reader, not in UTC', () => {
    const lateInTokyo = Date.parse('2026-11-22T15:30:00Z');
    expect(clockTime(lateInTokyo, now, 'en', 'UTC')).toBe('15:30');
    expect(clockTime(lateInTokyo, now, 'en', 'Asia/Tokyo')).toMatch(/Mon.*23 Nov.*00:30/);
  });

  test('is the same without a zone as in the zone of this machine', () => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    for (let hours = -30; hours < 30; hours += 1) {
      const atMs = now + hours * 3_600_000 + 123_456;
      for (const language of ['en', 'ja'] as const) {
        expect(clockTime(atMs, now, language)).toBe(clockTime(atMs, now, language, timeZone));
      }
    }
  });
});
