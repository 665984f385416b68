import * as v from 'valibot';
import { DEFAULT_CLIENT_ID } from '../config.ts';
import { bodyOf, hasRequestId } from './answer.ts';
import { askForCode } from './login-form.ts';
import { oauthErrorOf } from './oauth-errors.ts';
import type { Tools } from './tools.ts';

type ProbeAnswer = 'gitHub' | 'notGitHub' | 'unreachable';

const CodeLike = v.object({ device_code: v.string(), user_code: v.string() });

/**
 * Asks a host for a device code and looks only at who answers. Sends no credential. Never rejects.
 *
 * The code is thrown away and dies of itself: a code that nobody approves signs nobody in.
 */
export async function probeHost(
  tools: Tools,
  host: string,
  signal: AbortSignal,
): Promise<ProbeAnswer> {
  const reply = await askForCode(tools, { host, purpose: 'probe' }, DEFAULT_CLIENT_ID, signal);
  if (reply.kind === 'trouble') {
    const answered = reply.trouble.kind === 'portal' || reply.trouble.kind === 'malformed';
    return answered ? 'notGitHub' : 'unreachable';
  }
  const { answer } = reply;
  const isGitHub =
    hasRequestId(answer) || v.is(CodeLike, bodyOf(answer)) || oauthErrorOf(answer) !== null;
  if (isGitHub) return 'gitHub';
  return answer.status >= 500 ? 'unreachable' : 'notGitHub';
}
