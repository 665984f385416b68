import { assertNever } from '../../shared/assert-never.ts';
import { YEAR_MS } from '../../shared/time-units.ts';
import type { Grant, RenewAnswer, RenewRequest, RequestPurpose } from '../ports.ts';
import { Secret } from '../secrets/secret.ts';
import { type Answer, bodyOf, hasRequestId, isSuccess } from './answer.ts';
import { decode } from './decode.ts';
import { causeOf, slowedDown, troubleOf } from './failures.ts';
import { isGitHubCloud } from './hosts.ts';
import { sendForm } from './login-form.ts';
import { meaningOf, type OAuthError, oauthErrorOf } from './oauth-errors.ts';
import { driftLog, type Tools } from './tools.ts';
import type { Call } from './wire.ts';
import { optional, spanMs, TokenText, WireNumber } from './wire-fields.ts';

/** GitHub's longest is half a year; a longer life is as good as none stated, and would overflow a date. */
const LONGEST_LIFE_MS = 10 * YEAR_MS;

const GRANT = {
  required: { access_token: TokenText },
  optional: {
    expires_in: optional(WireNumber),
    refresh_token: optional(TokenText),
  },
};

/**
 * Trades a refresh token for a new pair. Never rejects.
 *
 * GitHub's refresh tokens are single use; a host that answers without a new one lets the old one stand (RFC 6749 §6).
 *
 * @see https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/refreshing-user-access-tokens
 */
export async function renewGrant(
  tools: Tools,
  request: RenewRequest,
  signal: AbortSignal,
): Promise<RenewAnswer> {
  const { host, clientId, refreshToken } = request;
  const fields = { client_id: clientId, grant_type: 'refresh_token', refresh_token: refreshToken };
  const form = { host, purpose: 'renewGitHubToken', endpoint: 'accessToken', fields } as const;
  const reply = await sendForm(tools, form, signal);
  if (reply.kind === 'trouble') return reply;
  const error = oauthErrorOf(reply.answer);
  if (error !== null && isStranger(host, reply.answer)) return strangersNo(reply.answer);
  if (error !== null) return renewalRefused(reply.answer, error);
  const answer = grantOrFailure(tools, { host, purpose: 'renewGitHubToken' }, reply.answer);
  if (answer.kind !== 'granted' || answer.grant.refreshToken !== null) return answer;
  return { kind: 'granted', grant: { ...answer.grant, refreshToken } };
}

function renewalRefused(answer: Answer, error: OAuthError): RenewAnswer {
  const { code } = error;
  const cause = causeOf(answer, code);
  const meaning = meaningOf(code);
  switch (meaning) {
    case 'refreshTokenInvalid':
    case 'codeInvalid':
    case 'expired':
      return { kind: 'badRefreshToken', cause };
    case 'wrongClient':
      return { kind: 'wrongClient', cause };
    case 'slowDown':
      return { kind: 'trouble', trouble: slowedDown(answer, error) };
    case 'pending':
    case 'denied':
    case 'deviceFlowDisabled':
    case 'emailUnverified':
    case 'appSuspended':
    case 'badRequest':
    case null:
      return { kind: 'unexpected', code, cause };
    default:
      return assertNever(meaning);
  }
}

/** Whether this answer in the name of GitHub's own cloud is not GitHub's: a proxy may speak JSON too, and ends nothing. */
export function isStranger(host: string, answer: Answer): boolean {
  return isGitHubCloud(host) && !hasRequestId(answer);
}

/** What a no of somebody else comes to. */
export function strangersNo(answer: Answer): Extract<RenewAnswer, { readonly kind: 'trouble' }> {
  const cause = causeOf(answer);
  return { kind: 'trouble', trouble: { kind: 'portal', retryAfterMs: null, cause } };
}

/** The trouble of an answer of the sign-in pages that holds nothing: theirs, or that of whoever stands between. */
export function unreadable(host: string, answer: Answer): ReturnType<typeof strangersNo> {
  const trouble = troubleOf(answer);
  const isStrangers = trouble.kind === 'malformed' && isStranger(host, answer);
  return isStrangers ? strangersNo(answer) : { kind: 'trouble', trouble };
}

/** Reads an answer of the token endpoint that holds no OAuth error. */
export function grantOrFailure(
  tools: Tools,
  { host, purpose }: Pick<Call, 'host' | 'purpose'>,
  answer: Answer,
): Extract<RenewAnswer, { readonly kind: 'granted' | 'wrongClient' | 'trouble' }> {
  if (answer.status === 404 && isGitHubCloud(host) && hasRequestId(answer)) {
    return { kind: 'wrongClient', cause: causeOf(answer) }; // GitHub's answer to a client id it does not know.
  }
  const grant = isSuccess(answer) ? decodeGrant(tools, purpose, bodyOf(answer)) : null;
  return grant === null ? unreadable(host, answer) : { kind: 'granted', grant };
}

function decodeGrant(tools: Tools, purpose: RequestPurpose, body: unknown): Grant | null {
  const wire = decode(GRANT, body, driftLog(tools.log, purpose));
  if (wire === null) return null;
  return {
    gitHubToken: new Secret(wire.access_token),
    lifeMs: spanMs(wire.expires_in, LONGEST_LIFE_MS),
    refreshToken: wire.refresh_token === null ? null : new Secret(wire.refresh_token),
  };
}
