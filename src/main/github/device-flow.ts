import * as v from 'valibot';
import { assertNever } from '../../shared/assert-never.ts';
import { deviceFlow } from '../config.ts';
import type { CodeAnswer, DeviceCode, PollAnswer, PollRequest, Trouble } from '../ports.ts';
import { Secret } from '../secrets/secret.ts';
import { type Answer, bodyOf, hasRequestId, isPage } from './answer.ts';
import { decode } from './decode.ts';
import { causeOf, isRateLimit, slowedDown, slowerPace, troubleOf } from './failures.ts';
import { grantOrFailure, isStranger, strangersNo, unreadable } from './grants.ts';
import { isGitHubCloud } from './hosts.ts';
import { askForCode, sendForm } from './login-form.ts';
import { meaningOf, type OAuthError, oauthErrorOf } from './oauth-errors.ts';
import { retryAfterMs } from './retry-after.ts';
import { sentenceOf } from './sentence.ts';
import { driftLog, type Tools } from './tools.ts';
import { pageUrl } from './trusted-urls.ts';
import { optional, spanMs, TokenText, WholeText, WireNumber } from './wire-fields.ts';

/** @see https://www.rfc-editor.org/rfc/rfc8628#section-3.4 */
const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';

const DEVICE_CODE = {
  required: {
    device_code: TokenText,
    /** Typed by a person: short, and nothing that could not be typed. */
    user_code: v.pipe(WholeText, v.trim(), v.regex(/^[\x20-\x7e]{1,40}$/)),
  },
  optional: {
    verification_uri: optional(WholeText),
    expires_in: optional(WireNumber),
    interval: optional(WireNumber),
  },
};

/** With 404: the endpoint is there, and the app is not. */
const UnknownClient = v.object({ error: v.literal('Not Found') });

/**
 * Asks for a device code. Never rejects.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8628#section-3.1
 */
export async function requestCode(
  tools: Tools,
  host: string,
  clientId: string,
  signal: AbortSignal,
): Promise<CodeAnswer> {
  const reply = await askForCode(tools, { host, purpose: 'deviceCode' }, clientId, signal);
  if (reply.kind === 'trouble') return reply;
  const error = oauthErrorOf(reply.answer);
  if (error !== null && isStranger(host, reply.answer)) return strangersNo(reply.answer);
  if (error !== null) return codeRefused(reply.answer, error);
  if (reply.answer.status >= 400) return codeFailed(host, reply.answer);
  const code = decodeCode(tools, host, bodyOf(reply.answer));
  return code === null ? noCode(host, reply.answer) : { kind: 'code', code };
}

/**
 * Asks once whether the user has approved the code. Never rejects.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8628#section-3.4
 */
export async function pollOnce(
  tools: Tools,
  { host, clientId, deviceCode }: PollRequest,
  signal: AbortSignal,
): Promise<PollAnswer> {
  const fields = { client_id: clientId, device_code: deviceCode, grant_type: DEVICE_GRANT };
  const form = { host, purpose: 'poll', endpoint: 'accessToken', fields } as const;
  const reply = await sendForm(tools, form, signal);
  if (reply.kind === 'trouble') return reply;
  const error = oauthErrorOf(reply.answer);
  if (error === null) {
    const granted = grantOrFailure(tools, { host, purpose: 'poll' }, reply.answer);
    if (granted.kind !== 'trouble') return granted;
    return saidInstead(granted.trouble, reply.answer) ?? granted;
  }
  const answer = pollRefused(reply.answer, error);
  const isEnd = answer.kind !== 'pending' && answer.kind !== 'slowDown';
  return isEnd && isStranger(host, reply.answer) ? strangersNo(reply.answer) : answer;
}

function codeRefused(answer: Answer, error: OAuthError): CodeAnswer {
  const { code } = error;
  const cause = causeOf(answer, code);
  const meaning = meaningOf(code);
  switch (meaning) {
    case 'deviceFlowDisabled':
    case 'wrongClient':
    case 'emailUnverified':
    case 'appSuspended':
      return { kind: meaning, cause };
    case 'slowDown':
      return { kind: 'trouble', trouble: slowedDown(answer, error) };
    case 'pending':
    case 'expired':
    case 'denied':
    case 'codeInvalid':
    case 'refreshTokenInvalid':
    case 'badRequest':
    case null:
      return { kind: 'unexpected', code, said: sentenceOf(answer), cause };
    default:
      return assertNever(meaning);
  }
}

/**
 * GitHub answers 404 to a client id that it does not know, and so does a GitHub Enterprise Server, in the same JSON. One
 * without the device flow answers 404 with something else, or asks for a login.
 */
function codeFailed(host: string, answer: Answer): CodeAnswer {
  const { status } = answer;
  const cause = causeOf(answer);
  if (isRateLimit(answer) || status >= 500 || status === 408) {
    return { kind: 'trouble', trouble: troubleOf(answer) };
  }
  const said = sentenceOf(answer);
  if (!isGitHubCloud(host)) {
    const isUnknownClient = status === 404 && v.is(UnknownClient, bodyOf(answer));
    if (isUnknownClient) return { kind: 'wrongClient', cause };
    // A host without the flow has no words for it; whoever says why means something else.
    const isReasoned = status !== 404 && said !== null;
    return isReasoned
      ? { kind: 'unexpected', code: null, said, cause }
      : { kind: 'noDeviceFlow', cause };
  }
  if (isStranger(host, answer)) return strangersNo(answer);
  return status === 404
    ? { kind: 'wrongClient', cause }
    : { kind: 'unexpected', code: null, said, cause };
}

/** A GitHub Enterprise Server without the device flow may show its sign-in page instead, as if all were well. */
function noCode(host: string, answer: Answer): CodeAnswer {
  const isSignInPage = !isGitHubCloud(host) && hasRequestId(answer) && isPage(answer);
  if (isSignInPage) return { kind: 'noDeviceFlow', cause: causeOf(answer) };
  const failure = unreadable(host, answer);
  return saidInstead(failure.trouble, answer) ?? failure;
}

/** GitHub's words in the place of what was asked for; null where it has none, or has not said that it is GitHub. */
function saidInstead(
  trouble: Trouble,
  answer: Answer,
): Extract<PollAnswer, { readonly kind: 'unexpected' }> | null {
  const isUnreadable = trouble.kind === 'malformed' && hasRequestId(answer);
  const said = isUnreadable ? sentenceOf(answer) : null;
  return said === null ? null : { kind: 'unexpected', code: null, said, cause: causeOf(answer) };
}

function decodeCode(tools: Tools, host: string, body: unknown): DeviceCode | null {
  const wire = decode(DEVICE_CODE, body, driftLog(tools.log, 'deviceCode'));
  if (wire === null) return null;
  const lifeMs = spanMs(wire.expires_in, deviceFlow.maximumLifeMs) ?? deviceFlow.defaultLifeMs;
  return {
    deviceCode: new Secret(wire.device_code),
    userCode: wire.user_code,
    pageUrl: pageUrl(host, wire.verification_uri),
    lifeMs,
    intervalMs: intervalOf(wire.interval, lifeMs),
  };
}

/** A stated interval is raised to the least we allow and cut only by the life of the code. */
function intervalOf(seconds: number | null, lifeMs: number): number {
  if (seconds === null) return deviceFlow.defaultIntervalMs;
  return Math.min(Math.max(seconds * 1_000, deviceFlow.minimumIntervalMs), lifeMs);
}

function pollRefused(answer: Answer, error: OAuthError): PollAnswer {
  const { code } = error;
  const cause = causeOf(answer, code);
  const meaning = meaningOf(code);
  switch (meaning) {
    case 'pending':
      return { kind: 'pending', retryAfterMs: retryAfterMs(answer.headers, answer.serverMs) };
    case 'slowDown':
      return { kind: 'slowDown', ...slowerPace(answer, error) };
    case 'expired':
    case 'denied':
    case 'codeInvalid':
    case 'deviceFlowDisabled':
    case 'wrongClient':
    case 'emailUnverified':
    case 'appSuspended':
      return { kind: meaning, cause };
    case 'refreshTokenInvalid':
    case 'badRequest':
    case null:
      return { kind: 'unexpected', code, said: sentenceOf(answer), cause };
    default:
      return assertNever(meaning);
  }
}
