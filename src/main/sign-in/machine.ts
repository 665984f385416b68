import { assertNever } from '../../shared/assert-never.ts';
import type { SignInProblem } from '../../shared/view.ts';
import { deviceFlow } from '../config.ts';
import type { Step } from '../machine-runner.ts';
import type { Identity, Trouble } from '../ports.ts';
import { afterSlowDown, type Pace, pollWaitMs } from './pace.ts';

/** What a sign-in is for. `expected` is the account that asked to be signed in again, if one did. */
export interface SignInRequest {
  readonly host: string;
  readonly clientId: string;
  readonly expected: Identity | null;
}

/** The part of a device code that may be shown. The device code itself stays with the effects. */
export interface ShownCode {
  readonly userCode: string;
  readonly pageUrl: string;
  readonly lifeMs: number;
  readonly intervalMs: number;
}

export type SignInState =
  | { readonly kind: 'idle'; readonly attempt: number }
  | { readonly kind: 'cancelled'; readonly attempt: number }
  | { readonly kind: 'requestingCode'; readonly attempt: number; readonly request: SignInRequest }
  | AwaitingUser
  | Identifying
  | {
      readonly kind: 'confirming';
      readonly attempt: number;
      readonly request: SignInRequest;
      readonly found: Identity;
      readonly exchanged: boolean;
    }
  | {
      readonly kind: 'exchanging';
      readonly attempt: number;
      readonly request: SignInRequest;
      readonly identity: Identity | null;
    }
  | { readonly kind: 'done'; readonly attempt: number; readonly request: SignInRequest }
  | {
      readonly kind: 'failed';
      readonly attempt: number;
      readonly request: SignInRequest;
      readonly problem: SignInProblem;
    };

export interface AwaitingUser {
  readonly kind: 'awaitingUser';
  readonly attempt: number;
  readonly request: SignInRequest;
  readonly userCode: string;
  readonly pageUrl: string;
  readonly expiresAtMs: number;
  readonly pace: Pace;
  readonly waiting: 'forUser' | 'slowedDown' | 'forNetwork';
  readonly poll:
    | { readonly kind: 'inFlight' }
    /** `earliestMs` is what the interval allows; `atMs` may be later, after time-outs or on the server's word. */
    | { readonly kind: 'planned'; readonly atMs: number; readonly earliestMs: number };
}

/** The GitHub token is here; whose it is, and what the exchange says, is being asked side by side. */
interface Identifying {
  readonly kind: 'identifying';
  readonly attempt: number;
  readonly request: SignInRequest;
  readonly exchanged: boolean;
}

/** A poll's answer without its secrets. */
export type PollOutcome =
  | { readonly kind: 'pending' | 'granted' | 'denied' | 'expired' | 'codeInvalid' }
  | { readonly kind: 'deviceFlowDisabled' | 'wrongClient' }
  | { readonly kind: 'slowDown'; readonly intervalMs: number | null }
  | { readonly kind: 'unexpected'; readonly code: string | null }
  | { readonly kind: 'trouble'; readonly trouble: Trouble };

export type SignInEvent =
  | {
      readonly kind: 'startRequested';
      readonly request: SignInRequest;
      /** Set when too many GitHub tokens were granted on this host in the last hour (wall clock, epoch ms). */
      readonly blockedUntilWallMs: number | null;
    }
  | { readonly kind: 'cancelRequested' }
  | { readonly kind: 'dismissRequested' }
  | { readonly kind: 'checkRequested'; readonly nowMs: number }
  | { readonly kind: 'networkReturned'; readonly nowMs: number }
  | { readonly kind: 'alarmRang'; readonly nowMs: number }
  | { readonly kind: 'confirmAnswered'; readonly accepted: boolean }
  | {
      readonly kind: 'codeIssued';
      readonly attempt: number;
      readonly nowMs: number;
      readonly code: ShownCode;
    }
  | { readonly kind: 'codeFailed'; readonly attempt: number; readonly problem: SignInProblem }
  | {
      readonly kind: 'pollAnswered';
      readonly attempt: number;
      readonly nowMs: number;
      readonly outcome: PollOutcome;
    }
  /** Null: GitHub did not say whose account it is; it stays provisional for now. */
  | { readonly kind: 'identified'; readonly attempt: number; readonly identity: Identity | null }
  /** The first exchange has ended, well or not: from here on the session looks after itself. */
  | { readonly kind: 'exchanged'; readonly attempt: number; readonly identity: Identity | null };

export type SignInEffect =
  | { readonly kind: 'requestCode'; readonly attempt: number; readonly request: SignInRequest }
  | { readonly kind: 'poll'; readonly attempt: number }
  /** Keep the granted GitHub token under a provisional key, start its session, ask whose it is. */
  | { readonly kind: 'openAccount'; readonly attempt: number }
  /** The account is known and wanted: give it its lasting key, replacing an earlier record of the same account. */
  | { readonly kind: 'settleAccount'; readonly attempt: number; readonly identity: Identity }
  /** The user did not want this account: forget it. */
  | { readonly kind: 'discardAccount'; readonly attempt: number }
  /** Abort what is in flight and forget the device code. */
  | { readonly kind: 'abandon'; readonly attempt: number };

type SignInStep = Step<SignInState, SignInEffect>;

const go = (state: SignInState, ...effects: SignInEffect[]): SignInStep => ({ state, effects });

/** A sign-in that has not started. */
export const noSignIn: SignInState = { kind: 'idle', attempt: 0 };

/** Advances the sign-in by one event. Pure: reads no clock, does no I/O, never throws on a stale event. */
export function stepSignIn(state: SignInState, event: SignInEvent): SignInStep {
  if ('attempt' in event && event.attempt !== state.attempt) return go(state);
  switch (event.kind) {
    case 'startRequested':
      return start(state, event.request, event.blockedUntilWallMs);
    case 'cancelRequested':
      return cancel(state);
    case 'dismissRequested':
      return isOver(state) ? go({ kind: 'idle', attempt: state.attempt }) : go(state);
    case 'checkRequested':
    case 'networkReturned':
      return state.kind === 'awaitingUser' ? hurry(state, event.nowMs) : go(state);
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
      return state.kind === 'identifying' ? identified(state, event.identity) : go(state);
    case 'exchanged':
      return exchanged(state, event.identity);
    default:
      return assertNever(event);
  }
}

/** When the sign-in wants to be woken: at the next poll, or at the code's end, whichever is first. */
export function signInWakeAtMs(state: SignInState): number | null {
  if (state.kind !== 'awaitingUser') return null;
  // An answer on its way may be the approval: it is waited for, and its own deadline bounds the wait.
  return state.poll.kind === 'inFlight' ? null : Math.min(state.poll.atMs, state.expiresAtMs);
}

/** Whether a sign-in is between its click and its end. */
export function isUnderWay(state: SignInState): boolean {
  return !isOver(state) && state.kind !== 'idle';
}

function isOver(state: SignInState): boolean {
  return state.kind === 'done' || state.kind === 'failed' || state.kind === 'cancelled';
}

function start(
  state: SignInState,
  request: SignInRequest,
  blockedUntilWallMs: number | null,
): SignInStep {
  if (isUnderWay(state)) return go(state); // Twenty clicks, one flow.
  const attempt = state.attempt + 1;
  if (blockedUntilWallMs !== null) {
    const problem: SignInProblem = { kind: 'tooManySignIns', untilMs: blockedUntilWallMs };
    return go({ kind: 'failed', attempt, request, problem });
  }
  return go(
    { kind: 'requestingCode', attempt, request },
    { kind: 'requestCode', attempt, request },
  );
}

function cancel(state: SignInState): SignInStep {
  if (!isUnderWay(state)) return go(state);
  const { attempt } = state;
  // The account is known and settled: leaving the screen must not sign it out again.
  if (state.kind === 'exchanging') return go({ kind: 'done', attempt, request: state.request });
  const abandon: SignInEffect = { kind: 'abandon', attempt };
  const hasAccount = state.kind === 'identifying' || state.kind === 'confirming';
  // The next attempt number makes every answer still on its way a stranger.
  const cancelled: SignInState = { kind: 'cancelled', attempt: attempt + 1 };
  return hasAccount
    ? go(cancelled, abandon, { kind: 'discardAccount', attempt })
    : go(cancelled, abandon);
}

function awaitUser(
  request: SignInRequest,
  attempt: number,
  code: ShownCode,
  nowMs: number,
): SignInStep {
  const { lifeMs, intervalMs, ...shown } = code;
  const pace: Pace = { intervalMs, slowed: false, timeouts: 0 };
  return go(
    plan(
      {
        kind: 'awaitingUser',
        attempt,
        request,
        ...shown,
        expiresAtMs: nowMs + lifeMs,
        pace,
        waiting: 'forUser',
        poll: { kind: 'inFlight' },
      },
      nowMs,
      0,
    ),
  );
}

/** Plans the next poll: never earlier than the pace allows, nor than the server asked. */
function plan(state: AwaitingUser, nowMs: number, serverAsksMs: number): AwaitingUser {
  const earliestMs = nowMs + Math.max(pollWaitMs({ ...state.pace, timeouts: 0 }), serverAsksMs);
  const atMs = nowMs + Math.max(pollWaitMs(state.pace), serverAsksMs);
  return { ...state, poll: { kind: 'planned', atMs, earliestMs } };
}

/** "Check now", or the network is back: give up the extra waiting after time-outs, but never poll early. */
function hurry(state: AwaitingUser, nowMs: number): SignInStep {
  if (state.poll.kind === 'inFlight' || state.poll.atMs === state.poll.earliestMs) return go(state);
  const poll = { ...state.poll, atMs: state.poll.earliestMs };
  const sooner: AwaitingUser = { ...state, poll };
  return nowMs >= poll.atMs ? wake(sooner, nowMs) : go(sooner);
}

function wake(state: AwaitingUser, nowMs: number): SignInStep {
  if (state.poll.kind === 'inFlight') return go(state);
  if (nowMs >= state.expiresAtMs) return fail(state, { kind: 'expired' });
  if (nowMs < state.poll.atMs) return go(state);
  return go({ ...state, poll: { kind: 'inFlight' } }, { kind: 'poll', attempt: state.attempt });
}

function answered(state: AwaitingUser, outcome: PollOutcome, nowMs: number): SignInStep {
  switch (outcome.kind) {
    case 'granted': {
      const { attempt, request } = state;
      return go(
        { kind: 'identifying', attempt, request, exchanged: false },
        { kind: 'openAccount', attempt },
      );
    }
    case 'pending':
      return wait(state, nowMs, { ...state.pace, timeouts: 0 }, 0, 'forUser');
    case 'slowDown':
      return wait(state, nowMs, afterSlowDown(state.pace, outcome.intervalMs), 0, 'slowedDown');
    case 'trouble':
      return afterTrouble(state, outcome.trouble, nowMs);
    case 'denied':
    case 'expired':
    case 'codeInvalid':
    case 'deviceFlowDisabled':
    case 'wrongClient':
      return fail(state, { kind: outcome.kind });
    case 'unexpected':
      return fail(state, { kind: 'unexpected', code: outcome.code });
    default:
      return assertNever(outcome);
  }
}

/** A lost network or a 5xx must not cost the user the code they are typing: it counts as "pending". */
function afterTrouble(state: AwaitingUser, trouble: Trouble, nowMs: number): SignInStep {
  const timeouts = trouble.kind === 'timeout' ? state.pace.timeouts + 1 : 0;
  const asksMs = trouble.retryAfterMs ?? 0;
  const waiting = trouble.kind === 'rateLimited' ? 'slowedDown' : 'forNetwork';
  return wait(state, nowMs, { ...state.pace, timeouts }, asksMs, waiting);
}

function wait(
  state: AwaitingUser,
  nowMs: number,
  pace: Pace,
  serverAsksMs: number,
  waiting: AwaitingUser['waiting'],
): SignInStep {
  if (nowMs >= state.expiresAtMs) return fail(state, { kind: 'expired' });
  return go(plan({ ...state, pace, waiting }, nowMs, serverAsksMs));
}

function identified(state: Identifying, identity: Identity | null): SignInStep {
  const { attempt, request, exchanged } = state;
  if (identity === null) {
    return go(
      exchanged
        ? { kind: 'done', attempt, request }
        : { kind: 'exchanging', attempt, request, identity },
    );
  }
  if (request.expected !== null && request.expected.id !== identity.id) {
    return go({ kind: 'confirming', attempt, request, found: identity, exchanged });
  }
  return settle({ attempt, request, exchanged }, identity);
}

function settle(
  state: Pick<Identifying, 'attempt' | 'request' | 'exchanged'>,
  identity: Identity,
): SignInStep {
  const { attempt, request, exchanged } = state;
  return go(
    exchanged
      ? { kind: 'done', attempt, request }
      : { kind: 'exchanging', attempt, request, identity },
    { kind: 'settleAccount', attempt, identity },
  );
}

function confirm(
  state: Extract<SignInState, { kind: 'confirming' }>,
  accepted: boolean,
): SignInStep {
  if (accepted) return settle(state, state.found);
  const { attempt } = state;
  return go({ kind: 'cancelled', attempt: attempt + 1 }, { kind: 'discardAccount', attempt });
}

function exchanged(state: SignInState, identity: Identity | null): SignInStep {
  const { attempt } = state;
  switch (state.kind) {
    case 'identifying':
      // In the note's dialect only the exchange says whose token it is.
      return identity === null
        ? go({ ...state, exchanged: true })
        : identified({ ...state, exchanged: true }, identity);
    case 'confirming':
      return go({ ...state, exchanged: true });
    case 'exchanging':
      return state.identity === null && identity !== null
        ? identified({ ...state, kind: 'identifying', exchanged: true }, identity)
        : go({ kind: 'done', attempt, request: state.request });
    case 'idle':
    case 'cancelled':
    case 'requestingCode':
    case 'awaitingUser':
    case 'done':
    case 'failed':
      return go(state);
    default:
      return assertNever(state);
  }
}

function fail(
  state: { readonly attempt: number; readonly request: SignInRequest },
  problem: SignInProblem,
): SignInStep {
  const { attempt, request } = state;
  return go({ kind: 'failed', attempt, request, problem }, { kind: 'abandon', attempt });
}

/** Brings a server's numbers within bounds: an interval of at least 1 s, a life of its default when absurd. */
export function boundCode(code: ShownCode): ShownCode {
  const lifeMs = code.lifeMs > 0 ? code.lifeMs : deviceFlow.defaultLifeMs;
  const intervalMs = Math.min(Math.max(code.intervalMs, deviceFlow.minimumIntervalMs), lifeMs);
  return { ...code, lifeMs, intervalMs };
}
