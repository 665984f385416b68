import { describe, expect, test } from 'vitest';
import {
  type ClockStyle,
  clockTime,
  type HourCycle,
} from '../../../src/shared/format/clock-time.ts';
import { LANGUAGES } from '../../../src/shared/format/language.ts';

const now = Date.parse('2026-11-22T13:00:00Z');
const en: ClockStyle = { language: 'en', hourCycle: 'h23' };
const ja: ClockStyle = { language: 'ja', hourCycle: 'h23' };
const CYCLES: readonly HourCycle[] = ['h12', 'h23'];

describe('clock time', () => {
  test('is hours and minutes today', () => {
    expect(clockTime(Date.parse('2026-11-22T14:57:30Z'), now, en, 'UTC')).toBe('14:57');
    expect(clockTime(Date.parse('2026-11-22T00:05:00Z'), now, ja, 'UTC')).toBe('00:05');
  });

  test('names the day when it is another one', () => {
    expect(clockTime(Date.parse('2026-11-23T14:57:00Z'), now, en, 'UTC')).toMatch(
      /Mon.*23 Nov.*14:57/,
    );
    expect(clockTime(Date.parse('2026-11-23T14:57:00Z'), now, ja, 'UTC')).toMatch(
      /11月23日.*14:57/,
    );
  });

  test('today is the day in the time zone of the reader, not in UTC', () => {
    const lateInTokyo = Date.parse('2026-11-22T15:30:00Z');
    expect(clockTime(lateInTokyo, now, en, 'UTC')).toBe('15:30');
    expect(clockTime(lateInTokyo, now, en, 'Asia/Tokyo')).toMatch(/Mon.*23 Nov.*00:30/);
  });

  test('is the same without a zone as in the zone of this machine', () => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    for (let hours = -30; hours < 30; hours += 1) {
      const atMs = now + hours * 3_600_000 + 123_456;
      for (const language of LANGUAGES) {
        for (const hourCycle of CYCLES) {
          const style = { language, hourCycle };
          expect(clockTime(atMs, now, style)).toBe(clockTime(atMs, now, style, timeZone));
        }
      }
    }
  });

  test('is in twelve hours where the system writes clocks so', () => {
    const american: ClockStyle = { language: 'en', hourCycle: 'h12' };
    expect(clockTime(Date.parse('2026-11-22T15:01:00Z'), now, american, 'UTC')).toBe('3:01 PM');
    expect(clockTime(Date.parse('2026-11-22T00:05:00Z'), now, american, 'UTC')).toBe('12:05 AM');
    expect(clockTime(Date.parse('2026-11-23T15:01:00Z'), now, american, 'UTC')).toMatch(
      /Mon.*23 Nov.*3:01 PM$/,
    );
    const japanese: ClockStyle = { language: 'ja', hourCycle: 'h12' };
    expect(clockTime(Date.parse('2026-11-22T15:01:00Z'), now, japanese, 'UTC')).toBe('午後3:01');
  });

  test('names its zone when clocks are set back before it', () => {
    const evening = Date.parse('2026-10-24T22:30:00Z');
    const second = Date.parse('2026-10-25T01:30:00Z');
    expect(clockTime(second, evening, en, 'Europe/Berlin')).toMatch(/02:30 CET$/);
    expect(clockTime(second - 3_600_000, evening, en, 'Europe/Berlin')).toMatch(/02:30$/);
    expect(clockTime(second, second - 60_000, en, 'Europe/Berlin')).toBe('02:30');
  });
});
