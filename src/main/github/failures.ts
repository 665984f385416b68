import { deviceFlow } from '../config.ts';
import type { Cause, NicetyAnswer, SlowerPace, Trouble } from '../ports.ts';
import type { Answer } from './answer.ts';
import type { OAuthError } from './oauth-errors.ts';
import { isWindowUsedUp, rateLimitWaitMs, retryAfterMs } from './retry-after.ts';
import { asksToSlowDown, sentenceOf } from './sentence.ts';
import { spanMs } from './wire-fields.ts';

/** What an answer means that holds neither what was asked for nor a reason that anybody could act on. */
export function troubleOf(answer: Answer): Trouble {
  const { status, headers, serverMs } = answer;
  if (isRateLimit(answer)) return rateLimited(answer);
  if (status >= 500 || status === 408) {
    return {
      kind: 'server',
      retryAfterMs: retryAfterMs(headers, serverMs),
      cause: causeOf(answer),
    };
  }
  return malformed(answer);
}

/**
 * Whether an answer says "slow down": by its status, by its headers, or in words alone, as GitHub's secondary limits and
 * older servers do.
 *
 * @see https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit
 */
export function isRateLimit(answer: Answer): boolean {
  const { status, headers } = answer;
  if (status === 429) return true;
  if (status < 400 || status === 401 || status >= 500) return false;
  const isInHeaders = isWindowUsedUp(headers) || headers.get('retry-after') !== null;
  return (status === 403 && isInHeaders) || asksToSlowDown(sentenceOf(answer));
}

/** The trouble of an answer that asks to slow down, with how long. */
export function rateLimited(answer: Answer): Trouble {
  const { headers, serverMs } = answer;
  return {
    kind: 'rateLimited',
    retryAfterMs: rateLimitWaitMs(headers, serverMs),
    cause: causeOf(answer),
  };
}

/**
 * What is known when something that is nice to know did not come. The host tells none where asking again soon would bring
 * no more, because it says that there is none or answers with what cannot be read.
 */
export function noneOf(trouble: Trouble, answer?: Answer): NicetyAnswer<never> {
  if (answer?.status === 401) return { kind: 'unauthorized' };
  return trouble.kind === 'malformed' ? { kind: 'told', told: null } : { kind: 'trouble', trouble };
}

/** What `slow_down` asks for. It may say so in its body, in its head, or in both. */
export function slowerPace(
  { headers, serverMs }: Answer,
  { intervalSeconds }: OAuthError,
): SlowerPace {
  return {
    intervalMs: spanMs(intervalSeconds, deviceFlow.maximumLifeMs),
    retryAfterMs: retryAfterMs(headers, serverMs),
  };
}

/** The trouble of `slow_down` where nothing is polled: as long as it says, or as after any rate limit. */
export function slowedDown(answer: Answer, error: OAuthError): Trouble {
  const { intervalMs, retryAfterMs: waitMs } = slowerPace(answer, error);
  const limited = rateLimited(answer);
  return {
    ...limited,
    retryAfterMs: intervalMs === null ? limited.retryAfterMs : Math.max(intervalMs, waitMs ?? 0),
    cause: causeOf(answer, error.code),
  };
}

/** The trouble of an answer that cannot be read. */
export function malformed(answer: Answer): Trouble {
  return { kind: 'malformed', retryAfterMs: null, cause: causeOf(answer) };
}

/** What an answer leaves behind when it is no more than a failure or a no. */
export function causeOf({ status }: Answer, code: string | null = null): Cause {
  return { kind: 'answer', status, code };
}
