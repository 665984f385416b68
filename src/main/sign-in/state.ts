import type { SignInProblem } from '../../shared/sign-in-problem.ts';
import type { TroubleKind } from '../../shared/trouble.ts';
import type { Identity } from '../ports.ts';
import type { Pace } from './pace.ts';

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

/** One attempt at the device flow. No state or event holds a token or a device code; the effects keep them. */
export type SignInState =
  | { readonly kind: 'idle'; readonly attempt: number }
  | { readonly kind: 'cancelled'; readonly attempt: number }
  | { readonly kind: 'requestingCode'; readonly attempt: number; readonly request: SignInRequest }
  | AwaitingUser
  | Identifying
  | Confirming
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

/** The code is shown, and polled for. `expiresAtMs` and the instants of polls are on the timeline. */
export interface AwaitingUser {
  readonly kind: 'awaitingUser';
  readonly attempt: number;
  readonly request: SignInRequest;
  readonly userCode: string;
  readonly pageUrl: string;
  readonly expiresAtMs: number;
  /** How long the code lives in all. */
  readonly lifeMs: number;
  /** Its page was opened in the browser, from whichever face. */
  readonly isPageOpened: boolean;
  /** Woken past the end, the app still wants GitHub's own word, until then at the latest; null when it need not. */
  readonly graceUntilMs: number | null;
  readonly pace: Pace;
  readonly waiting: 'forUser' | 'slowedDown' | 'forNetwork';
  /** Since when the answers are a no that makes no sense after this code was issued; null while they are none. */
  readonly doubtedSinceMs: number | null;
  /** Why the last poll brought no answer; null unless it is waited `forNetwork`. */
  readonly trouble: TroubleKind | null;
  readonly poll: { readonly kind: 'inFlight' } | PlannedPoll;
}

/**
 * `earliestMs` is what the interval and a rate limit allow, `atMs` may be later: after time-outs, or as a host has asked
 * that fails. `askedMs` is when the host would be asked again by its own word, whatever that is worth.
 */
interface PlannedPoll {
  readonly kind: 'planned';
  readonly atMs: number;
  readonly earliestMs: number;
  readonly askedMs: number;
}

/** The GitHub token is here; whose it is, and what the exchange says, is being asked side by side. */
export interface Identifying {
  readonly kind: 'identifying';
  readonly attempt: number;
  readonly request: SignInRequest;
  readonly exchanged: boolean;
}

/** An account of the same host and client id that is here already: an account without a name may be the same. */
export interface Beside {
  readonly identity: Identity | null;
}

/** The account that came back is not the expected one: nothing is replaced before the user has said so. */
export interface ConfirmingOther {
  readonly kind: 'confirming';
  readonly attempt: number;
  readonly request: SignInRequest;
  readonly found: Identity;
  readonly exchanged: boolean;
}

/** Nobody has said whose account came back, and it may be one that is here: no twin before the user has said so. */
export interface ConfirmingUnnamed {
  readonly kind: 'confirming';
  readonly attempt: number;
  readonly request: SignInRequest;
  readonly found: null;
  readonly beside: Beside;
  readonly exchanged: true;
}

/** The user decides whether the account is kept. */
export type Confirming = ConfirmingOther | ConfirmingUnnamed;

/** A sign-in that has not started. */
export const noSignIn: SignInState = { kind: 'idle', attempt: 0 };

/** When the sign-in wants to be woken: at the next poll, or at the code's end, whichever is first. */
export function signInWakeAtMs(state: SignInState): number | null {
  if (state.kind !== 'awaitingUser') return null;
  // An answer on its way may be the approval: it is waited for, and its own deadline bounds the wait.
  return state.poll.kind === 'inFlight' ? null : Math.min(state.poll.atMs, lastPollByMs(state));
}

/** From here on the code is not asked about any more. */
export function lastPollByMs({ expiresAtMs, graceUntilMs }: AwaitingUser): number {
  return graceUntilMs ?? expiresAtMs;
}

/** Whether a sign-in is between its click and its end. */
export function isUnderWay(state: SignInState): boolean {
  return !isOver(state) && state.kind !== 'idle';
}

/** Whether the last sign-in has ended, well or not. */
export function isOver(state: SignInState): boolean {
  return state.kind === 'done' || state.kind === 'failed' || state.kind === 'cancelled';
}
