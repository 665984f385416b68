import * as v from 'valibot';
import {
  KNOWN_REFUSALS,
  type KnownRefusal,
  type Refusal,
  type RefusalReason,
} from '../../shared/refusal.ts';
import type { Trouble } from '../ports.ts';
import { type Answer, bodyOf, hasRequestId } from './answer.ts';
import { isRateLimit, malformed, rateLimited, troubleOf } from './failures.ts';
import { pageOf } from './page-of.ts';
import { sentenceOf } from './sentence.ts';
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
  const page = refusalUrl(host, url) ?? signOnUrl(host, answer);
  return refused(isKnown(id) ? id : 'unknown', title, message, page);
}

/**
 * What a 4xx without `error_details` means: a rate limit in disguise, a host or a client id without an exchange, or
 * GitHub's bare words, which are a no as much as any other. Without words, or from somebody who does not say that they
 * are GitHub, it is nothing but trouble.
 */
export function decideRefused(host: string, answer: Answer): Decision {
  const { status } = answer;
  const said = sentenceOf(answer);
  if (isRateLimit(answer)) return { kind: 'trouble', trouble: rateLimited(answer) };
  if (status === 408) return { kind: 'trouble', trouble: troubleOf(answer) };
  if (status === 466) return refused('outdated', null, said, null);
  const signOnPage = signOnUrl(host, answer);
  if (signOnPage !== null) return refused('ssoRequired', null, said, signOnPage);
  // 405: the address is known, but there is no exchange at it.
  if (status === 404 || status === 405) return refused('notFound', null, null, null);
  if (status === 410) return refused('notFound', null, said, null);
  if (said === null || !(status === 403 || hasRequestId(answer))) {
    return { kind: 'trouble', trouble: malformed(answer) };
  }
  const isWrongClient = /^Resource not accessible by (?:integration|personal access token)/i;
  return refused(isWrongClient.test(said) ? 'wrongClient' : 'unknown', null, said, null);
}

/**
 * What a no of `/user` means, of a GitHub token that the exchange has rejected. What it would mean at the exchange it does
 * not mean here: GitHub's words count, and the page that it names.
 */
export function decideWithheld(host: string, answer: Answer): Decision {
  const decision = decideRefused(host, answer);
  if (decision.kind === 'trouble') return decision;
  const { reason, message } = decision.refusal;
  if (reason === 'outdated' || reason === 'ssoRequired') return decision;
  return message === null
    ? { kind: 'trouble', trouble: malformed(answer) }
    : refused('withheld', null, message, decision.url);
}

/**
 * Where an organisation's single sign-on can be renewed, if it is GitHub's.
 *
 * @see https://docs.github.com/en/rest/authentication/authenticating-to-the-rest-api#authenticating-for-saml-single-sign-on-sso
 */
function signOnUrl(host: string, { headers, filter }: Answer): string | null {
  const header = headers.get('x-github-sso') ?? '';
  const url = /^\s*required\s*;\s*url=(\S+)/i.exec(header)?.[1];
  const address = v.safeParse(v.object({ url: WholeText }), filter({ url }));
  return refusalUrl(host, address.success ? address.output.url : null);
}

function refused(
  reason: RefusalReason,
  title: string | null,
  message: string | null,
  url: string | null,
): Decision {
  return { kind: 'refused', refusal: { reason, title, message, page: pageOf(url) }, url };
}

function isKnown(id: string | null): id is KnownRefusal {
  return KNOWN_REFUSALS.some((known) => known === id);
}
