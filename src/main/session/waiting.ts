import type { TroubleKind } from '../../shared/trouble.ts';
import type { Trouble } from '../ports.ts';
import { type AnswerFacts, go, type SessionStep } from './events.ts';
import {
  lookAgain,
  retryAfterFailure,
  retryAfterRejection,
  retryWhileRefused,
} from './refresh-policy.ts';
import { type Begun, commonOf, noFailures, type Planned } from './state.ts';
import { dropUnless, stillValid } from './still-valid.ts';

/** Something failed that another try may mend. What is in hand stays in hand until its own end. */
export function retryLater(state: Begun, trouble: Trouble, answer: AnswerFacts): SessionStep {
  const { retryAfterMs } = trouble;
  if (state.kind === 'refused') {
    return waitFor(state, retryWhileRefused(retryAfterMs, answer.nowMs), answer);
  }
  if (state.kind === 'signInNeeded') {
    return waitFor(state, lookAgain(0, answer.nowMs, retryAfterMs), answer);
  }
  const failures = ('failures' in state ? state.failures : 0) + 1;
  const flight = retryAfterFailure(failures, retryAfterMs, answer);
  return waitFor(state, flight, answer, { failures, trouble: trouble.kind });
}

/** GitHub has answered 401 and is not believed yet: to the user nothing has happened. */
export function waitForMore(state: Begun, answer: AnswerFacts): SessionStep {
  const { rejections } = state.objections;
  return waitFor(state, retryAfterRejection(rejections?.count ?? 1, answer.nowMs), answer);
}

/** Keeps what is in hand while it is valid, and asks again as planned. A no or a verdict is not taken back by that. */
function waitFor(
  state: Begun,
  flight: Planned,
  answer: AnswerFacts,
  failed: { readonly failures: number; readonly trouble: TroubleKind | null } = noFailures,
): SessionStep {
  const held = stillValid(state, answer);
  if (state.kind === 'refused' || state.kind === 'signInNeeded') {
    return go({ ...state, held, flight }, ...dropUnless(held));
  }
  const { failures, trouble } = failed;
  const common = { ...commonOf(state), flight, failures, trouble };
  const refusal = state.kind === 'flickering' ? state.refusal : null;
  if (held !== null) return go({ kind: 'flickering', ...common, held, refusal, probing: false });
  return refusal === null
    ? go({ kind: 'out', ...common }, { kind: 'drop' })
    : go({ kind: 'refused', ...commonOf(state), held, flight, refusal }, { kind: 'drop' });
}
