import * as v from 'valibot';
import {
  KNOWN_REFUSALS,
  type KnownRefusal,
  type Refusal,
  type RefusalReason,
} from '../../shared/refusal.ts';
import type { Trouble } from '../ports.ts';
import { type Answer, bodyOf } from './answer.ts';
import { isRateLimit, malformed, rateLimited } from './failures.ts';
import { refusalUrl } from './trusted-urls.ts';
import { optional, sentence, WholeText } from './wire-fields.ts';

/** GitHub's titles are a few words, its messages a few sentences; the rest is cut. */
const LONGEST_TITLE = 120;
const LONGEST_MESSAGE = 600;

/** What an answer without a token decides: a refusal, or nothing but trouble. */
export type Decision =
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly url: string | null }
  | { readonly kind: 'trouble'; readonly trouble: Trouble };

const Details = v.object({
  notification_id: v.fallback(optional(WholeText), null),
  title: v.fallback(optional(sentence(LONGEST_TITLE)), null),
  message: v.fallback(optional(sentence(LONGEST_MESSAGE)), null),
  url: v.fallback(optional(WholeText), null),
});

const Reasoned = v.object({ error_details: Details });
const Plain = v.object({ message: sentence(LONGEST_MESSAGE) });

/**
 * The refusal in an answer that gives its reason in `error_details`; null when it has none.
 *
 * The id decides and not the message beside it, which is the same text for "no seat" and for "wrong client id".
 */
export function reasonedRefusal(host: string, answer: Answer): Decision | null {
  const body = v.safeParse(Reasoned, bodyOf(answer));
  if (!body.success) return null;
  const { notification_id: id, title, message, url } = body.output.error_details;
  if (id === null && title === null && message === null) return null;
  return refused(isKnown(id) ? id : 'unknown', title, message, refusalUrl(host, url));
}

/** What a 403 without `error_details` means: a rate limit in disguise, the wrong client id, or GitHub's bare words. */
export function decideForbidden(answer: Answer): Decision {
  const body = v.safeParse(Plain, bodyOf(answer));
  const message = body.success ? body.output.message : null;
  if (isRateLimit(answer) || (message !== null && /\brate limit\b/i.test(message))) {
    return { kind: 'trouble', trouble: rateLimited(answer) };
  }
  if (message === null) return { kind: 'trouble', trouble: malformed(answer) };
  const isWrongClient = /^Resource not accessible by (?:integration|personal access token)/i;
  return refused(isWrongClient.test(message) ? 'wrongClient' : 'unknown', null, message, null);
}

/** The host has no exchange, or none for tokens of this client id: GitHub does not tell the two apart. */
export const notFound: Decision = refused('notFound', null, null, null);

function refused(
  reason: RefusalReason,
  title: string | null,
  message: string | null,
  url: string | null,
): Decision {
  return { kind: 'refused', refusal: { reason, title, message, hasLink: url !== null }, url };
}

function isKnown(id: string | null): id is KnownRefusal {
  return KNOWN_REFUSALS.some((known) => known === id);
}
