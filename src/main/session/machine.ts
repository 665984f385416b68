import { assertNever } from '../../shared/assert-never.ts';
import { confirmed, exchanged } from './answered.ts';
import { ask, askAgain, askWhenAllowed, retryOnline, withoutFailures } from './asking.ts';
import { type AnswerFacts, go, type SessionEvent, type SessionStep } from './events.ts';
import type { GrantLife } from './grant-life.ts';
import { renewed, renewedLate } from './renewing.ts';
import {
  type Begun,
  heldBy,
  isWaiting,
  noObjections,
  type Request,
  requestOf,
  type SessionState,
} from './state.ts';
import { jumped, wake } from './time-passed.ts';

/** Advances the session by one event. Pure: reads no clock, does no I/O, never throws on a stale event. */
export function stepSession(state: SessionState, event: SessionEvent): SessionStep {
  if (state.kind === 'restoring') {
    return event.kind === 'begun'
      ? ask({ ...state, ...fresh(event.grant) }, event.nowMs)
      : go(state);
  }
  switch (event.kind) {
    case 'begun':
      return go(state);
    case 'alarmRang':
      return wake(state, event.nowMs);
    case 'refreshRequested':
      return isWaiting(state) ? ask(state, event.nowMs) : askWhenAllowed(state, event.nowMs);
    case 'tokenWanted':
      return askWhenAllowed(state, event.nowMs);
    case 'hostReturned':
      return isHeldUp(state) ? ask(withoutFailures(state), event.nowMs) : go(state);
    case 'networkReturned':
      return isRetrying(state) ? retryOnline(state, event.nowMs) : go(state);
    case 'clockJumped':
      return jumped(state, event);
    case 'grantMeasured':
      return measureGrant(state, event.grant, event.nowMs);
    case 'grantReplaced':
      return replaceGrant(state, event.grant, event.nowMs);
    case 'exchanged':
      return isAnswer(state, event, 'exchanging') ? exchanged(state, event) : go(state);
    case 'renewed':
      if (event.attempt === state.overdue?.attempt) return renewedLate(state, event);
      return isAnswer(state, event, 'renewing') ? renewed(state, event) : go(state);
    case 'confirmed':
      return isAnswer(state, event, 'confirming') ? confirmed(state, event) : go(state);
    default:
      return assertNever(event);
  }
}

/** Whether a token is being sought, or its verdict may be wrong: the states for which a returning network matters. */
export function isRetrying({ kind }: SessionState): boolean {
  return (
    kind === 'refreshing' || kind === 'flickering' || kind === 'out' || kind === 'signInNeeded'
  );
}

/** A GitHub token against which nothing has been said. */
function fresh(grant: GrantLife) {
  return { grant, objections: noObjections, stall: null, overdue: null };
}

/** Whether the next try waits for nothing but that trouble passes. */
function isHeldUp(state: Begun): boolean {
  const isTroubled = state.kind === 'flickering' || state.kind === 'out';
  return isTroubled && state.trouble !== null && isWaiting(state);
}

function isAnswer(state: Begun, answer: AnswerFacts, to: Request['kind']): boolean {
  return answer.attempt === state.attempt && requestOf(state)?.kind === to;
}

/** Only the instants are new; a notice that was given on a wrong clock's word is withdrawn. */
function measureGrant(state: Begun, grant: GrantLife, nowMs: number): SessionStep {
  if (grant.endsAtMs === null) return go(state);
  const isNear = grant.noticeAtMs !== null && nowMs >= grant.noticeAtMs;
  if (isNear) return go({ ...state, grant: { ...grant, noticeAtMs: null, endsSoon: true } });
  return go({ ...state, grant: { ...grant, endsSoon: state.stall?.isRefused ?? false } });
}

/** Asks at once with the new GitHub token; what is in hand stays in hand meanwhile. */
function replaceGrant(state: Begun, grant: GrantLife, nowMs: number): SessionStep {
  const { attempt } = state;
  const held = heldBy(state);
  const common = { attempt, ...fresh(grant) };
  const asked = askAgain(
    held === null ? { kind: 'restoring', ...common } : { kind: 'lit', ...common, held },
    nowMs,
  );
  return go(asked.state, { kind: 'abortRenewal' }, ...asked.effects);
}
