import * as v from 'valibot';
import { renewal } from '../config.ts';
import type { CopilotToken } from '../ports.ts';
import { Secret } from '../secrets/secret.ts';
import { decode } from './decode.ts';
import { noteFields } from './note-dialect.ts';
import { planOf } from './plan.ts';
import { remarkOf, WireRemark } from './remarks.ts';
import { driftLog, type Tools } from './tools.ts';
import { copilotApiUrl } from './trusted-urls.ts';
import {
  nameText,
  optional,
  spanMs,
  TokenText,
  WholeText,
  WireInstant,
  WireNumber,
} from './wire-fields.ts';

const LONGEST_PLAN = 60;

const COPILOT_TOKEN = {
  required: { token: TokenText },
  optional: {
    expires_at: optional(WireInstant),
    refresh_in: optional(WireNumber),
    endpoints: optional(v.object({ api: optional(WholeText) })),
    copilot_plan: optional(nameText(LONGEST_PLAN)),
    user_notification: optional(WireRemark),
    ...noteFields,
  },
};

/**
 * Reads the exchange's answer in either dialect; null without a token that could be used.
 *
 * How long the token lives is not judged here: a life that makes no sense is null, or what the server said.
 */
export function decodeCopilotToken(tools: Tools, host: string, body: unknown): CopilotToken | null {
  const wire = decode(COPILOT_TOKEN, body, driftLog(tools.log, 'exchange'));
  if (wire === null) return null;
  return {
    token: new Secret(wire.token),
    expiresAtServerMs: laterOf(wire.expires_at, expiryInside(wire.token)),
    refreshInMs: spanMs(wire.refresh_in, renewal.maximumDelayMs),
    apiUrl: copilotApiUrl(host, wire.endpoints?.api ?? null),
    plan: planOf(wire.copilot_plan, null),
    identity: wire.user,
    remark: remarkOf(host, wire.user_notification),
  };
}

/** Real tokens repeat `expires_at` as `exp=` among their fields. Of two ends the later counts: the other one is no end. */
function laterOf(atMs: number | null, alsoAtMs: number | null): number | null {
  return atMs === null || alsoAtMs === null ? (atMs ?? alsoAtMs) : Math.max(atMs, alsoAtMs);
}

/** See {@link laterOf}. */
function expiryInside(token: string): number | null {
  const seconds = /(?:^|;)exp=(\d{1,12})(?:;|:|$)/.exec(token)?.[1];
  const expiry = v.safeParse(WireInstant, seconds);
  return expiry.success ? expiry.output : null;
}
