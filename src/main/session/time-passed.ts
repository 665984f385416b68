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
import { isDue, isGrantDue, retryNow } from './refresh-policy.ts';
import {
  type Begun,
  commonOf,
  flightOf,
  heldBy,
  isProbing,
  isWaiting,
  type Lit,
  noFailures,
  type Out,
  requestOf,
  type SessionState,
} from './state.ts';

/** An alarm rang: whatever has come due is done. */
export function wake(before: Begun, nowMs: number): SessionStep {
  const state = markEndsSoon(before, nowMs);
  const held = heldBy(state);
  if (held !== null && nowMs >= held.expiresAtMs && !isProbing(state)) return expire(state, nowMs);
  if (isWaiting(state)) return nowMs >= state.flight.atMs ? ask(state, nowMs) : go(state);
  return state.kind === 'lit' && isDue(state, nowMs) ? askForDue(state, nowMs) : go(state);
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
  if (grant.noticeAtMs === null || nowMs < grant.noticeAtMs || isProbing(state)) return state;
  return { ...state, grant: { ...grant, noticeAtMs: null, endsSoon: true } };
}

/** The token in hand has reached its end. */
function expire(state: Begun, nowMs: number): SessionStep {
  const drop: SessionEffect = { kind: 'drop' };
  if (state.kind === 'refused' || state.kind === 'signInNeeded') {
    return go({ ...state, held: null }, drop);
  }
  const { failures, trouble, refusal } = state.kind === 'flickering' ? state : noFailures;
  const flight = flightOf(state) ?? retryNow(nowMs);
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
 * Forward, the timeline has already counted it as time passed, but a clock set back during a sleep makes it too short;
 * backward, nobody knows how long it really was. So the server is asked now. A request that was in flight during a
 * sleep will not be answered; it is asked again, except a renewal of the GitHub token, whose single-use refresh token
 * must not be sent twice.
 */
export function jumped(before: Begun, event: ClockJumped): SessionStep {
  const { nowMs } = event;
  const state = withoutFailures(before);
  const step = afterJump(state, event);
  return { ...step, state: markProbing(step.state, nowMs) };
}

function afterJump(state: Begun, { nowMs, jumpMs, jumpedAtMs }: ClockJumped): SessionStep {
  const sent = requestOf(state);
  if (sent !== null) {
    // Set back, the timeline may have stood still over a sleep: then "at the same instant" may be hours ago.
    const isUnaware =
      jumpMs > 0
        ? sent.startedAtMs < jumpedAtMs
        : isSuspect(jumpMs) && sent.startedAtMs <= jumpedAtMs;
    if (isUnaware && sent.kind !== 'renewing') return askAgain(state, nowMs);
    // A renewal of the GitHub token alone would come back to a plan that is no longer to be trusted.
    return state.kind === 'flickering' && isSuspect(jumpMs) ? renewWhenAllowed(state) : go(state);
  }
  if (state.kind === 'lit') return litJumped(state, jumpMs, nowMs);
  // A verdict may be of yesterday's network.
  if (state.kind === 'signInNeeded' && jumpMs > 0) return retryOnline(state, nowMs);
  return state.kind === 'flickering' || state.kind === 'out'
    ? askWhenAllowed(state, nowMs)
    : go(state);
}

function litJumped(state: Lit, jumpMs: number, nowMs: number): SessionStep {
  if (!isSuspect(jumpMs) && !isDue(state, nowMs)) return go(state);
  return askWhenAllowed(state, nowMs);
}

/**
 * Whether the machine may have slept for longer than the clocks tell: a clock that was set back hides a sleep, or makes
 * one look short. One that is pulled a little again and again, as in a virtual machine, must not cost an exchange each
 * time.
 */
function isSuspect(jumpMs: number): boolean {
  return Math.abs(jumpMs) > watch.harmlessJumpMs;
}

/** Marks a token whose end was jumped over, while a request asks the server about it. */
function markProbing(state: SessionState, nowMs: number): SessionState {
  const isOver = state.kind === 'flickering' && nowMs >= state.held.expiresAtMs;
  return isOver && state.flight.kind !== 'planned' ? { ...state, probing: true } : state;
}
