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
        doubtedSinceMs: null,
        trouble: null,
        poll: { kind: 'inFlight' },
      },
      nowMs,
      { ...AT_ONCE, isFirst: true },
    ),
  );
}

/** How long a host wants to be left alone. */
interface Asked {
  /** Because it is asked too often: binding. */
  readonly limitMs: number;
  /** Because it fails: a person may knock all the same, and a code does not wait for it. */
  readonly failureMs: number;
  /** It has not been asked about this code at all. */
  readonly isFirst: boolean;
}

const AT_ONCE: Asked = { limitMs: 0, failureMs: 0, isFirst: false };

/** Plans the next poll: never earlier than pace and rate limit allow, and once more before the end of the code. */
function planPoll(state: AwaitingUser, nowMs: number, asked: Asked): AwaitingUser {
  const failureMs = Math.min(asked.failureMs, deviceFlow.longestFailureWaitMs);
  const wantedMs = nowMs + Math.max(pollWaitMs(state.pace), asked.limitMs, failureMs);
  const atMs = Math.min(wantedMs, lastPollAtMs(state, nowMs, asked));
  const paceMs = pollWaitMs({ ...state.pace, timeouts: 0 });
  const earliestMs = Math.min(atMs, nowMs + Math.max(paceMs, asked.limitMs));
  const askedMs = Math.min(atMs, nowMs + Math.max(paceMs, asked.limitMs, failureMs));
  return { ...state, poll: { kind: 'planned', atMs, earliestMs, askedMs } };
}

/**
 * Who has approved at the last minute is still to be asked about: shortly before the end, as soon as the interval allows
 * without its margins. Only one that no code can outlast gives way, once.
 */
function lastPollAtMs(state: AwaitingUser, nowMs: number, asked: Asked): number {
  const endMs = lastPollByMs(state);
  const latestMs = endMs - deviceFlow.lastPollBeforeEndMs;
  const allowedMs = nowMs + Math.max(state.pace.intervalMs, asked.limitMs);
  if (allowedMs < endMs) return Math.max(latestMs, allowedMs);
  return asked.isFirst ? Math.max(latestMs, nowMs) : Number.POSITIVE_INFINITY;
}

/**
 * "Check now": give up the extra waiting after time-outs and failures, but never poll early.
 *
 * Only plans: the alarm polls, once it is known whether the clock is to be trusted.
 */
export function pollAtEarliest(state: AwaitingUser): SignInStep {
  return state.poll.kind === 'inFlight' ? go(state) : pollAt(state, state.poll.earliestMs);
}

/** The network is back: the same, but a host that has asked for time still gets it. Networks come and go by themselves. */
export function pollAsAsked(state: AwaitingUser): SignInStep {
  return state.poll.kind === 'inFlight' ? go(state) : pollAt(state, state.poll.askedMs);
}

function pollAt(state: AwaitingUser, atMs: number): SignInStep {
  const { poll } = state;
  if (poll.kind === 'inFlight' || poll.atMs <= atMs) return go(state);
  return go({ ...state, poll: { ...poll, atMs } });
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
  const { expiresAtMs, graceUntilMs, doubtedSinceMs, poll } = state;
  return {
    ...state,
    expiresAtMs: expiresAtMs + byMs,
    graceUntilMs: graceUntilMs === null ? null : graceUntilMs + byMs,
    doubtedSinceMs: doubtedSinceMs === null ? null : doubtedSinceMs + byMs,
    poll:
      poll.kind === 'inFlight'
        ? poll
        : {
            ...poll,
            atMs: poll.atMs + byMs,
            earliestMs: poll.earliestMs + byMs,
            askedMs: poll.askedMs + byMs,
          },
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
    case 'pending': {
      const asked = { ...AT_ONCE, limitMs: outcome.retryAfterMs ?? 0 };
      const waiting = asked.limitMs > 0 ? 'slowedDown' : 'forUser';
      return wait(heard(state), nowMs, { ...state.pace, timeouts: 0 }, asked, waiting);
    }
    case 'slowDown':
      return wait(
        heard(state),
        nowMs,
        afterSlowDown(state.pace, outcome.intervalMs),
        { ...AT_ONCE, limitMs: outcome.retryAfterMs ?? 0 },
        'slowedDown',
      );
    case 'trouble':
      return afterTrouble(state, outcome.trouble, nowMs);
    case 'denied':
    case 'expired':
    case 'codeInvalid':
    case 'deviceFlowDisabled':
    case 'emailUnverified':
    case 'appSuspended':
      return fail(state, { kind: outcome.kind });
    case 'wrongClient':
      return doubted(state, { kind: outcome.kind }, nowMs);
    case 'unexpected':
      return doubted(state, { kind: 'unexpected', code: outcome.code, said: outcome.said }, nowMs);
    default:
      return assertNever(outcome);
  }
}

/** GitHub has answered: past its end the code has had its last word. */
function heard(state: AwaitingUser): AwaitingUser {
  return { ...state, graceUntilMs: null, doubtedSinceMs: null };
}

/** The same host has just issued this code to the same client: only a no that lasts is one. */
function doubted(state: AwaitingUser, problem: SignInProblem, nowMs: number): SignInStep {
  const doubtedSinceMs = state.doubtedSinceMs ?? nowMs;
  if (nowMs - doubtedSinceMs >= deviceFlow.doubtMs) return fail(state, problem);
  const trouble = { kind: 'malformed', retryAfterMs: null } as const;
  return afterTrouble({ ...state, doubtedSinceMs }, trouble, nowMs);
}

/** A lost network or a 5xx must not cost the user the code they are typing: it counts as "pending". */
function afterTrouble(state: AwaitingUser, trouble: Trouble, nowMs: number): SignInStep {
  const timeouts = trouble.kind === 'timeout' ? state.pace.timeouts + 1 : 0;
  const asksMs = trouble.retryAfterMs ?? 0;
  const limited = { ...AT_ONCE, limitMs: asksMs };
  const failing = { ...AT_ONCE, failureMs: asksMs };
  const pace = { ...state.pace, timeouts };
  return trouble.kind === 'rateLimited'
    ? wait(state, nowMs, pace, limited, 'slowedDown')
    : wait({ ...state, trouble: trouble.kind }, nowMs, pace, failing, 'forNetwork');
}

function wait(
  state: AwaitingUser,
  nowMs: number,
  pace: Pace,
  asked: Asked,
  waiting: AwaitingUser['waiting'],
): SignInStep {
  if (nowMs >= lastPollByMs(state)) return fail(state, { kind: 'expired' });
  const trouble = waiting === 'forNetwork' ? state.trouble : null;
  return go(planPoll({ ...state, pace, waiting, trouble }, nowMs, asked));
}

/** Ends the sign-in with a stated problem. */
export function fail(
  state: { readonly attempt: number; readonly request: SignInRequest },
  problem: SignInProblem,
): SignInStep {
  const { attempt, request } = state;
  return go({ kind: 'failed', attempt, request, problem }, { kind: 'abandon', attempt });
}
