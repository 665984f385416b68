import { assertNever } from '../../shared/assert-never.ts';
import type { Refusal } from '../../shared/refusal.ts';
import type { TroubleKind } from '../../shared/trouble.ts';
import type { GrantLife } from './grant-life.ts';

/** The life of one account. No state or event holds a token; the effects keep them. All instants are timeline ms. */
export type SessionState = Restoring | Refreshing | Lit | Flickering | Out | Refused | SignInNeeded;

/** Every state but the one before the account's record has been read. */
export type Begun = Exclude<SessionState, { kind: 'restoring' }>;

/** The account's record has not been read yet. */
interface Restoring {
  readonly kind: 'restoring';
  readonly attempt: number;
}

/** What a request can start from: the record has been read, whether or not anything has been asked for yet. */
export type Askable = Begun | (Restoring & Common);

/** No Copilot token yet, and nothing has gone wrong yet. */
interface Refreshing extends Common {
  readonly kind: 'refreshing';
  readonly flight: Request;
}

/** A token in hand, its renewal planned. */
export interface Lit extends Common {
  readonly kind: 'lit';
  readonly held: Held;
}

/** A token in hand that is still valid, being renewed or waiting to try again. */
export interface Flickering extends Common {
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
export interface Out extends Common {
  readonly kind: 'out';
  readonly flight: Flight;
  readonly failures: number;
  readonly trouble: TroubleKind | null;
}

/** GitHub said no, with a reason. A token from before may still be valid. */
export interface Refused extends Common {
  readonly kind: 'refused';
  readonly held: Held | null;
  readonly flight: Flight;
  readonly refusal: Refusal;
}

/** A session that waits for its next try. */
export type Waiting = (Flickering | Out | Refused) & { readonly flight: Planned };

/** GitHub rejected the GitHub token, and confirmed it. It is kept until a new one is in place. */
export interface SignInNeeded extends Common {
  readonly kind: 'signInNeeded';
  readonly held: Held | null;
  /** Set only while the user has asked for one more try. */
  readonly flight: Request | null;
  readonly reason: 'rejected' | 'ended';
}

/** What every state has in which something can be asked for. */
export interface Common {
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

/** The one request of a session: under way, or planned. */
export type Flight = Request | Planned;

/** A request under way: what it asks for, and since when. */
export type Request = Question & { readonly startedAtMs: number };

/** What GitHub can be asked for. */
export type Question =
  | {
      readonly kind: 'exchanging';
      /** `first`: a 401 may still be an accident. `again`: all we have was tried, so a 401 is confirmed next. */
      readonly turn: 'first' | 'again';
    }
  | {
      readonly kind: 'renewing';
      /** `rest`: only the GitHub token was due, so the Copilot token in hand stays as planned. */
      readonly next: 'exchange' | 'rest';
    }
  | { readonly kind: 'confirming' };

/** When to ask next. `refresh-policy.ts` decides it. */
export interface Planned {
  readonly kind: 'planned';
  readonly atMs: number;
  /** The user or a program may ask from here on: not at every click, and not before the server allows it. */
  readonly onDemandAtMs: number;
  /** Nobody may ask earlier: the server said so. In the past when it said nothing. */
  readonly serverAllowsAtMs: number;
}

/** A session of which nothing is known yet. */
export const restoring: SessionState = { kind: 'restoring', attempt: 0 };

/** What a token in hand looks like before anything has gone wrong. */
export const noFailures = { failures: 0, trouble: null, probing: false } as const;

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

/** The request under way or planned, or null. */
export function flightOf(state: Begun): Flight | null {
  return state.kind === 'lit' ? null : state.flight;
}

/** The request under way, or null. */
export function requestOf(state: Begun): Request | null {
  const flight = flightOf(state);
  return flight?.kind === 'planned' ? null : flight;
}

/** Whether a request is under way. */
export function isInFlight(state: SessionState): boolean {
  return state.kind !== 'restoring' && requestOf(state) !== null;
}

/** Whether the next try is planned. */
export function isWaiting(state: Begun): state is Waiting {
  return flightOf(state)?.kind === 'planned';
}

/** Whether the clock jumped past the end of the token in hand and the server has not been heard yet. */
export function isProbing(state: Begun): boolean {
  return state.kind === 'flickering' && state.probing;
}

/** When the session wants to be woken, or null. */
export function sessionWakeAtMs(state: SessionState): number | null {
  if (state.kind === 'restoring') return null;
  const notice = isProbing(state) ? null : state.grant.noticeAtMs;
  const due = [...ownInstants(state), notice].filter((atMs): atMs is number => atMs !== null);
  return due.length === 0 ? null : Math.min(...due);
}

function ownInstants(state: Begun): readonly (number | null)[] {
  const planned = isWaiting(state) ? state.flight.atMs : null;
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
