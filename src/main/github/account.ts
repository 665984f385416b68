import * as v from 'valibot';
import { http } from '../config.ts';
import type { IdentityAnswer } from '../ports.ts';
import type { Secret } from '../secrets/secret.ts';
import { type Answer, bodyOf, isSuccess } from './answer.ts';
import { malformed, noneOf, troubleOf } from './failures.ts';
import { WireIdentity } from './identity.ts';
import { planOf } from './plan.ts';
import type { Tools } from './tools.ts';
import { nameText, optional, WholeText } from './wire-fields.ts';

const LONGEST_PLAN = 60;

/** Both calls are nice to have: neither may hold up a sign-in. */
const LIMITS = { ...http, deadlineMs: http.identityDeadlineMs };

const Plan = v.object({
  copilot_plan: v.fallback(optional(nameText(LONGEST_PLAN)), null),
  access_type_sku: v.fallback(optional(WholeText), null),
});

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
  return readIdentity(reply.answer);
}

/** The plan's name as GitHub gives it; null when it knows none, undefined when it was not heard. Never rejects. */
export async function fetchPlan(
  tools: Tools,
  host: string,
  token: Secret,
  signal: AbortSignal,
): Promise<string | null | undefined> {
  const request = tools.requests.rest(
    { host, method: 'GET', space: 'internal', endpoint: 'copilotUser' },
    token,
  );
  const reply = await tools.send({ host, purpose: 'plan', request, signal, limits: LIMITS });
  if (reply.kind === 'trouble') return noneOf(reply.trouble);
  const { answer } = reply;
  if (!isSuccess(answer)) return noneOf(troubleOf(answer), answer);
  const plan = v.safeParse(Plan, bodyOf(answer));
  return plan.success ? planOf(plan.output.copilot_plan, plan.output.access_type_sku) : null;
}

function readIdentity(answer: Answer): IdentityAnswer {
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
  return { kind: isWithheld ? 'withheld' : 'trouble', trouble, serverMs };
}
