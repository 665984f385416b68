import * as v from 'valibot';
import { deviceFlow } from '../config.ts';
import type { Cause, CodeAnswer, DeviceCode, PollAnswer, PollRequest } from '../ports.ts';
import { Secret } from '../secrets/secret.ts';
import { type Answer, bodyOf, hasRequestId } from './answer.ts';
import { decode } from './decode.ts';
import { causeOf, isRateLimit, malformed, troubleOf } from './failures.ts';
import { grantOrFailure, isWrongClient } from './grants.ts';
import { isGitHubCloud } from './hosts.ts';
import { askForCode, sendForm } from './login-form.ts';
import { type OAuthError, oauthErrorOf } from './oauth-errors.ts';
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
  if (error !== null) return codeRefused(error, causeOf(reply.answer, error.code));
  if (reply.answer.status >= 400) return codeFailed(host, reply.answer);
  const code = decodeCode(tools, host, bodyOf(reply.answer));
  return code === null
    ? { kind: 'trouble', trouble: malformed(reply.answer) }
    : { kind: 'code', code };
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
  return error === null
    ? grantOrFailure(tools, { host, purpose: 'poll' }, reply.answer)
    : pollRefused(error, causeOf(reply.answer, error.code));
}

function codeRefused({ code }: OAuthError, cause: Cause): CodeAnswer {
  if (code === 'device_flow_disabled') return { kind: 'deviceFlowDisabled', cause };
  return isWrongClient(code) ? { kind: 'wrongClient', cause } : { kind: 'unexpected', code, cause };
}

/**
 * GitHub answers 404 to a client id that it does not know. A GitHub Enterprise Server without the device flow answers
 * 404 too, or asks for a login; which of the two it is cannot be told there, and the second is the likelier.
 */
function codeFailed(host: string, answer: Answer): CodeAnswer {
  const { status } = answer;
  const cause = causeOf(answer);
  if (isRateLimit(answer) || status >= 500 || status === 408) {
    return { kind: 'trouble', trouble: troubleOf(answer) };
  }
  if (!isGitHubCloud(host)) return { kind: 'noDeviceFlow', cause };
  if (!hasRequestId(answer)) {
    return { kind: 'trouble', trouble: { kind: 'portal', retryAfterMs: null, cause } };
  }
  return status === 404
    ? { kind: 'wrongClient', cause }
    : { kind: 'unexpected', code: null, cause };
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

function pollRefused({ code, intervalSeconds }: OAuthError, cause: Cause): PollAnswer {
  switch (code) {
    case 'authorization_pending':
      return { kind: 'pending' };
    case 'slow_down':
      return { kind: 'slowDown', intervalMs: spanMs(intervalSeconds, deviceFlow.maximumLifeMs) };
    case 'expired_token':
    case 'token_expired': // GitHub's documentation spells it both ways.
      return { kind: 'expired', cause };
    case 'access_denied':
    case 'authorization_denied':
      return { kind: 'denied', cause };
    case 'incorrect_device_code':
    case 'invalid_grant': // The RFC's name for it.
      return { kind: 'codeInvalid', cause };
    case 'device_flow_disabled':
      return { kind: 'deviceFlowDisabled', cause };
    default:
      return isWrongClient(code)
        ? { kind: 'wrongClient', cause }
        : { kind: 'unexpected', code, cause };
  }
}
