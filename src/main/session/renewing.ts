import { assertNever } from '../../shared/assert-never.ts';
import { http, verdict } from '../config.ts';
import type { Trouble } from '../ports.ts';
import { askFrom, request } from './asking.ts';
import { type AnswerFacts, go, type Moment, type Renewed, type SessionStep } from './events.ts';
import { type GrantLife, isGrantOver } from './grant-life.ts';
import { earliestRenewalMs, stallAfterRefusal, stallAfterTrouble } from './refresh-policy.ts';
import { needSignIn } from './sign-in-needed.ts';
import {
  type Begun,
  commonOf,
  isInDoubt,
  isWaiting,
  type Request,
  requestOf,
  type Stall,
} from './state.ts';
import { stillValid } from './still-valid.ts';
import { retryLater, waitForMore } from './waiting.ts';

/**
 * The refresh grant has answered.
 *
 * Whatever it says, a GitHub token that still lives is used until its end: the exchange does not need its successor.
 */
export function renewed(state: Begun, event: Renewed): SessionStep {
  const { outcome } = event;
  switch (outcome.kind) {
    case 'granted':
      return carryOn(withGrant(state, outcome.grant, event), event);
    case 'badRefreshToken': // It may be the overdue one that has used it up.
      return state.overdue === null
        ? renewalRefused(state, event)
        : renewalFailed(state, unheard, null, event);
    case 'wrongClient':
      return clientUnknown(state, event);
    case 'trouble':
      return renewalFailed(state, outcome.trouble, null, event);
    default:
      return assertNever(outcome);
  }
}

function withGrant(state: Begun, grant: GrantLife, { nowMs }: AnswerFacts): Begun {
  const { objections } = state;
  const hasHelped = objections.rejections === null || isAged(requestOf(state), nowMs);
  const hasRenewed = objections.hasRenewed || !hasHelped;
  return { ...state, grant, objections: { ...objections, hasRenewed }, stall: null, overdue: null };
}

/**
 * Whether the machine slept while a renewal was on its way: the GitHub token may have ended before it arrived. A 401 is
 * then an accident that the new refresh token can mend.
 */
function isAged(sent: Request | null, nowMs: number): boolean {
  return sent?.kind === 'renewing' && nowMs - sent.startedAtMs > http.deadlineMs;
}

/** The refresh grant answers after nobody waited any longer. A new pair is used; of anything else it is asked again. */
export function renewedLate(before: Begun, event: Renewed): SessionStep {
  const { outcome } = event;
  const state: Begun = { ...before, overdue: null };
  if (outcome.kind !== 'granted') {
    const trouble = outcome.kind === 'trouble' ? outcome.trouble : unheard;
    return renewAsSoonAsAllowed(
      { ...state, stall: stallAfter(state, trouble, null, event) },
      event,
    );
  }
  const renewedState: Begun = { ...state, grant: outcome.grant, stall: null };
  if (state.kind === 'lit') return go(renewedState);
  // What is on its way asks with the GitHub token that has just been replaced.
  const asked = carryOn(renewedState, event);
  return go(asked.state, { kind: 'abort' }, ...asked.effects);
}

/** Where the exchange accepts the old GitHub token no more, there is nothing else to wait for. */
function renewAsSoonAsAllowed(state: Begun, { nowMs }: AnswerFacts): SessionStep {
  if (state.objections.rejections === null || !isWaiting(state)) return go(state);
  return askFrom(state, Math.max(state.stall?.untilMs ?? 0, state.flight.onNewsAtMs), nowMs);
}

const unheard: Trouble = { kind: 'timeout', retryAfterMs: null };

/** A new GitHub token takes its time. It is taken whenever it comes; until then the one at hand has to do. */
export function goOnMeanwhile(state: Begun, nowMs: number): SessionStep {
  const { attempt } = state;
  const startedAtMs = requestOf(state)?.startedAtMs ?? nowMs;
  const overdue = { attempt, startedAtMs, isRepeated: false };
  // It may have had to wait at first; by now it is on its way.
  const stall = state.stall === null ? null : { ...state.stall, isPutOff: false };
  return carryOn({ ...state, stall, overdue }, { nowMs, serverMs: null });
}

/**
 * Back to the planned renewal of the Copilot token if that was not due, else on to the exchange.
 *
 * Straight to the exchange, so that a GitHub token that is due again at once is not renewed in a loop.
 */
function carryOn(state: Begun, answer: Moment): SessionStep {
  const { nowMs } = answer;
  const held = stillValid(state, answer);
  const isEarly = held !== null && nowMs < earliestRenewalMs(held);
  if (held !== null && (isEarly || (wasOnlyGrantDue(state) && nowMs < held.refreshAtMs))) {
    return go({ kind: 'lit', ...commonOf(state), held });
  }
  return request(state, { kind: 'exchanging' }, nowMs);
}

function wasOnlyGrantDue(state: Begun): boolean {
  const sent = requestOf(state);
  return sent?.kind === 'renewing' && sent.next === 'rest';
}

/** One such answer is an accident of the server; for minutes it is its word. */
function clientUnknown(state: Begun, answer: AnswerFacts): SessionStep {
  const sinceMs = state.stall?.strangerSinceMs ?? answer.nowMs;
  return answer.nowMs - sinceMs >= verdict.wrongClientSpanMs
    ? renewalRefused(state, answer)
    : renewalFailed(state, { kind: 'server', retryAfterMs: null }, sinceMs, answer);
}

/** The next try is the exchange, with the GitHub token at hand; then comes the renewal's turn again. */
function renewalFailed(
  before: Begun,
  trouble: Trouble,
  strangerSinceMs: number | null,
  answer: AnswerFacts,
): SessionStep {
  const { isPutOff = false, retryAfterMs } = trouble;
  const state: Begun = { ...before, stall: stallAfter(before, trouble, strangerSinceMs, answer) };
  if (wasOnlyGrantDue(state)) return carryOn(state, answer);
  // Nothing was asked, and the exchange can tell whether the token in hand still lives.
  if (isPutOff && isInDoubt(state)) return request(state, { kind: 'exchanging' }, answer.nowMs);
  // What the login endpoint asks for binds the renewal alone. But where nothing else helps any more, another exchange
  // would only spend the request that the renewal waits for.
  const isAwaited = isPutOff && state.objections.rejections !== null;
  return retryLater(state, { ...trouble, retryAfterMs: isAwaited ? retryAfterMs : null }, answer);
}

function stallAfter(
  { stall }: Begun,
  trouble: Trouble,
  strangerSinceMs: number | null,
  answer: AnswerFacts,
): Stall {
  const { isPutOff = false, retryAfterMs } = trouble;
  const failures = (stall?.failures ?? 0) + (isPutOff ? 0 : 1);
  // Put off, it is the next thing to ask for; what failed gives way to the exchange for longer and longer.
  const untilMs = isPutOff
    ? answer.nowMs + (retryAfterMs ?? 0)
    : stallAfterTrouble(failures, retryAfterMs, answer);
  const isRefused = stall?.isRefused ?? false;
  return { failures, untilMs, isPutOff, strangerSinceMs, isRefused };
}

/** GitHub wants no more of the refresh token: the GitHub token ends as if there were none. */
function renewalRefused(before: Begun, answer: AnswerFacts): SessionStep {
  const { stall, grant } = before;
  const untilMs = stallAfterRefusal(stall?.isRefused === true, answer.nowMs);
  const state: Begun = {
    ...before,
    grant: { ...grant, endsSoon: grant.endsAtMs !== null },
    stall: {
      failures: 0,
      strangerSinceMs: null,
      ...stall,
      untilMs,
      isPutOff: false,
      isRefused: true,
    },
  };
  if (state.objections.rejections === null) return carryOn(state, answer);
  return isGrantOver(grant, answer.nowMs)
    ? needSignIn(state, 'ended', answer)
    : waitForMore(state, answer);
}
