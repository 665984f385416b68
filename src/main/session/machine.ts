import { assertNever } from '../../shared/assert-never.ts';
import type { Refusal } from '../../shared/refusal.ts';
import type { TroubleKind } from '../../shared/trouble.ts';
import { backoff, renewal } from '../config.ts';
import type { Step } from '../machine-runner.ts';
import type { Trouble } from '../ports.ts';
import { backoffMs } from './backoff.ts';
import type { GrantLife } from './grant-life.ts';
import type { Lease } from './refresh-policy.ts';
import { refusalRetryMs } from './refusal-policy.ts';

/** The life of one account. No state or event holds a token; the effects keep them. All instants are timeline ms. */
export type SessionState =
  | { readonly kind: 'restoring'; readonly attempt: number }
  | Refreshing
  | Lit
  | Flickering
  | Out
  | Refused
  | SignInNeeded;

/** No Copilot token yet, and nothing has gone wrong yet. */
interface Refreshing extends Common {
  readonly kind: 'refreshing';
  readonly flight: Request;
}

/** A token in hand, its renewal planned. */
interface Lit extends Common {
  readonly kind: 'lit';
  readonly held: Held;
}

/** A token in hand that is still valid, being renewed or waiting to try again. */
interface Flickering extends Common {
  readonly kind: 'flickering';
  readonly held: Held;
  readonly flight: Flight;
  readonly failures: number;
  readonly trouble: TroubleKind | null;
  /**
   * The clock jumped past the token's end: it slept, or somebody set it. Only the server can tell, and the request in
   * flight asks it; until it has answered the token counts as valid.
   */
  readonly probing: boolean;
}

/** No valid token, and trouble on the way to one. */
interface Out extends Common {
  readonly kind: 'out';
  readonly flight: Flight;
  readonly failures: number;
  readonly trouble: TroubleKind | null;
}

/** GitHub said no, with a reason. A token from before may still be valid. */
interface Refused extends Common {
  readonly kind: 'refused';
  readonly held: Held | null;
  readonly flight: Flight;
  readonly refusal: Refusal;
}

/** GitHub rejected the GitHub token, and confirmed it. It is kept until a new one is in place. */
interface SignInNeeded extends Common {
  readonly kind: 'signInNeeded';
  readonly held: Held | null;
  /** Set only while the user has asked for one more try. */
  readonly flight: Request | null;
  readonly reason: 'rejected' | 'ended';
}

interface Common {
  /** Requests started so far. An answer that carries another number is a stranger and is dropped. */
  readonly attempt: number;
  readonly grant: GrantLife;
}

/** A Copilot token in hand. */
export interface Held {
  readonly receivedAtMs: number;
  readonly refreshAtMs: number;
  readonly expiresAtMs: number;
  /** The server's own word (its epoch ms), to find the expiry again after the local clock has jumped. */
  readonly expiresAtServerMs: number | null;
}

export type Flight = Request | Planned;

type Request = { readonly startedAtMs: number } & (
  | {
      readonly kind: 'exchanging';
      /** `first`: a 401 may still be an accident. `again`: all we have was tried, so a 401 is confirmed next. */
      readonly turn: 'first' | 'again';
    }
  | { readonly kind: 'renewing' }
  | { readonly kind: 'confirming' }
);

interface Planned {
  readonly kind: 'planned';
  readonly atMs: number;
  /** Nobody, not even the user, may try earlier: the server asked for it, or the last try was just now. */
  readonly notBeforeMs: number;
}

export type ExchangeOutcome =
  | {
      readonly kind: 'token';
      readonly lease: Lease;
      readonly expiresAtServerMs: number | null;
    }
  | { readonly kind: 'unauthorized' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'trouble'; readonly trouble: Trouble };

export type RenewOutcome =
  /** The new pair is stored: it may be used. */
  | { readonly kind: 'granted'; readonly grant: GrantLife }
  | { readonly kind: 'badRefreshToken' }
  | { readonly kind: 'trouble'; readonly trouble: Trouble };

/** `unknown`: this host cannot be asked. */
export type ConfirmOutcome =
  | { readonly kind: 'valid' | 'unauthorized' | 'unknown' }
  | { readonly kind: 'trouble'; readonly trouble: Trouble };

interface Answer {
  readonly attempt: number;
  readonly nowMs: number;
  /** Uniform in [0, 1). */
  readonly jitter: number;
  readonly serverMs: number | null;
}

export type SessionEvent =
  | { readonly kind: 'begun'; readonly nowMs: number; readonly grant: GrantLife }
  | { readonly kind: 'alarmRang'; readonly nowMs: number }
  | { readonly kind: 'refreshRequested'; readonly nowMs: number }
  | { readonly kind: 'networkReturned'; readonly nowMs: number }
  | {
      readonly kind: 'clockJumped';
      readonly nowMs: number;
      readonly jumpMs: number;
      /** Requests that were started from here on know of the jump already. */
      readonly jumpedAtMs: number;
    }
  /** The account signed in again: a new GitHub token is in place. */
  | { readonly kind: 'grantReplaced'; readonly nowMs: number; readonly grant: GrantLife }
  | ({ readonly kind: 'exchanged'; readonly outcome: ExchangeOutcome } & Answer)
  | ({ readonly kind: 'renewed'; readonly outcome: RenewOutcome } & Answer)
  | ({ readonly kind: 'confirmed'; readonly outcome: ConfirmOutcome } & Answer);

export type SessionEffect =
  | { readonly kind: 'exchange'; readonly attempt: number }
  /** Ask for a new GitHub token pair and store it before anything uses it. */
  | { readonly kind: 'renew'; readonly attempt: number }
  /** Ask `/user` whether GitHub really rejects the GitHub token. */
  | { readonly kind: 'confirm'; readonly attempt: number }
  /** The token that this attempt brought is the one to hand over from now on. */
  | { readonly kind: 'adopt'; readonly attempt: number }
  /** The token in hand is no longer valid: forget it. */
  | { readonly kind: 'drop' }
  /** Nobody waits for the request in flight any more. */
  | { readonly kind: 'abort' };

type SessionStep = Step<SessionState, SessionEffect>;
type Begun = Exclude<SessionState, { kind: 'restoring' }>;

const go = (state: SessionState, ...effects: SessionEffect[]): SessionStep => ({ state, effects });

export const restoring: SessionState = { kind: 'restoring', attempt: 0 };

/** Advances the session by one event. Pure: reads no clock, does no I/O, never throws on a stale event. */
export function stepSession(state: SessionState, event: SessionEvent): SessionStep {
  if (state.kind === 'restoring') {
    return event.kind === 'begun'
      ? request({ ...state, grant: event.grant }, event.nowMs, (flight, common) => ({
          ...common,
          kind: 'refreshing',
          flight,
        }))
      : go(state);
  }
  switch (event.kind) {
    case 'begun':
      return go(state);
    case 'alarmRang':
      return wake(state, event.nowMs);
    case 'refreshRequested':
      return hurry(state, event.nowMs);
    case 'networkReturned':
      return state.kind === 'flickering' || state.kind === 'out'
        ? hurry(state, event.nowMs)
        : go(state);
    case 'clockJumped':
      return jumped(state, event);
    case 'grantReplaced':
      return replaceGrant(state, event.nowMs, event.grant);
    case 'exchanged':
      return isAnswer(state, event, 'exchanging') ? exchanged(state, event) : go(state);
    case 'renewed':
      return isAnswer(state, event, 'renewing') ? renewed(state, event) : go(state);
    case 'confirmed':
      return isAnswer(state, event, 'confirming') ? confirmed(state, event) : go(state);
    default:
      return assertNever(event);
  }
}

/** When the session wants to be woken, or null. */
export function sessionWakeAtMs(state: SessionState): number | null {
  if (state.kind === 'restoring') return null;
  const instants = [...ownInstants(state), state.grant.noticeAtMs];
  const due = instants.filter((atMs): atMs is number => atMs !== null);
  return due.length === 0 ? null : Math.min(...due);
}

function ownInstants(state: Begun): readonly (number | null)[] {
  const flight = flightOf(state);
  const planned = flight?.kind === 'planned' ? flight.atMs : null;
  switch (state.kind) {
    case 'lit':
      return [state.held.refreshAtMs, state.held.expiresAtMs, state.grant.renewAtMs];
    case 'flickering':
      return [state.probing ? null : state.held.expiresAtMs, planned];
    case 'refused':
    case 'signInNeeded':
      return [state.held?.expiresAtMs ?? null, planned];
    case 'refreshing':
    case 'out':
      return [planned];
    default:
      return assertNever(state);
  }
}

/** The token in hand, or null. */
export function heldBy(state: SessionState): Held | null {
  switch (state.kind) {
    case 'lit':
    case 'flickering':
    case 'refused':
    case 'signInNeeded':
      return state.held;
    case 'restoring':
    case 'refreshing':
    case 'out':
      return null;
    default:
      return assertNever(state);
  }
}

/** Whether a request is under way. */
export function isInFlight(state: SessionState): boolean {
  const flight = state.kind === 'restoring' ? null : flightOf(state);
  return flight !== null && flight.kind !== 'planned';
}

function flightOf(state: Begun): Flight | null {
  return state.kind === 'lit' ? null : state.flight;
}

function isAnswer(state: Begun, answer: Answer, to: Request['kind']): boolean {
  return answer.attempt === state.attempt && flightOf(state)?.kind === to;
}

/** Starts a request: first a new GitHub token if the present one is about to end, otherwise the exchange. */
function request(
  common: Common,
  nowMs: number,
  place: (flight: Request, common: Common) => SessionState,
  turn: 'first' | 'again' = 'first',
): SessionStep {
  const attempt = common.attempt + 1;
  const { grant } = common;
  const startedAtMs = nowMs;
  return grant.renewAtMs !== null && nowMs >= grant.renewAtMs
    ? go(place({ kind: 'renewing', startedAtMs }, { attempt, grant }), { kind: 'renew', attempt })
    : go(place({ kind: 'exchanging', turn, startedAtMs }, { attempt, grant }), {
        kind: 'exchange',
        attempt,
      });
}

/** Puts another flight into a state and keeps all else. */
function withFlight(state: Begun, flight: Flight, common: Common): SessionState {
  const { attempt, grant } = common;
  switch (state.kind) {
    case 'lit':
      return { ...state, kind: 'flickering', attempt, grant, flight, ...unhurt };
    case 'refreshing':
    case 'signInNeeded':
      return flight.kind === 'planned'
        ? { kind: 'out', attempt, grant, flight, failures: 0, trouble: null }
        : { ...state, attempt, grant, flight };
    case 'flickering':
    case 'out':
    case 'refused':
      return { ...state, attempt, grant, flight };
    default:
      return assertNever(state);
  }
}

const unhurt = { failures: 0, trouble: null, probing: false } as const;

/** Asks now, in whatever state: the state stays what it is to the user, only its flight changes. */
function ask(state: Begun, nowMs: number): SessionStep {
  const turn = state.kind === 'signInNeeded' ? 'again' : 'first';
  return request(state, nowMs, (flight, common) => withFlight(state, flight, common), turn);
}

function wake(before: Begun, nowMs: number): SessionStep {
  const state = noticed(before, nowMs);
  const held = heldBy(state);
  if (held !== null && nowMs >= held.expiresAtMs && !isProbing(state)) return expire(state, nowMs);
  const flight = flightOf(state);
  if (flight?.kind === 'planned') return nowMs >= flight.atMs ? ask(state, nowMs) : go(state);
  return state.kind === 'lit' && isDue(state, nowMs) ? ask(state, nowMs) : go(state);
}

function isProbing(state: Begun): boolean {
  return state.kind === 'flickering' && state.probing;
}

function isDue(state: Lit, nowMs: number): boolean {
  const { renewAtMs } = state.grant;
  return nowMs >= state.held.refreshAtMs || (renewAtMs !== null && nowMs >= renewAtMs);
}

/** The end of a GitHub token that cannot be renewed is near: told once. */
function noticed(state: Begun, nowMs: number): Begun {
  const { grant } = state;
  if (grant.noticeAtMs === null || nowMs < grant.noticeAtMs) return state;
  return { ...state, grant: { ...grant, noticeAtMs: null, endsSoon: true } };
}

/** The token in hand has reached its end. */
function expire(state: Begun, nowMs: number): SessionStep {
  const drop: SessionEffect = { kind: 'drop' };
  if (state.kind === 'refused' || state.kind === 'signInNeeded') {
    return go({ ...state, held: null }, drop);
  }
  const { attempt, grant } = state;
  const { failures, trouble } = state.kind === 'flickering' ? state : unhurt;
  const flight = flightOf(state) ?? { kind: 'planned', atMs: nowMs, notBeforeMs: nowMs };
  const out: Out = { kind: 'out', attempt, grant, flight, failures, trouble };
  if (flight.kind !== 'planned' || nowMs < flight.atMs) return go(out, drop);
  const asked = ask(out, nowMs);
  return go(asked.state, drop, ...asked.effects);
}

/** The user, a program or a returning network wants a token now: as soon as nobody forbids it. */
function hurry(state: Begun, nowMs: number): SessionStep {
  const flight = flightOf(state);
  if (flight === null) {
    const heldSinceMs = nowMs - (heldBy(state)?.receivedAtMs ?? Number.NEGATIVE_INFINITY);
    return heldSinceMs >= renewal.minimumGapMs ? ask(state, nowMs) : go(state);
  }
  if (flight.kind !== 'planned') return go(state); // One flight at a time.
  if (nowMs >= flight.notBeforeMs) return ask(state, nowMs);
  if (flight.atMs <= flight.notBeforeMs) return go(state);
  return go(withFlight(state, { ...flight, atMs: flight.notBeforeMs }, state));
}

/**
 * The clocks ran apart: the machine slept, or somebody set the clock.
 *
 * Forward, the timeline has already counted it as time passed. Backward, nobody knows how long it really was, so the
 * server is asked now. A request that was in flight during a sleep will not be answered; it is asked again, except a
 * renewal of the GitHub token, whose single-use refresh token must not be sent twice.
 */
function jumped(state: Begun, event: Extract<SessionEvent, { kind: 'clockJumped' }>): SessionStep {
  const { nowMs, jumpMs, jumpedAtMs } = event;
  const flight = flightOf(state);
  if (flight?.kind === 'renewing') return go(state);
  if (flight !== null && flight.kind !== 'planned') {
    if (jumpMs < 0 || flight.startedAtMs >= jumpedAtMs) return go(state);
    const asked = ask(state, nowMs);
    return go(probing(asked.state, nowMs), { kind: 'abort' }, ...asked.effects);
  }
  if (state.kind === 'lit') {
    if (jumpMs > 0 && !isDue(state, nowMs)) return go(state);
    const asked = hurry(state, nowMs);
    return asked.state === state
      ? soonest(state)
      : { ...asked, state: probing(asked.state, nowMs) };
  }
  return state.kind === 'flickering' || state.kind === 'out' ? hurry(state, nowMs) : go(state);
}

/** Too soon after the last exchange to ask again: plan it for the first moment allowed. */
function soonest(state: Lit): SessionStep {
  const earliestMs = state.held.receivedAtMs + renewal.minimumGapMs;
  if (state.held.refreshAtMs <= earliestMs) return go(state);
  return go({ ...state, held: { ...state.held, refreshAtMs: earliestMs } });
}

function probing(state: SessionState, nowMs: number): SessionState {
  return state.kind === 'flickering' && nowMs >= state.held.expiresAtMs
    ? { ...state, probing: true }
    : state;
}

function replaceGrant(state: Begun, nowMs: number, grant: GrantLife): SessionStep {
  const held = heldBy(state);
  const common: Common = { attempt: state.attempt, grant };
  const asked = request(common, nowMs, (flight, next) =>
    held === null
      ? { ...next, kind: 'refreshing', flight }
      : { ...next, kind: 'flickering', held, flight, ...unhurt },
  );
  return go(asked.state, { kind: 'abort' }, ...asked.effects);
}

function exchanged(state: Begun, event: Extract<SessionEvent, { kind: 'exchanged' }>): SessionStep {
  const { outcome } = event;
  switch (outcome.kind) {
    case 'token':
      return light(state, outcome, event.nowMs);
    case 'unauthorized':
      return unauthorized(state, event.nowMs);
    case 'refused':
      return refuse(state, outcome.refusal, event.nowMs);
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
    ? go(withFlight(state, { kind: 'renewing', startedAtMs }, common), { kind: 'renew', attempt })
    : go(withFlight(state, { kind: 'exchanging', turn: 'again', startedAtMs }, common), {
        kind: 'exchange',
        attempt,
      });
}

function refuse(state: Begun, refusal: Refusal, nowMs: number): SessionStep {
  const { attempt, grant } = state;
  const held = stillHeld(state, nowMs);
  const flight: Planned = {
    kind: 'planned',
    atMs: nowMs + refusalRetryMs(refusal.reason),
    notBeforeMs: nowMs + backoff.onDemandMs,
  };
  return go({ kind: 'refused', attempt, grant, held, flight, refusal }, ...dropUnless(held));
}

/** Something failed that another try may mend. What is in hand stays in hand until its own end. */
function suffer(state: Begun, trouble: Trouble, answer: Answer): SessionStep {
  const { nowMs } = answer;
  const { attempt, grant } = state;
  if (state.kind === 'signInNeeded') return go({ ...state, flight: null });
  if (state.kind === 'refused') {
    const flight = retry(trouble, answer, refusalRetryMs(state.refusal.reason));
    return go({ ...state, flight });
  }
  const failures = ('failures' in state ? state.failures : 0) + 1;
  const flight = retry(trouble, answer, backoffMs(failures, answer.jitter));
  const held = rebased(state, answer);
  const common = { attempt, grant, flight, failures, trouble: trouble.kind };
  return held === null || nowMs >= held.expiresAtMs
    ? go({ kind: 'out', ...common }, { kind: 'drop' })
    : go({ kind: 'flickering', held, probing: false, ...common });
}

function retry(trouble: Trouble, answer: Answer, delayMs: number): Planned {
  const asksMs = trouble.retryAfterMs ?? 0;
  return {
    kind: 'planned',
    atMs: answer.nowMs + Math.max(delayMs, asksMs),
    notBeforeMs: answer.nowMs + Math.max(Math.min(delayMs, backoff.onDemandMs), asksMs),
  };
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

function renewed(state: Begun, event: Extract<SessionEvent, { kind: 'renewed' }>): SessionStep {
  const { outcome, nowMs } = event;
  switch (outcome.kind) {
    case 'granted':
      return afterRenewal(state, outcome.grant, nowMs);
    case 'badRefreshToken':
      return needSignIn(state, 'ended', nowMs);
    case 'trouble':
      return suffer(state, outcome.trouble, event);
    default:
      return assertNever(outcome);
  }
}

/** A new GitHub token is stored: back to the planned renewal if there is time, else exchange it now. */
function afterRenewal(state: Begun, grant: GrantLife, nowMs: number): SessionStep {
  const held = stillHeld(state, nowMs);
  const { attempt } = state;
  if (state.kind === 'flickering' && held !== null && nowMs < held.refreshAtMs) {
    return go({ kind: 'lit', attempt, grant, held });
  }
  // Straight to the exchange: a new GitHub token that is due again at once must not be renewed in a loop.
  const next: Common = { attempt: attempt + 1, grant };
  return go(withFlight(state, { kind: 'exchanging', turn: 'again', startedAtMs: nowMs }, next), {
    kind: 'exchange',
    attempt: next.attempt,
  });
}

function confirmed(state: Begun, event: Extract<SessionEvent, { kind: 'confirmed' }>): SessionStep {
  const { outcome, nowMs } = event;
  switch (outcome.kind) {
    case 'unauthorized':
    case 'unknown': // The host cannot be asked otherwise; it has said 401 twice.
      return needSignIn(state, hasEnded(state.grant, nowMs) ? 'ended' : 'rejected', nowMs);
    case 'valid': // GitHub contradicts itself: believe the kinder half and try again later.
      return suffer(state, { kind: 'server', retryAfterMs: null }, event);
    case 'trouble':
      return suffer(state, outcome.trouble, event);
    default:
      return assertNever(outcome);
  }
}

function hasEnded(grant: GrantLife, nowMs: number): boolean {
  return grant.endsAtMs !== null && nowMs >= grant.endsAtMs;
}

function needSignIn(state: Begun, reason: SignInNeeded['reason'], nowMs: number): SessionStep {
  const { attempt, grant } = state;
  const held = stillHeld(state, nowMs);
  return go(
    { kind: 'signInNeeded', attempt, grant, held, flight: null, reason },
    ...dropUnless(held),
  );
}

function stillHeld(state: Begun, nowMs: number): Held | null {
  const held = heldBy(state);
  return held !== null && nowMs < held.expiresAtMs ? held : null;
}

const dropUnless = (held: Held | null): readonly SessionEffect[] =>
  held === null ? [{ kind: 'drop' }] : [];
