import { assertNever } from '../../shared/assert-never.ts';
import type { Refusal } from '../../shared/refusal.ts';
import { backoff, http, refusalRetry } from '../config.ts';
import type { Trouble } from '../ports.ts';
import { earliestMs, withFlight } from './asking.ts';
import {
  type Answer,
  type Confirmed,
  type Exchanged,
  type ExchangeOutcome,
  go,
  type Renewed,
  type SessionEffect,
  type SessionStep,
} from './events.ts';
import type { GrantLife } from './grant-life.ts';
import { backoffMs, refusalRetryMs } from './refresh-policy.ts';
import {
  type Begun,
  type Common,
  type Flight,
  flightOf,
  type Held,
  heldBy,
  isProbing,
  type Planned,
  type Refused,
  type SignInNeeded,
} from './state.ts';

/** The exchange has answered. */
export function exchanged(state: Begun, event: Exchanged): SessionStep {
  const { outcome } = event;
  switch (outcome.kind) {
    case 'token':
      return light(state, outcome, event.nowMs);
    case 'unauthorized':
      return unauthorized(state, event.nowMs);
    case 'refused':
      return refuse(state, outcome.refusal, event);
    case 'trouble':
      return suffer(state, outcome.trouble, event);
    default:
      return assertNever(outcome);
  }
}

/** The refresh grant has answered. */
export function renewed(state: Begun, event: Renewed): SessionStep {
  const { outcome } = event;
  switch (outcome.kind) {
    case 'granted':
      return afterRenewal(state, outcome.grant, event);
    case 'badRefreshToken':
      return needSignIn(state, 'ended', event);
    case 'trouble':
      return suffer(state, outcome.trouble, event);
    default:
      return assertNever(outcome);
  }
}

/** `/user` has answered whether the GitHub token is really rejected. */
export function confirmed(state: Begun, event: Confirmed): SessionStep {
  const { outcome, nowMs } = event;
  switch (outcome.kind) {
    case 'unauthorized':
    case 'unknown': // The host cannot be asked otherwise; it has said 401 twice.
      return needSignIn(state, hasEnded(state.grant, nowMs) ? 'ended' : 'rejected', event);
    case 'valid': // GitHub contradicts itself: believe the kinder half and try again later.
      return suffer(state, { kind: 'server', retryAfterMs: null }, event);
    case 'trouble':
      return suffer(state, outcome.trouble, event);
    default:
      return assertNever(outcome);
  }
}

function light(
  state: Begun,
  outcome: Extract<ExchangeOutcome, { kind: 'token' }>,
  nowMs: number,
): SessionStep {
  const { attempt, grant } = state;
  const held: Held = {
    receivedAtMs: nowMs,
    refreshAtMs: nowMs + outcome.lease.refreshInMs,
    expiresAtMs: nowMs + outcome.lease.lifeMs,
    expiresAtServerMs: outcome.expiresAtServerMs,
  };
  return go({ kind: 'lit', attempt, grant, held }, { kind: 'adopt', attempt });
}

/** A 401: renew the GitHub token if it can be renewed, else try once more; then ask GitHub whether it means it. */
function unauthorized(state: Begun, startedAtMs: number): SessionStep {
  const flight = flightOf(state);
  const attempt = state.attempt + 1;
  const common: Common = { attempt, grant: state.grant };
  if (flight?.kind === 'exchanging' && flight.turn === 'again') {
    return go(withFlight(state, { kind: 'confirming', startedAtMs }, common), {
      kind: 'confirm',
      attempt,
    });
  }
  return state.grant.isRenewable
    ? go(withFlight(state, { kind: 'renewing', next: 'exchange', startedAtMs }, common), {
        kind: 'renew',
        attempt,
      })
    : exchangeNow(state, common, 'again', startedAtMs);
}

function exchangeNow(
  state: Begun,
  common: Common,
  turn: 'first' | 'again',
  startedAtMs: number,
): SessionStep {
  return go(withFlight(state, { kind: 'exchanging', turn, startedAtMs }, common), {
    kind: 'exchange',
    attempt: common.attempt,
  });
}

function refuse(state: Begun, refusal: Refusal, answer: Answer): SessionStep {
  const { attempt, grant } = state;
  const held = survivor(state, answer);
  const flight = planned(answer.nowMs, refusalRetryMs(refusal.reason), 0);
  return go({ kind: 'refused', attempt, grant, held, flight, refusal }, ...dropUnless(held));
}

/** Something failed that another try may mend. What is in hand stays in hand until its own end. */
function suffer(state: Begun, trouble: Trouble, answer: Answer): SessionStep {
  // A try that did not get through takes back neither of these two: GitHub has spoken.
  if (state.kind === 'refused') return stillRefused(state, trouble, answer);
  if (state.kind === 'signInNeeded') return needSignIn(state, state.reason, answer);
  const { attempt, grant } = state;
  const failures = ('failures' in state ? state.failures : 0) + 1;
  const delayMs = backoffMs(failures, answer.jitter);
  const flight = planned(answer.nowMs, delayMs, trouble.retryAfterMs ?? 0);
  const held = survivor(state, answer);
  const common = { attempt, grant, flight, failures, trouble: trouble.kind };
  return held === null
    ? go({ kind: 'out', ...common }, { kind: 'drop' })
    : go({ kind: 'flickering', held, probing: false, ...common });
}

function stillRefused(state: Refused, trouble: Trouble, answer: Answer): SessionStep {
  const held = survivor(state, answer);
  const flight = planned(answer.nowMs, refusalRetry.transientMs, trouble.retryAfterMs ?? 0);
  return go({ ...state, held, flight }, ...dropUnless(held));
}

function planned(nowMs: number, delayMs: number, serverAsksMs: number): Planned {
  return {
    kind: 'planned',
    atMs: nowMs + Math.max(delayMs, serverAsksMs),
    onDemandAtMs: nowMs + Math.max(Math.min(delayMs, backoff.onDemandMs), serverAsksMs),
    serverAllowsAtMs: nowMs + serverAsksMs,
  };
}

/**
 * A new GitHub token is stored: back to the planned renewal if nothing else was due, else exchange it now.
 *
 * Straight to the exchange, so that a GitHub token that is due again at once is not renewed in a loop.
 */
function afterRenewal(state: Begun, grant: GrantLife, answer: Answer): SessionStep {
  const flight = flightOf(state);
  const held = survivor(state, answer);
  const mayRest = flight?.kind === 'renewing' && flight.next === 'rest';
  if (
    held !== null &&
    (answer.nowMs < earliestMs(held) || (mayRest && answer.nowMs < held.refreshAtMs))
  ) {
    return go({ kind: 'lit', attempt: state.attempt, grant, held });
  }
  const common: Common = { attempt: state.attempt + 1, grant };
  return exchangeNow(state, common, isAged(flight, answer) ? 'first' : 'again', answer.nowMs);
}

/**
 * Whether the machine slept while a renewal was on its way: the GitHub token may have ended before it arrived. A 401 is
 * then an accident that the new refresh token can mend.
 */
function isAged(flight: Flight | null, answer: Answer): boolean {
  return flight?.kind === 'renewing' && answer.nowMs - flight.startedAtMs > http.deadlineMs;
}

function hasEnded(grant: GrantLife, nowMs: number): boolean {
  return grant.endsAtMs !== null && nowMs >= grant.endsAtMs;
}

function needSignIn(state: Begun, reason: SignInNeeded['reason'], answer: Answer): SessionStep {
  const { attempt, grant } = state;
  const held = survivor(state, answer);
  return go(
    { kind: 'signInNeeded', attempt, grant, held, flight: null, reason },
    ...dropUnless(held),
  );
}

/** The token in hand if it is still valid by the best knowledge now, else null. */
function survivor(state: Begun, answer: Answer): Held | null {
  const held = rebased(state, answer);
  return held !== null && answer.nowMs < held.expiresAtMs ? held : null;
}

/** After a jump the local idea of the expiry is a guess; the server's own clock, if it spoke, settles it. */
function rebased(state: Begun, answer: Answer): Held | null {
  const held = heldBy(state);
  if (held === null || !isProbing(state)) return held;
  if (answer.serverMs === null || held.expiresAtServerMs === null) return held;
  const lifeMs = Math.min(
    held.expiresAtServerMs - answer.serverMs,
    held.expiresAtMs - held.receivedAtMs,
  );
  return { ...held, expiresAtMs: answer.nowMs + lifeMs };
}

const dropUnless = (held: Held | null): readonly SessionEffect[] =>
  held === null ? [{ kind: 'drop' }] : [];
