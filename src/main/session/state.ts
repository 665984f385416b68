import { assertNever } from '../../shared/assert-never.ts';
import type { Refusal } from '../../shared/refusal.ts';
import type { TroubleKind } from '../../shared/trouble.ts';
import { http, renewal } from '../config.ts';
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
  /** GitHub's no, while it is not told: a token lives, and another answer may take it back. */
  readonly refusal: Refusal | null;
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
export type Waiting = (Flickering | Out | Refused | SignInNeeded) & { readonly flight: Planned };

/** GitHub rejected the GitHub token, and confirmed it. It is kept until a new one is in place, and looked at again. */
export interface SignInNeeded extends Common {
  readonly kind: 'signInNeeded';
  readonly held: Held | null;
  readonly flight: Flight;
  readonly reason: 'rejected' | 'ended';
}

/** What every state has in which something can be asked for. */
export interface Common {
  /** Requests started so far. An answer that carries another number is a stranger and is dropped. */
  readonly attempt: number;
  readonly grant: GrantLife;
  readonly objections: Objections;
  /** Why the GitHub token could not be renewed; null when nothing has failed since it was. */
  readonly stall: Stall | null;
  /** A renewal that is on its way and waited for no longer. Its answer is taken all the same. */
  readonly overdue: Overdue | null;
}

interface Overdue {
  readonly attempt: number;
  readonly startedAtMs: number;
  /** It was slept through and sent once more. Whatever came of that, it is not sent for a third time. */
  readonly isRepeated: boolean;
}

/** What GitHub has held against the account since it last gave a token. */
export interface Objections {
  /** Refusals, in a row but for trouble. */
  readonly refusals: number;
  /** The exchange's 401s, in a row but for trouble; null when it accepts the GitHub token. */
  readonly rejections: { readonly sinceMs: number; readonly count: number } | null;
  /** The GitHub token was renewed because of them. */
  readonly hasRenewed: boolean;
  /** `/user` has accepted the GitHub token meanwhile. */
  readonly isContradicted: boolean;
  /** How often the verdict that a sign-in is needed was spoken. */
  readonly verdicts: number;
}

/** GitHub has given a token, or has not been asked yet. */
export const noObjections: Objections = {
  refusals: 0,
  rejections: null,
  hasRenewed: false,
  isContradicted: false,
  verdicts: 0,
};

/** Renewals of the GitHub token that failed, in a row. */
export interface Stall {
  readonly failures: number;
  /** Until then the exchange is asked without one. */
  readonly untilMs: number;
  /** The last one was not sent, for the host may not be asked before. */
  readonly isPutOff: boolean;
  /** Since when the host says that it does not know the client id; null when the last answer was another. */
  readonly strangerSinceMs: number | null;
  /** The host wants no more of this refresh token. It is asked again all the same, rarely. */
  readonly isRefused: boolean;
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
  | { readonly kind: 'exchanging' }
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
  /** A network that returned and a machine that woke are reason enough to ask from here on. */
  readonly onNewsAtMs: number;
}

/** A session of which nothing is known yet. */
export const restoring: SessionState = { kind: 'restoring', attempt: 0 };

/** What a token in hand looks like before anything has gone wrong. */
export const noFailures = { failures: 0, trouble: null, refusal: null, probing: false } as const;

/** What a session takes along from state to state. */
export function commonOf({ attempt, grant, objections, stall, overdue }: Common): Common {
  return { attempt, grant, objections, stall, overdue };
}

/** When the GitHub token is to be renewed; null when it does not end, cannot be renewed, or is being renewed. */
export function renewalDueAtMs({ grant, stall, overdue }: Common): number | null {
  if (grant.renewAtMs === null || overdue !== null) return null;
  return Math.max(grant.renewAtMs, stall?.untilMs ?? 0);
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

/** The request under way or planned, or null. */
export function flightOf(state: Begun): Flight | null {
  return state.kind === 'lit' ? null : state.flight;
}

/** The request under way, or null. */
export function requestOf(state: Begun): Request | null {
  const flight = flightOf(state);
  return flight?.kind === 'planned' ? null : flight;
}

/** How often GitHub has refused a token since it last gave one. */
export function refusalsOf(state: SessionState): number {
  return state.kind === 'restoring' ? 0 : state.objections.refusals;
}

/** Whether a request is under way. */
export function isInFlight(state: SessionState): boolean {
  return state.kind !== 'restoring' && requestOf(state) !== null;
}

/** Whether a new GitHub token is on its way, or being stored. */
export function isRenewing(state: SessionState): boolean {
  if (state.kind === 'restoring') return false;
  return requestOf(state)?.kind === 'renewing' || state.overdue !== null;
}

/**
 * From when on nobody waits any longer for the renewal under way; null while there is none, or nothing else to be done.
 *
 * Its answer comes once and may take minutes. A Copilot token in hand bridges that; without one the exchange is asked
 * with the GitHub token at hand, unless that is what it has rejected.
 */
export function overdueAtMs(state: Begun): number | null {
  const sent = requestOf(state);
  if (sent?.kind !== 'renewing' || state.objections.rejections !== null) return null;
  const { expiresAtMs = 0 } = heldBy(state) ?? {};
  return Math.max(sent.startedAtMs + http.deadlineMs, expiresAtMs - renewal.marginMs);
}

/** Whether the next try is planned. */
export function isWaiting(state: Begun): state is Waiting {
  return flightOf(state)?.kind === 'planned';
}

/** Whether the clock jumped past the end of the token in hand and the server has not been heard yet. */
export function isInDoubt(state: SessionState): boolean {
  return state.kind === 'flickering' && state.probing;
}

/** When the session wants to be woken, or null. */
export function sessionWakeAtMs(state: SessionState): number | null {
  if (state.kind === 'restoring') return null;
  const notice = isInDoubt(state) ? null : state.grant.noticeAtMs;
  const due = [...ownInstants(state), overdueAtMs(state), notice].filter(
    (atMs): atMs is number => atMs !== null,
  );
  return due.length === 0 ? null : Math.min(...due);
}

function ownInstants(state: Begun): readonly (number | null)[] {
  const planned = isWaiting(state) ? state.flight.atMs : null;
  switch (state.kind) {
    case 'lit':
      return [state.held.refreshAtMs, state.held.expiresAtMs, renewalDueAtMs(state)];
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
