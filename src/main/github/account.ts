import * as v from 'valibot';
import { http } from '../config.ts';
import type { IdentityAnswer } from '../ports.ts';
import type { Secret } from '../secrets/secret.ts';
import { type Answer, bodyOf, isSuccess } from './answer.ts';
import { malformed, troubleOf } from './failures.ts';
import { WireIdentity } from './identity.ts';
import { decideWithheld } from './refusals.ts';
import type { Tools } from './tools.ts';

/** Nice to have: it may not hold up a sign-in. */
const LIMITS = { ...http, deadlineMs: http.identityDeadlineMs };

type Withheld = Extract<IdentityAnswer, { readonly kind: 'withheld' }>;

/**
 * Asks whose GitHub token this is. Never rejects.
 *
 * @see https://docs.github.com/en/rest/users/users#get-the-authenticated-user
 */
export async function identify(
  tools: Tools,
  host: string,
  token: Secret,
  signal: AbortSignal,
): Promise<IdentityAnswer> {
  const request = tools.requests.rest(
    { host, method: 'GET', space: 'public', endpoint: 'user' },
    token,
  );
  const reply = await tools.send({ host, purpose: 'identity', request, signal, limits: LIMITS });
  if (reply.kind === 'trouble') return { ...reply, serverMs: null };
  return readIdentity(host, reply.answer);
}

function readIdentity(host: string, answer: Answer): IdentityAnswer {
  const { serverMs, status } = answer;
  if (status === 401) return { kind: 'unauthorized', serverMs };
  if (isSuccess(answer)) {
    const identity = v.safeParse(WireIdentity, bodyOf(answer));
    return identity.success
      ? { kind: 'identity', identity: identity.output, serverMs }
      : { kind: 'trouble', trouble: malformed(answer), serverMs };
  }
  if (status === 404) return { kind: 'unknown', serverMs };
  const trouble = troubleOf(answer);
  // 400: GitHub found fault with the request, and with nobody.
  const isWithheld = trouble.kind === 'malformed' && status !== 400;
  return isWithheld
    ? { ...withheldBy(host, answer), kind: 'withheld', trouble, serverMs }
    : { kind: 'trouble', trouble, serverMs };
}

function withheldBy(host: string, answer: Answer): Pick<Withheld, 'refusal' | 'url'> {
  const decision = decideWithheld(host, answer);
  return decision.kind === 'refused' ? decision : { refusal: null, url: null };
}
