import * as v from 'valibot';
import { type Answer, bodyOf, isSuccess } from './answer.ts';
import { TokenText, WireNumber } from './wire-fields.ts';

/** An error as RFC 6749 and RFC 8628 spell it in a body. */
export interface OAuthError {
  readonly code: string;
  /** Only `slow_down` carries one: the interval for all later requests. */
  readonly intervalSeconds: number | null;
}

/** Codes look like this; `Not Found`, which GitHub puts into the same field, is none. */
const Body = v.object({
  error: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]{0,63}$/)),
  interval: v.fallback(v.nullish(WireNumber, null), null),
});

const Granted = v.object({ access_token: TokenText });

/** What an OAuth error says, whatever it was the answer to. */
export type OAuthMeaning =
  | 'pending'
  | 'slowDown'
  | 'expired'
  | 'denied'
  | 'codeInvalid'
  | 'refreshTokenInvalid'
  | 'deviceFlowDisabled'
  | 'wrongClient'
  | 'emailUnverified'
  | 'appSuspended'
  | 'badRequest';

/**
 * Every code that ends or steers a flow, for every step: GitHub says any of them anywhere. They are believed at any
 * status.
 *
 * @see https://docs.github.com/en/apps/oauth-apps/maintaining-oauth-apps/troubleshooting-oauth-app-access-token-request-errors
 */
const MEANINGS: ReadonlyMap<string, OAuthMeaning> = new Map([
  ['authorization_pending', 'pending'],
  ['slow_down', 'slowDown'],
  ['expired_token', 'expired'],
  ['token_expired', 'expired'], // GitHub's documentation spells it both ways.
  ['access_denied', 'denied'],
  ['authorization_denied', 'denied'],
  ['incorrect_device_code', 'codeInvalid'],
  ['invalid_grant', 'codeInvalid'], // The RFC's name for it.
  ['bad_refresh_token', 'refreshTokenInvalid'],
  ['device_flow_disabled', 'deviceFlowDisabled'],
  ['incorrect_client_credentials', 'wrongClient'],
  ['unauthorized_client', 'wrongClient'],
  ['invalid_client', 'wrongClient'],
  ['unverified_user_email', 'emailUnverified'],
  ['application_suspended', 'appSuspended'],
  ['unsupported_grant_type', 'badRequest'],
]);

/** What this code says; null for one that nobody here knows. */
export function meaningOf(code: string): OAuthMeaning | null {
  return MEANINGS.get(code) ?? null;
}

/** RFC 6749 §4.1.2.1: codes that stand for a 503, for clients that cannot see the status. */
const OUT_OF_ORDER: ReadonlySet<string> = new Set(['server_error', 'temporarily_unavailable']);

/**
 * The OAuth error in an answer of the sign-in pages, whatever its status: GitHub says 200, the RFC says 400.
 *
 * Null when there is none, or when it stands beside a token: that is given once, and may be all that is left of a
 * refresh token. An unknown code under a 429 or 5xx is a proxy's or an outage's, and no decision of GitHub's.
 *
 * @see https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps#error-codes-for-the-device-flow
 * @see https://www.rfc-editor.org/rfc/rfc8628#section-3.5
 */
export function oauthErrorOf(answer: Answer): OAuthError | null {
  if (isSuccess(answer) && v.is(Granted, bodyOf(answer))) return null;
  const body = v.safeParse(Body, bodyOf(answer));
  if (!body.success || OUT_OF_ORDER.has(body.output.error)) return null;
  const { error: code, interval: intervalSeconds } = body.output;
  const isOutage = answer.status === 429 || answer.status >= 500;
  return MEANINGS.has(code) || !isOutage ? { code, intervalSeconds } : null;
}
