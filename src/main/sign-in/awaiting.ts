import { assertNever } from '../../shared/assert-never.ts';
import type { SignInProblem } from '../../shared/sign-in-problem.ts';
import { deviceFlow } from '../config.ts';
import type { Trouble } from '../ports.ts';
import { go, type PollOutcome, type SignInStep } from './events.ts';
import { afterSlowDown, type Pace, pollWaitMs } from './pace.ts';
import { type AwaitingUser, lastPollByMs, type ShownCode, type SignInRequest } from './state.ts';

/** The code is here: show it and poll until it is approved, denied or over. */
export function awaitUser(
  request: SignInRequest,
  attempt: number,
  code: ShownCode,
  nowMs: number,
): SignInStep {
  const { intervalMs, ...shown } = code;
  const pace: Pace = { intervalMs, slowed: false, timeouts: 0 };
  return go(
    planPoll(
      {
        kind: 'awaitingUser',
        attempt,
        request,
        ...shown,
        expiresAtMs: nowMs + code.lifeMs,
        isPageOpened: false,
        graceUntilMs: null,
        pace,
        waiting: 'forUser',
        trouble: null,
        poll: { kind: 'inFlight' },
      },
      nowMs,
      0,
    ),
  );
}

/** Plans the next poll: never earlier than the pace allows, nor than the server asked. */
function planPoll(state: AwaitingUser, nowMs: number, serverAsksMs: number): AwaitingUser {
  const earliestMs = nowMs + Math.max(pollWaitMs({ ...state.pace, timeouts: 0 }), serverAsksMs);
  const atMs = nowMs + Math.max(pollWaitMs(state.pace), serverAsksMs);
  return { ...state, poll: { kind: 'planned', atMs, earliestMs } };
}

/**
 * "Check now", or the network is back: give up the extra waiting after time-outs, but never poll early.
 *
 * Only plans: the alarm polls, once it is known whether the clock is to be trusted.
 */
export function pollAtEarliest(state: AwaitingUser): SignInStep {
  if (state.poll.kind === 'inFlight' || state.poll.atMs === state.poll.earliestMs) return go(state);
  return go({ ...state, poll: { ...state.poll, atMs: state.poll.earliestMs } });
}

/**
 * The clocks ran apart. Where the wall clock was set ahead no time has passed: the plans move along with it, or a poll
 * would be early and a code over that lives. Nor does any wait start anew, or a clock that gains all the time would put
 * off every poll. Where the machine slept past the end of the code, GitHub's own word is still asked for.
 */
export function jumped(before: AwaitingUser, nowMs: number, setMs: number): SignInStep {
  const state = setMs > 0 ? movedOn(before, setMs) : before;
  const { poll } = state;
  const mayAsk = poll.kind === 'inFlight' || poll.earliestMs <= nowMs;
  if (nowMs < lastPollByMs(state) || state.graceUntilMs !== null || !mayAsk) return go(state);
  return go({ ...state, graceUntilMs: nowMs + deviceFlow.lastPollGraceMs });
}

function movedOn(state: AwaitingUser, byMs: number): AwaitingUser {
  const { expiresAtMs, graceUntilMs, poll } = state;
  return {
    ...state,
    expiresAtMs: expiresAtMs + byMs,
    graceUntilMs: graceUntilMs === null ? null : graceUntilMs + byMs,
    poll:
      poll.kind === 'inFlight'
        ? poll
        : { ...poll, atMs: poll.atMs + byMs, earliestMs: poll.earliestMs + byMs },
  };
}

/** An alarm rang: poll, or end with the code. */
export function wake(state: AwaitingUser, nowMs: number): SignInStep {
  if (state.poll.kind === 'inFlight') return go(state);
  if (nowMs >= lastPollByMs(state)) return fail(state, { kind: 'expired' });
  if (nowMs < state.poll.atMs) return go(state);
  return go({ ...state, poll: { kind: 'inFlight' } }, { kind: 'poll', attempt: state.attempt });
}

/** A poll has answered. */
export function answered(state: AwaitingUser, outcome: PollOutcome, nowMs: number): SignInStep {
  switch (outcome.kind) {
    case 'granted': {
      const { attempt, request } = state;
      return go(
        { kind: 'identifying', attempt, request, exchanged: false },
        { kind: 'openAccount', attempt },
      );
    }
    case 'pending':
      return wait(heard(state), nowMs, { ...state.pace, timeouts: 0 }, 0, 'forUser');
    case 'slowDown':
      return wait(
        heard(state),
        nowMs,
        afterSlowDown(state.pace, outcome.intervalMs),
        0,
        'slowedDown',
      );
    case 'trouble':
      return afterTrouble(state, outcome.trouble, nowMs);
    case 'denied':
    case 'expired':
    case 'codeInvalid':
    case 'deviceFlowDisabled':
    case 'wrongClient':
    case 'emailUnverified':
    case 'appSuspended':
      return fail(state, { kind: outcome.kind });
    case 'unexpected':
      return fail(state, { kind: 'unexpected', code: outcome.code, said: outcome.said });
    default:
      return assertNever(outcome);
  }
}

/** GitHub has answered: past its end the code has had its last word. */
function heard(state: AwaitingUser): AwaitingUser {
  return { ...state, graceUntilMs: null };
}

/** A lost network or a 5xx must not cost the user the code they are typing: it counts as "pending". */
function afterTrouble(state: AwaitingUser, trouble: Trouble, nowMs: number): SignInStep {
  const timeouts = trouble.kind === 'timeout' ? state.pace.timeouts + 1 : 0;
  const asksMs = trouble.retryAfterMs ?? 0;
  const pace = { ...state.pace, timeouts };
  return trouble.kind === 'rateLimited'
    ? wait(state, nowMs, pace, asksMs, 'slowedDown')
    : wait({ ...state, trouble: trouble.kind }, nowMs, pace, asksMs, 'forNetwork');
}

function wait(
  state: AwaitingUser,
  nowMs: number,
  pace: Pace,
  serverAsksMs: number,
  waiting: AwaitingUser['waiting'],
): SignInStep {
  if (nowMs >= lastPollByMs(state)) return fail(state, { kind: 'expired' });
  const trouble = waiting === 'forNetwork' ? state.trouble : null;
  return go(planPoll({ ...state, pace, waiting, trouble }, nowMs, serverAsksMs));
}

/** Ends the sign-in with a stated problem. */
export function fail(
  state: { readonly attempt: number; readonly request: SignInRequest },
  problem: SignInProblem,
): SignInStep {
  const { attempt, request } = state;
  return go({ kind: 'failed', attempt, request, problem }, { kind: 'abandon', attempt });
}
