import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backoff } from '../../../../src/main/config.ts';
import { parseHttpDate, serverTimeOf } from '../../../../src/main/github/http-date.ts';
import { rateLimitWaitMs, retryAfterMs } from '../../../../src/main/github/retry-after.ts';
import { DAY_MS, MINUTE_MS } from '../../../support/time-units.ts';

const SERVER_MS = Date.UTC(2026, 8, 10, 12, 0, 0);

function headers(fields: Readonly<Record<string, string>>): Pick<Headers, 'get'> {
  return { get: (name) => fields[name.toLowerCase()] ?? null };
}

describe('a date in HTTP', () => {
  it.each([
    ['Sun, 06 Nov 1994 08:49:37 GMT'],
    ['Sunday, 06-Nov-94 08:49:37 GMT'],
    ['Sun Nov  6 08:49:37 1994'],
    ['Sun, 6 Nov 1994 08:49:37 GMT'],
    ['Sun, 06 Nov 1994 08:49:37 UTC'],
    ['Sun, 06 Nov 1994 08:49:37 +0000'],
  ])('reads %s', (text) => {
    expect(parseHttpDate(text)).toBe(Date.UTC(1994, 10, 6, 8, 49, 37));
  });

  it.each([null, '', 'foo 1', '1', '2026-09-10T12:00:00Z', 'Sun, 06 Foo 1994 08:49:37 GMT'])(
    'does not read %j',
    (text) => {
      expect(parseHttpDate(text)).toBeNull();
    },
  );
});

describe('the time of a server', () => {
  const noon = 'Thu, 10 Sep 2026 12:00:00 GMT';

  it.each([
    [noon, SERVER_MS],
    [`${noon}, Thu, 10 Sep 2026 12:00:01 GMT`, SERVER_MS],
    [`${noon}, Thursday, 10-Sep-26 12:00:01 GMT`, SERVER_MS],
    // A cache that adds its own: nobody knows which of them is right.
    [`${noon}, Thu, 10 Sep 2026 14:00:00 GMT`, null],
    [`${noon}, yesterday`, SERVER_MS],
    ['yesterday', null],
    [`${noon}, `.repeat(10_000), SERVER_MS],
  ])('is read of Date, in case %#', (date, atMs) => {
    expect(serverTimeOf(headers({ date }))).toBe(atMs);
  });
});

describe('a Retry-After', () => {
  it.each([
    ['seconds', '120', 120_000],
    ['no time at all', '0', 0],
    ['parts of a second', '1.5', 1_500],
    ['a date', 'Thu, 10 Sep 2026 12:01:30 GMT', 90_000],
    ['a date in the past', 'Thu, 10 Sep 2026 11:00:00 GMT', 0],
    ['a day', '86400', DAY_MS],
    ['more than a day', '31536000', DAY_MS],
    ['a number beyond all numbers', '9'.repeat(400), DAY_MS],
    ['the longer of two', '60, 300', 300_000],
    ['one said twice', '300,300', 300_000],
    ['two dates', 'Thu, 10 Sep 2026 12:01:30 GMT, Thursday, 10-Sep-26 12:02:00 GMT', 120_000],
    ['seconds beside a date', '7, Thu, 10 Sep 2026 12:01:30 GMT', 90_000],
    ['seconds beside garbage', 'soon, 300, ', 300_000],
    ['garbage', 'soon', null],
    ['a negative number', '-5', null],
    ['nothing', '', null],
  ])('reads %s', (_name, text, spanMs) => {
    expect(retryAfterMs(headers({ 'retry-after': text }), SERVER_MS)).toBe(spanMs);
  });

  it('never measures a date against the clock of this machine', () => {
    const date = headers({ 'retry-after': 'Thu, 10 Sep 2026 12:01:30 GMT' });
    expect(retryAfterMs(date, null)).toBeNull();
  });
});

describe('the wait after a rate limit', () => {
  const reset = String(SERVER_MS / 1_000 + 600);

  it.each([
    [
      'Retry-After first',
      { 'retry-after': '7', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset },
      7_000,
    ],
    [
      'the reset of a window that is used up',
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset },
      600_000,
    ],
    [
      'the later reset of two',
      { 'x-ratelimit-remaining': '0, 0', 'x-ratelimit-reset': `1, ${reset}` },
      600_000,
    ],
    [
      'a minute while the window is not used up',
      { 'x-ratelimit-remaining': '9', 'x-ratelimit-reset': reset },
      MINUTE_MS,
    ],
    ['a minute when nothing is said', {}, MINUTE_MS],
    ['a minute for garbage', { 'retry-after': 'soon' }, MINUTE_MS],
    ['at least a second', { 'retry-after': '0' }, 1_000],
    [
      'at least a second for a reset in the past',
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1' },
      1_000,
    ],
  ])('obeys %s', (_name, fields, waitMs) => {
    expect(rateLimitWaitMs(headers(fields), SERVER_MS)).toBe(waitMs);
  });

  it('is a sane wait whatever the headers say', () => {
    const value = fc.oneof(
      fc.string(),
      fc.integer().map(String),
      fc.double().map(String),
      fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
    );
    const names = ['retry-after', 'x-ratelimit-remaining', 'x-ratelimit-reset'] as const;
    const all = fc.record({
      [names[0]]: value,
      [names[1]]: fc.constantFrom('0', '1'),
      [names[2]]: value,
    });
    fc.assert(
      fc.property(all, fc.option(fc.integer()), (fields, serverMs) => {
        const waitMs = rateLimitWaitMs(headers(fields), serverMs);
        expect(waitMs).toBeGreaterThanOrEqual(backoff.firstMs);
        expect(waitMs).toBeLessThanOrEqual(backoff.maximumRetryAfterMs);
        const said = retryAfterMs(headers(fields), serverMs);
        if (said !== null) expect(said >= 0 && said <= backoff.maximumRetryAfterMs).toBe(true);
      }),
    );
  });
});
