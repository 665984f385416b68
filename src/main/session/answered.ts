import { assertNever } from '../../shared/assert-never.ts';
import type { Refusal } from '../../shared/refusal.ts';
import { http } from '../config.ts';
import type { Trouble } from '../ports.ts';
import { request } from './asking.ts';
import {
  type AnswerFacts,
  type Confirmed,
  type Exchanged,
  go,
  type Renewed,
  type SessionStep,
} from './events.ts';
import type { GrantLife } from './grant-life.ts';
import {
  earliestRenewalMs,
  heldFrom,
  retryAfterFailure,
  retryAfterRefusal,
  retryWhileRefused,
} from './refresh-policy.ts';
import { needSignIn, rejected, unauthorized } from './sign-in-needed.ts';
import { type Begun, type Held, type Refused, type Request, requestOf } from './state.ts';
import { dropUnless, stillValid } from './still-valid.ts';

/** The exchange has answered. */
export function exchanged(state: Begun, event: Exchanged): SessionStep {
  const { outcome, nowMs } = event;
  switch (outcome.kind) {
    case 'token':
      return enterLit(state, heldFrom(outcome.lease, outcome.expiresAtServerMs, nowMs));
    case 'unauthorized':
      return unauthorized(state, nowMs);
    case 'refused':
      return enterRefused(state, outcome.refusal, event);
    case 'trouble':
      return retryLater(state, outcome.trouble, event);
    default:
      return assertNever(outcome);
  }
}

/** The refresh grant has answered. */
export function renewed(state: Begun, event: Renewed): SessionStep {
  const { outcome } = event;
  switch (outcome.kind) {
    case 'granted':
      return afterRenewal(state, outcome.grant, event);
    case 'badRefreshToken':
      return needSignIn(state, 'ended', event);
    case 'trouble':
      return retryLater(state, outcome.trouble, event);
    default:
      return assertNever(outcome);
  }
}

/** `/user` has answered whether the GitHub token is really rejected. */
export function confirmed(state: Begun, event: Confirmed): SessionStep {
  const { outcome } = event;
  switch (outcome.kind) {
    case 'unauthorized':
    case 'unknown': // The host cannot be asked otherwise; it has said 401 twice.
      return rejected(state, event);
    case 'valid': // GitHub contradicts itself: believe the kinder half and try again later.
      return retryLater(state, { kind: 'server', retryAfterMs: null }, event);
    case 'trouble':
      return retryLater(state, outcome.trouble, event);
    default:
      return assertNever(outcome);
  }
}

function enterLit({ attempt, grant }: Begun, held: Held): SessionStep {
  return go({ kind: 'lit', attempt, grant, held }, { kind: 'adopt', attempt });
}

function enterRefused(state: Begun, refusal: Refusal, answer: AnswerFacts): SessionStep {
  const { attempt, grant } = state;
  const held = stillValid(state, answer);
  const flight = retryAfterRefusal(refusal.reason, answer.nowMs);
  return go({ kind: 'refused', attempt, grant, held, flight, refusal }, ...dropUnless(held));
}

/** Something failed that another try may mend. What is in hand stays in hand until its own end. */
function retryLater(state: Begun, trouble: Trouble, answer: AnswerFacts): SessionStep {
  // A try that did not get through takes back neither of these two: GitHub has spoken.
  if (state.kind === 'refused') return stayRefused(state, trouble, answer);
  if (state.kind === 'signInNeeded') return needSignIn(state, state.reason, answer);
  const { attempt, grant } = state;
  const failures = ('failures' in state ? state.failures : 0) + 1;
  const flight = retryAfterFailure(failures, trouble.retryAfterMs, answer);
  const held = stillValid(state, answer);
  const common = { attempt, grant, flight, failures, trouble: trouble.kind };
  return held === null
    ? go({ kind: 'out', ...common }, { kind: 'drop' })
    : go({ kind: 'flickering', held, probing: false, ...common });
}

function stayRefused(state: Refused, trouble: Trouble, answer: AnswerFacts): SessionStep {
  const held = stillValid(state, answer);
  const flight = retryWhileRefused(trouble.retryAfterMs, answer.nowMs);
  return go({ ...state, held, flight }, ...dropUnless(held));
}

/**
 * A new GitHub token is stored: back to the planned renewal if nothing else was due, else exchange it now.
 *
 * Straight to the exchange, so that a GitHub token that is due again at once is not renewed in a loop.
 */
function afterRenewal(state: Begun, grant: GrantLife, answer: AnswerFacts): SessionStep {
  const { nowMs } = answer;
  const sent = requestOf(state);
  const held = stillValid(state, answer);
  const mayRest = sent?.kind === 'renewing' && sent.next === 'rest';
  if (held !== null && (nowMs < earliestRenewalMs(held) || (mayRest && nowMs < held.refreshAtMs))) {
    return go({ kind: 'lit', attempt: state.attempt, grant, held });
  }
  const turn = isAged(sent, nowMs) ? 'first' : 'again';
  return request({ ...state, grant }, { kind: 'exchanging', turn }, nowMs);
}

/**
 * Whether the machine slept while a renewal was on its way: the GitHub token may have ended before it arrived. A 401 is
 * then an accident that the new refresh token can mend.
 */
function isAged(sent: Request | null, nowMs: number): boolean {
  return sent?.kind === 'renewing' && nowMs - sent.startedAtMs > http.deadlineMs;
}
