import { assertNever } from '../../shared/assert-never.ts';
import type { Refusal } from '../../shared/refusal.ts';
import { refusalRetry } from '../config.ts';
import {
  type AnswerFacts,
  type Confirmed,
  type Exchanged,
  go,
  type SessionStep,
} from './events.ts';
import { heldFrom, retryAfterRefusal } from './refresh-policy.ts';
import { rejected, unauthorized } from './sign-in-needed.ts';
import { type Begun, commonOf, type Held, noFailures, noObjections } from './state.ts';
import { dropUnless, stillValid } from './still-valid.ts';
import { retryLater } from './waiting.ts';

/** The exchange has answered. */
export function exchanged(state: Begun, event: Exchanged): SessionStep {
  const { outcome, nowMs } = event;
  switch (outcome.kind) {
    case 'token':
      return enterLit(state, heldFrom(outcome.lease, outcome.expiresAtServerMs, nowMs));
    case 'unauthorized':
      return unauthorized(state, event);
    case 'refused':
      return refuse(accepted(state), outcome.refusal, event);
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
    case 'unknown': // The host cannot be asked otherwise; it has said 401 for minutes.
      return rejected(state, event);
    case 'valid': // GitHub contradicts itself: the account is signed in and gets no token, as after any other no.
      return refuse(contradicted(state), contradiction, event);
    case 'withheld':
      return refuse(contradicted(state), outcome.refusal, event);
    case 'trouble':
      return retryLater(state, outcome.trouble, event);
    default:
      return assertNever(outcome);
  }
}

const contradiction: Refusal = {
  reason: 'contradicted',
  title: null,
  message: null,
  page: null,
};

function enterLit(state: Begun, held: Held): SessionStep {
  const { attempt } = state;
  const common = { ...commonOf(state), objections: noObjections };
  return go({ kind: 'lit', ...common, held }, { kind: 'adopt', attempt });
}

/** Whoever is refused with a reason is known: the GitHub token is accepted. */
function accepted(state: Begun): Begun {
  const objections = { ...state.objections, rejections: null, isContradicted: false, verdicts: 0 };
  return { ...state, objections };
}

function contradicted(state: Begun): Begun {
  return { ...state, objections: { ...state.objections, isContradicted: true, verdicts: 0 } };
}

/**
 * GitHub says no. While a token is in hand nobody is told before it has said so three times: another answer may take it
 * back, and often does.
 */
function refuse(state: Begun, refusal: Refusal, answer: AnswerFacts): SessionStep {
  const refusals = state.objections.refusals + 1;
  const common = { ...commonOf(state), objections: { ...state.objections, refusals } };
  const held = stillValid(state, answer);
  const flight = retryAfterRefusal(refusal.reason, refusals, answer.nowMs);
  const isDecided = state.kind === 'refused' || state.kind === 'signInNeeded';
  if (held !== null && !isDecided && refusals < refusalRetry.timesBeforeTold) {
    return go({ kind: 'flickering', ...common, ...noFailures, held, flight, refusal });
  }
  return go({ kind: 'refused', ...common, held, flight, refusal }, ...dropUnless(held));
}
