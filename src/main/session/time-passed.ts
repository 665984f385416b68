import { watch } from '../config.ts';
import {
  ask,
  askAgain,
  askWhenAllowed,
  renewWhenAllowed,
  request,
  retryOnline,
  withoutFailures,
} from './asking.ts';
import { type ClockJumped, go, type SessionEffect, type SessionStep } from './events.ts';
import { earliestRenewalMs, isDue, isGrantDue, retryAt } from './refresh-policy.ts';
import { goOnMeanwhile } from './renewing.ts';
import {
  type Begun,
  commonOf,
  flightOf,
  heldBy,
  isInDoubt,
  isWaiting,
  type Lit,
  noFailures,
  type Out,
  overdueAtMs,
  type Request,
  requestOf,
} from './state.ts';

/** An alarm rang: whatever has come due is done. */
export function wake(before: Begun, nowMs: number): SessionStep {
  const state = markEndsSoon(before, nowMs);
  const held = heldBy(state);
  if (held !== null && nowMs >= held.expiresAtMs && !isInDoubt(state)) return expire(state, nowMs);
  if (isWaiting(state)) return nowMs >= state.flight.atMs ? ask(state, nowMs) : go(state);
  if (isOverdue(state, nowMs)) return goOnMeanwhile(state, nowMs);
  return state.kind === 'lit' && isDue(state, nowMs) ? askForDue(state, nowMs) : go(state);
}

function isOverdue(state: Begun, nowMs: number): boolean {
  const atMs = overdueAtMs(state);
  return atMs !== null && nowMs >= atMs;
}

/** A GitHub token that comes due between two renewals of the Copilot token costs no exchange. */
function askForDue(state: Lit, nowMs: number): SessionStep {
  const isOnlyGrantDue = nowMs < state.held.refreshAtMs && isGrantDue(state, nowMs);
  return isOnlyGrantDue
    ? request(state, { kind: 'renewing', next: 'rest' }, nowMs)
    : ask(state, nowMs);
}

/** The end of a GitHub token that cannot be renewed is near: told once, and not on the word of a clock in doubt. */
function markEndsSoon(state: Begun, nowMs: number): Begun {
  const { grant } = state;
  if (grant.noticeAtMs === null || nowMs < grant.noticeAtMs || isInDoubt(state)) return state;
  return { ...state, grant: { ...grant, noticeAtMs: null, endsSoon: true } };
}

/** The token in hand has reached its end. */
function expire(state: Begun, nowMs: number): SessionStep {
  const drop: SessionEffect = { kind: 'drop' };
  if (state.kind === 'refused' || state.kind === 'signInNeeded') {
    return go({ ...state, held: null }, drop);
  }
  const { failures, trouble, refusal } = state.kind === 'flickering' ? state : noFailures;
  const held = heldBy(state);
  // A token may live for less than the gap that a server is left alone for.
  const earliestMs = held === null ? nowMs : earliestRenewalMs(held);
  const flight = flightOf(state) ?? retryAt(Math.max(nowMs, earliestMs));
  if (refusal !== null) {
    return go({ kind: 'refused', ...commonOf(state), held: null, flight, refusal }, drop);
  }
  const out: Out = { kind: 'out', ...commonOf(state), flight, failures, trouble };
  if (flight.kind !== 'planned' || nowMs < flight.atMs) return go(out, drop);
  const asked = ask(out, nowMs);
  return go(asked.state, drop, ...asked.effects);
}

/**
 * The clocks ran apart: the machine slept, or somebody set the clock.
 *
 * The timeline has counted a sleep, and a clock set ahead as if it were one; one set back hides how long it really was
 * where the uptime stands still as well. So the server is asked now. A request that was in flight during a sleep will
 * not be answered; it is asked again, except a renewal of the GitHub token, whose single-use refresh token must not be
 * sent twice.
 */
export function jumped(before: Begun, event: ClockJumped): SessionStep {
  // A clock that is pulled a little says nothing about the failures so far.
  const state = isSuspect(event) ? withoutFailures(before) : before;
  return judgeToken(afterJump(state, event), event);
}

function afterJump(state: Begun, event: ClockJumped): SessionStep {
  const { nowMs } = event;
  const sent = requestOf(state);
  if (sent !== null) {
    if (isUnaware(sent, event) && sent.kind !== 'renewing') return askAgain(state, nowMs);
    // A renewal of the GitHub token alone would come back to a plan that is no longer to be trusted.
    return state.kind === 'flickering' && isSuspect(event) ? renewWhenAllowed(state) : go(state);
  }
  if (state.kind === 'lit') return litJumped(state, event);
  // A verdict may be of yesterday's network.
  if (state.kind === 'signInNeeded' && isForward(event)) return retryOnline(state, nowMs);
  const isSought = state.kind === 'flickering' || state.kind === 'out';
  return isSought && isSuspect(event) ? askWhenAllowed(state, nowMs) : go(state);
}

function litJumped(state: Lit, event: ClockJumped): SessionStep {
  if (!isSuspect(event) && !isDue(state, event.nowMs)) return go(state);
  return askWhenAllowed(state, event.nowMs);
}

function isForward({ sleptMs, setMs }: ClockJumped): boolean {
  return sleptMs > 0 || setMs > 0;
}

/** Whether a request left before the jump. Set back, the timeline may have stood still: then "now" may be hours ago. */
function isUnaware({ startedAtMs }: Request, event: ClockJumped): boolean {
  if (!isSuspect(event)) return false;
  return isForward(event) ? startedAtMs < event.jumpedAtMs : startedAtMs <= event.jumpedAtMs;
}

/**
 * Whether more has happened than a clock that is pulled a little again and again, as in a virtual machine: that must
 * not cost an exchange each time.
 */
export function isSuspect({ sleptMs, setMs }: Pick<ClockJumped, 'sleptMs' | 'setMs'>): boolean {
  return sleptMs > watch.harmlessJumpMs || Math.abs(setMs) > watch.harmlessJumpMs;
}

/**
 * Judges a token whose end was jumped over while a request is under way. Slept through, it has ended. Where only the
 * wall clock says so, it may have been set: the request asks the server, and until then the token counts as valid.
 */
function judgeToken(step: SessionStep, { nowMs, jumpedAtMs, setMs }: ClockJumped): SessionStep {
  const { state, effects } = step;
  if (state.kind !== 'flickering' || nowMs < state.held.expiresAtMs) return step;
  if (state.flight.kind === 'planned') return step;
  const sureMs = jumpedAtMs - Math.max(setMs, 0);
  if (sureMs < state.held.expiresAtMs) return go({ ...state, probing: true }, ...effects);
  const ended = expire(state, nowMs);
  return go(ended.state, ...effects, ...ended.effects);
}
