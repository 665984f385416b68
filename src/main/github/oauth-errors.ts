import * as v from 'valibot';
import { type Answer, bodyOf } from './answer.ts';
import { WireNumber } from './wire-fields.ts';

/** An error as RFC 6749 and RFC 8628 spell it in a body. */
export interface OAuthError {
  readonly code: string;
  /** Only `slow_down` carries one: the interval for all later polls. */
  readonly intervalSeconds: number | null;
}

/** Codes look like this; `Not Found`, which GitHub puts into the same field, is none. */
const Body = v.object({
  error: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]{0,63}$/)),
  interval: v.fallback(v.nullish(WireNumber, null), null),
});

/** Every code that ends or steers a flow; these are believed at any status. */
const SPOKEN_BY_OAUTH: ReadonlySet<string> = new Set([
  'authorization_pending',
  'slow_down',
  'expired_token',
  'token_expired',
  'access_denied',
  'authorization_denied',
  'incorrect_device_code',
  'incorrect_client_credentials',
  'unauthorized_client',
  'invalid_client',
  'invalid_grant',
  'bad_refresh_token',
  'device_flow_disabled',
  'unsupported_grant_type',
]);

/** RFC 6749 §4.1.2.1: codes that stand for a 503, for clients that cannot see the status. */
const OUT_OF_ORDER: ReadonlySet<string> = new Set(['server_error', 'temporarily_unavailable']);

/**
 * The OAuth error in an answer of the sign-in pages, whatever its status: GitHub says 200, the RFC says 400.
 *
 * Null when there is none. An unknown code under a 429 or 5xx is a proxy's or an outage's, and no decision of GitHub's.
 *
 * @see https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps#error-codes-for-the-device-flow
 * @see https://www.rfc-editor.org/rfc/rfc8628#section-3.5
 */
export function oauthErrorOf(answer: Answer): OAuthError | null {
  const body = v.safeParse(Body, bodyOf(answer));
  if (!body.success || OUT_OF_ORDER.has(body.output.error)) return null;
  const { error: code, interval: intervalSeconds } = body.output;
  const isOutage = answer.status === 429 || answer.status >= 500;
  return SPOKEN_BY_OAUTH.has(code) || !isOutage ? { code, intervalSeconds } : null;
}
