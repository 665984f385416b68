import { assertNever } from '../../shared/assert-never.ts';
import { watch } from '../config.ts';
import { go, type SessionStep } from './events.ts';
import { earliestRenewalMs, isGrantDue } from './refresh-policy.ts';
import {
  type Askable,
  type Begun,
  type Flickering,
  isInFlight,
  isWaiting,
  type Lit,
  noFailures,
  type Question,
  type Request,
  requestOf,
  type SessionState,
  type Waiting,
} from './state.ts';

/** The effect that sends each question. */
const sending = { exchanging: 'exchange', renewing: 'renew', confirming: 'confirm' } as const;

/** Starts a request. Only here: that it is in flight, and the effect that sends it, are one decision. */
export function request(state: Askable, question: Question, nowMs: number): SessionStep {
  const attempt = state.attempt + 1;
  const next = withRequest({ ...state, attempt }, { ...question, startedAtMs: nowMs });
  return go(next, { kind: sending[question.kind], attempt });
}

/** To the user the state stays what it is; only its flight changes. */
function withRequest(state: Askable, flight: Request): SessionState {
  switch (state.kind) {
    case 'restoring':
      return { ...state, kind: 'refreshing', flight };
    case 'lit':
      return { ...state, kind: 'flickering', flight, ...noFailures };
    case 'refreshing':
    case 'flickering':
    case 'out':
    case 'refused':
    case 'signInNeeded':
      return { ...state, flight };
    default:
      return assertNever(state);
  }
}

/** Asks now: first for a new GitHub token if the present one is about to end or is rejected, else for a Copilot token. */
export function ask(state: Askable, nowMs: number): SessionStep {
  return isGrantDue(state, nowMs) || isRenewalOwed(state)
    ? request(state, { kind: 'renewing', next: 'exchange' }, nowMs)
    : request(state, { kind: 'exchanging' }, nowMs);
}

/**
 * Whether a renewal that may mend the exchange's 401s had to wait for the host's sake. The exchange has nothing new to
 * say until then, and would spend the next request that the host may be asked.
 */
function isRenewalOwed({ objections, stall }: Askable): boolean {
  return objections.rejections !== null && stall?.isPutOff === true;
}

/** Gives up the request in flight and sends another. */
export function askAgain(state: Askable, nowMs: number): SessionStep {
  const asked = ask(state, nowMs);
  return go(asked.state, { kind: 'abort' }, ...asked.effects);
}

/** The user or a program wants a token now: as soon as nobody forbids it. */
export function askWhenAllowed(state: Begun, nowMs: number): SessionStep {
  if (state.kind === 'lit' && nowMs < earliestRenewalMs(state.held)) return renewWhenAllowed(state);
  if (isWaiting(state)) return askFrom(state, state.flight.onDemandAtMs, nowMs);
  // One flight at a time.
  return isInFlight(state) ? go(state) : ask(state, nowMs);
}

/** Cannot be asked right now: plans the renewal for the first moment after the last exchange that is allowed. */
export function renewWhenAllowed(state: Lit | Flickering): SessionStep {
  const atMs = earliestRenewalMs(state.held);
  if (state.held.refreshAtMs <= atMs) return go(state);
  return go({ ...state, held: { ...state.held, refreshAtMs: atMs } });
}

/**
 * The network is back. Failures so far say nothing about the new one, so the waits start small again; and what was sent
 * while it was away is not waited for, except a renewal: its single-use refresh token must not be sent twice.
 */
export function retryOnline(before: Begun, nowMs: number): SessionStep {
  const state = withoutFailures(before);
  if (isWaiting(state)) return askFrom(state, state.flight.onNewsAtMs, nowMs);
  const sent = requestOf(state);
  if (sent === null || sent.kind === 'renewing') return go(state);
  const isFresh = nowMs - sent.startedAtMs < watch.onlineEveryMs;
  return isFresh ? go(state) : askAgain(state, nowMs);
}

/** The same state with its count of failures forgotten. */
export function withoutFailures(state: Begun): Begun {
  const isCounting = state.kind === 'flickering' || state.kind === 'out';
  return isCounting && state.failures > 0 ? { ...state, failures: 0 } : state;
}

/** Asks now if `fromMs` has come, else plans to ask then, unless it was to be asked earlier anyway. */
export function askFrom(state: Waiting, fromMs: number, nowMs: number): SessionStep {
  if (nowMs >= fromMs) return ask(state, nowMs);
  if (state.flight.atMs <= fromMs) return go(state);
  return go({ ...state, flight: { ...state.flight, atMs: fromMs } });
}
