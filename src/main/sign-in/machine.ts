import { assertNever } from '../../shared/assert-never.ts';
import type { SignInProblem } from '../../shared/sign-in-problem.ts';
import {
  answered,
  awaitUser,
  fail,
  jumped,
  pollAsAsked,
  pollAtEarliest,
  wake,
} from './awaiting.ts';
import { go, type SignInEffect, type SignInEvent, type SignInStep } from './events.ts';
import { confirm, exchanged, identified } from './identifying.ts';
import { isOver, isUnderWay, type SignInRequest, type SignInState } from './state.ts';

/** Advances the sign-in by one event. Pure: reads no clock, does no I/O, never throws on a stale event. */
export function stepSignIn(state: SignInState, event: SignInEvent): SignInStep {
  if ('attempt' in event && event.attempt !== state.attempt) return go(state);
  switch (event.kind) {
    case 'startRequested':
      return start(state, event.request, event.obstacle);
    case 'cancelRequested':
      return cancel(state);
    case 'dismissRequested':
      return isOver(state) ? go({ kind: 'idle', attempt: state.attempt }) : go(state);
    case 'doubtRaised':
      return state.kind === 'idle' || state.kind === 'cancelled' ? doubt(state, event) : go(state);
    case 'accountSignedOut':
      return signedOut(state);
    case 'checkRequested':
      return state.kind === 'awaitingUser' ? pollAtEarliest(state) : go(state);
    case 'networkReturned':
      return state.kind === 'awaitingUser' ? pollAsAsked(state) : go(state);
    case 'pageOpened':
      return state.kind === 'awaitingUser' ? go({ ...state, isPageOpened: true }) : go(state);
    case 'clockJumped':
      return state.kind === 'awaitingUser' ? jumped(state, event.nowMs, event.setMs) : go(state);
    case 'alarmRang':
      return state.kind === 'awaitingUser' ? wake(state, event.nowMs) : go(state);
    case 'confirmAnswered':
      return state.kind === 'confirming' ? confirm(state, event.accepted) : go(state);
    case 'codeIssued':
      return state.kind === 'requestingCode'
        ? awaitUser(state.request, state.attempt, event.code, event.nowMs)
        : go(state);
    case 'codeFailed':
      return state.kind === 'requestingCode' ? fail(state, event.problem) : go(state);
    case 'pollAnswered':
      return state.kind === 'awaitingUser' && state.poll.kind === 'inFlight'
        ? answered(state, event.outcome, event.nowMs)
        : go(state);
    case 'identified':
      return state.kind === 'identifying' ? identified(state, event) : go(state);
    case 'exchanged':
      return exchanged(state, event);
    default:
      return assertNever(event);
  }
}

function start(
  state: SignInState,
  request: SignInRequest,
  obstacle: SignInProblem | null,
): SignInStep {
  if (isUnderWay(state)) return go(state); // Twenty clicks, one flow.
  const attempt = state.attempt + 1;
  if (obstacle !== null) return go({ kind: 'failed', attempt, request, problem: obstacle });
  return go(
    { kind: 'requestingCode', attempt, request },
    { kind: 'requestCode', attempt, request },
  );
}

/** The same question as at the end of a sign-in; what the exchange says is the session's affair by now. */
function doubt(
  { attempt }: SignInState,
  { request, question }: Extract<SignInEvent, { readonly kind: 'doubtRaised' }>,
): SignInStep {
  const common = { kind: 'confirming', attempt: attempt + 1, request, exchanged: true } as const;
  return go({ ...common, ...question });
}

function cancel(state: SignInState): SignInStep {
  if (!isUnderWay(state)) return go(state);
  const { attempt } = state;
  // The account is known and settled: leaving the screen must not sign it out again.
  if (state.kind === 'exchanging' && state.identity !== null) {
    return go({ kind: 'done', attempt, request: state.request });
  }
  return hasAccount(state) ? abandon(state, { kind: 'discardAccount', attempt }) : abandon(state);
}

/** There is nothing left to sign in, or to have signed in. */
function signedOut(state: SignInState): SignInStep {
  if (state.kind === 'done') return go({ kind: 'idle', attempt: state.attempt });
  return isUnderWay(state) && hasAccount(state) ? abandon(state) : go(state);
}

function hasAccount({ kind }: SignInState): boolean {
  return kind !== 'requestingCode' && kind !== 'awaitingUser';
}

/** The next attempt number makes every answer still on its way a stranger. */
function abandon({ attempt }: SignInState, ...then: SignInEffect[]): SignInStep {
  return go({ kind: 'cancelled', attempt: attempt + 1 }, { kind: 'abandon', attempt }, ...then);
}
