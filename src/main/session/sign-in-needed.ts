import { http, verdict } from '../config.ts';
import { request } from './asking.ts';
import { type AnswerFacts, go, type SessionStep } from './events.ts';
import { isGrantOver } from './grant-life.ts';
import { lookAgain } from './refresh-policy.ts';
import { type Begun, commonOf, type SignInNeeded } from './state.ts';
import { dropUnless, stillValid } from './still-valid.ts';
import { waitForMore } from './waiting.ts';

/**
 * What makes an account need a new sign-in: GitHub's own word, confirmed, and nothing else.
 *
 * The exchange answers 401, also after the GitHub token was renewed where it can be, and has done so for a minute, for
 * five while a token is in hand; and then `/user` says 401 too (or the host has no `/user` to ask). Or the GitHub token
 * has reached its end, and GitHub refuses its refresh token. No failure of the network or the server, and no refusal
 * with a reason, ever does. Nor does it stand for ever: it is looked at again after five minutes, and then every hour.
 */
export function needSignIn(
  state: Begun,
  reason: SignInNeeded['reason'],
  answer: AnswerFacts,
): SessionStep {
  const { verdicts } = state.objections;
  const { stall } = state;
  const held = stillValid(state, answer);
  const flight = lookAgain(verdicts, answer.nowMs, null);
  return go(
    {
      kind: 'signInNeeded',
      ...commonOf(state),
      objections: { ...state.objections, verdicts: verdicts + 1 },
      // A look is one at the refresh token too: without it the exchange can only say what it has said.
      stall: stall === null ? null : { ...stall, untilMs: Math.min(stall.untilMs, flight.atMs) },
      held,
      flight,
      reason,
    },
    ...dropUnless(held),
  );
}

/** The exchange has answered 401: asks for the next piece of evidence, now or later. */
export function unauthorized(before: Begun, answer: AnswerFacts): SessionStep {
  const state = withRejection(before, answer.nowMs);
  if (isMendable(state, answer.nowMs)) {
    const overdue = state.overdue === null ? null : { ...state.overdue, isRepeated: true };
    return request({ ...state, overdue }, { kind: 'renewing', next: 'exchange' }, answer.nowMs);
  }
  if (state.kind === 'signInNeeded') return needSignIn(state, state.reason, answer);
  if (state.overdue !== null) return waitForMore(state, answer);
  if (isOver(state, answer.nowMs)) return needSignIn(state, 'ended', answer);
  return isConfirmable(state, answer)
    ? request(state, { kind: 'confirming' }, answer.nowMs)
    : waitForMore(state, answer);
}

/** `/user` has answered 401 as well, or cannot be asked. */
export function rejected(state: Begun, answer: AnswerFacts): SessionStep {
  const hasEnded = isGrantOver(state.grant, answer.nowMs) || state.stall?.isRefused === true;
  return needSignIn(state, hasEnded ? 'ended' : 'rejected', answer);
}

function withRejection(state: Begun, nowMs: number): Begun {
  const { rejections } = state.objections;
  const counted = { sinceMs: rejections?.sinceMs ?? nowMs, count: (rejections?.count ?? 0) + 1 };
  return { ...state, objections: { ...state.objections, rejections: counted } };
}

/** Whether a new GitHub token may be all that is missing; one is asked for once. */
function isMendable(state: Begun, nowMs: number): boolean {
  const { grant, objections, stall } = state;
  if (state.overdue !== null && !isLost(state, nowMs)) return false;
  return grant.isRenewable && !objections.hasRenewed && stall?.isRefused !== true;
}

/**
 * Whether an overdue renewal has been slept through, so that its way back is closed: awake, it waits for another request
 * first and is then answered, or given up. What had arrived before the sleep is read within the seconds between two 401s.
 */
function isLost({ overdue, objections }: Begun, nowMs: number): boolean {
  if (overdue === null || overdue.isRepeated) return false;
  const longestAwakeMs = http.deadlineMs + http.unrepeatableDeadlineMs;
  const isSleptThrough = nowMs - overdue.startedAtMs > longestAwakeMs;
  return isSleptThrough && (objections.rejections?.count ?? 0) > 1;
}

/** Whether the end has come of a GitHub token that cannot be renewed any more. */
function isOver({ grant, stall }: Begun, nowMs: number): boolean {
  return stall?.isRefused === true && isGrantOver(grant, nowMs);
}

/** Whether the 401s have lasted too long for an accident. While a token is in hand nobody misses another. */
function isConfirmable(state: Begun, answer: AnswerFacts): boolean {
  const { rejections, isContradicted } = state.objections;
  const lastedMs = answer.nowMs - (rejections?.sinceMs ?? answer.nowMs);
  const isServed = stillValid(state, answer) !== null;
  return isContradicted || lastedMs >= (isServed ? verdict.spanWhileServedMs : verdict.spanMs);
}
