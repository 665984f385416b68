import type { Refusal } from '../../shared/refusal.ts';
import type { Step } from '../machine-runner.ts';
import type { Trouble } from '../ports.ts';
import type { GrantLife } from './grant-life.ts';
import type { Lease } from './refresh-policy.ts';
import type { SessionState } from './state.ts';

/** What can happen to a session. All instants are timeline milliseconds. */
export type SessionEvent =
  | { readonly kind: 'begun'; readonly nowMs: number; readonly grant: GrantLife }
  | { readonly kind: 'alarmRang'; readonly nowMs: number }
  | { readonly kind: 'refreshRequested'; readonly nowMs: number }
  | { readonly kind: 'networkReturned'; readonly nowMs: number }
  | ClockJumped
  /** The server's clock was measured anew: the same GitHub token, its instants found again. */
  | { readonly kind: 'grantMeasured'; readonly nowMs: number; readonly grant: GrantLife }
  /** The account signed in again: a new GitHub token is in place. */
  | { readonly kind: 'grantReplaced'; readonly nowMs: number; readonly grant: GrantLife }
  | Exchanged
  | Renewed
  | Confirmed;

export interface ClockJumped {
  readonly kind: 'clockJumped';
  readonly nowMs: number;
  readonly jumpMs: number;
  /** Requests that were started from here on know of the jump already. */
  readonly jumpedAtMs: number;
}

export interface Answer {
  readonly attempt: number;
  readonly nowMs: number;
  /** Uniform in [0, 1). */
  readonly jitter: number;
  readonly serverMs: number | null;
}

export interface Exchanged extends Answer {
  readonly kind: 'exchanged';
  readonly outcome: ExchangeOutcome;
}

export interface Renewed extends Answer {
  readonly kind: 'renewed';
  readonly outcome: RenewOutcome;
}

export interface Confirmed extends Answer {
  readonly kind: 'confirmed';
  readonly outcome: ConfirmOutcome;
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

export type SessionStep = Step<SessionState, SessionEffect>;

/** The step to this state, with these effects. */
export const go = (state: SessionState, ...effects: SessionEffect[]): SessionStep => ({
  state,
  effects,
});
