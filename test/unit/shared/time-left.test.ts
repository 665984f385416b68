import { describe, expect, test } from 'vitest';
import { timeLeft } from '../../../src/shared/format/time-left.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

describe('time left', () => {
  test('rounds minutes down, so that it never promises too much', () => {
    expect(timeLeft(25 * MINUTE - 1, 'en')).toBe('24 min');
    expect(timeLeft(25 * MINUTE, 'en')).toBe('25 min');
  });

  test('counts seconds in the last minute only', () => {
    expect(timeLeft(MINUTE, 'en')).toBe('1 min');
    expect(timeLeft(MINUTE - 1, 'en')).toBe('59 s');
    expect(timeLeft(0, 'en')).toBe('0 s');
  });

  test('says hours with their minutes, and days when hours get many', () => {
    expect(timeLeft(HOUR, 'en')).toBe('1 hr');
    expect(timeLeft(HOUR + 5 * MINUTE, 'en')).toBe('1 hr 5 min');
    expect(timeLeft(49 * HOUR, 'en')).toBe('2 days');
  });

  test('a span in the past is no time', () => {
    expect(timeLeft(-5 * MINUTE, 'en')).toBe('0 s');
  });

  test('has the plural of the language when it is long', () => {
    expect(timeLeft(MINUTE, 'en', 'long')).toBe('1 minute');
    expect(timeLeft(2 * MINUTE, 'en', 'long')).toBe('2 minutes');
    expect(timeLeft(2 * MINUTE, 'ja', 'long')).toBe('2 分');
  });
});
