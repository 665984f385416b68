import { backoff } from '../config.ts';
import { BETWEEN_VALUES, MOST_VALUES, parseHttpDate } from './http-date.ts';

type HeaderSource = Pick<Headers, 'get'>;

const DELAY_SECONDS = /^\d+(?:\.\d+)?$/;

/**
 * How long `Retry-After` asks to wait, between 0 and a day; null when it is missing or makes no sense.
 *
 * Given twice, as by a server and by the proxy before it, the longest counts. A date is measured against the server's own clock; without a `Date` it says nothing, as ours may be wrong.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3
 */
export function retryAfterMs(headers: HeaderSource, serverMs: number | null): number | null {
  const waitsMs = valuesOf(headers, 'retry-after')
    .map((text) =>
      DELAY_SECONDS.test(text)
        ? clamped(Number(text) * 1_000, 0)
        : untilMs(parseHttpDate(text), serverMs, 0),
    )
    .filter((waitMs) => waitMs !== null);
  return waitsMs.length === 0 ? null : Math.max(...waitsMs);
}

/**
 * How long to leave a server alone that has rate-limited us: `Retry-After`, else the reset of the window, else a minute.
 * At least a second, at most a day.
 *
 * @see https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#handle-rate-limit-errors-appropriately
 */
export function rateLimitWaitMs(headers: HeaderSource, serverMs: number | null): number {
  const waitMs =
    retryAfterMs(headers, serverMs) ?? resetMs(headers, serverMs) ?? backoff.unspecifiedRateLimitMs;
  return clamped(waitMs, backoff.firstMs);
}

/** Whether the window of requests is used up; GitHub also says so with a 403. */
export function isWindowUsedUp(headers: HeaderSource): boolean {
  return valuesOf(headers, 'x-ratelimit-remaining').includes('0');
}

function resetMs(headers: HeaderSource, serverMs: number | null): number | null {
  const resets = valuesOf(headers, 'x-ratelimit-reset').filter((reset) => /^\d+$/.test(reset));
  if (!isWindowUsedUp(headers) || resets.length === 0) return null;
  return untilMs(Math.max(...resets.map(Number)) * 1_000, serverMs, backoff.firstMs);
}

/** What a header says, once or several times; joined, as `Headers` hands them out. */
function valuesOf(headers: HeaderSource, name: string): readonly string[] {
  return (headers.get(name) ?? '').split(BETWEEN_VALUES, MOST_VALUES).map((value) => value.trim());
}

function untilMs(atMs: number | null, serverMs: number | null, leastMs: number): number | null {
  return atMs === null || serverMs === null ? null : clamped(atMs - serverMs, leastMs);
}

function clamped(spanMs: number, leastMs: number): number {
  return Math.min(Math.max(spanMs, leastMs), backoff.maximumRetryAfterMs);
}
