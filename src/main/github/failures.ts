import type { Trouble } from '../ports.ts';
import type { Answer } from './answer.ts';
import { isWindowUsedUp, rateLimitWaitMs, retryAfterMs } from './retry-after.ts';

/** What an answer means that holds neither what was asked for nor a reason that anybody could act on. */
export function troubleOf(answer: Answer): Trouble {
  const { status, headers, serverMs } = answer;
  if (isRateLimit(answer)) return rateLimited(answer);
  if (status >= 500 || status === 408) {
    return { kind: 'server', retryAfterMs: retryAfterMs(headers, serverMs) };
  }
  return malformed;
}

/**
 * Whether the status and headers alone say "slow down".
 *
 * @see https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit
 */
export function isRateLimit({ status, headers }: Answer): boolean {
  if (status === 429) return true;
  return status === 403 && (isWindowUsedUp(headers) || headers.get('retry-after') !== null);
}

export function rateLimited({ headers, serverMs }: Answer): Trouble {
  return { kind: 'rateLimited', retryAfterMs: rateLimitWaitMs(headers, serverMs) };
}

export const malformed: Trouble = { kind: 'malformed', retryAfterMs: null };
