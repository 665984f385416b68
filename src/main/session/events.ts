import type { Refusal } from '../../shared/refusal.ts';
import type { Step } from '../machine-runner.ts';
import type { Trouble } from '../ports.ts';
import type { ClockJump } from '../time/alarms.ts';
import type { GrantLife } from './grant-life.ts';
import type { Lease } from './refresh-policy.ts';
import type { SessionState } from './state.ts';

/** What can happen to a session. All instants are timeline milliseconds. */
export type SessionEvent =
  | { readonly kind: 'begun'; readonly nowMs: number; readonly grant: GrantLife }
  | { readonly kind: 'alarmRang'; readonly nowMs: number }
  /** A person wants to have it tried now. */
  | { readonly kind: 'refreshRequested'; readonly nowMs: number }
  /** A program wants a token now. */
  | { readonly kind: 'tokenWanted'; readonly nowMs: number }
  | { readonly kind: 'networkReturned'; readonly nowMs: number }
  /** What kept the account's host from answering may be over: whoever waits for it may ask now. */
  | { readonly kind: 'hostReturned'; readonly nowMs: number }
  | ClockJumped
  /** The server's clock was measured anew: the same GitHub token, its instants found again. */
  | { readonly kind: 'grantMeasured'; readonly nowMs: number; readonly grant: GrantLife }
  /** The account signed in again: a new GitHub token is in place. */
  | { readonly kind: 'grantReplaced'; readonly nowMs: number; readonly grant: GrantLife }
  | Exchanged
  | Renewed
  | Confirmed;

/** The clocks ran apart. Requests that were started from `jumpedAtMs` on know of it already. */
export interface ClockJumped extends ClockJump {
  readonly kind: 'clockJumped';
  readonly nowMs: number;
}

/** An instant (timeline), and what the server's clock says it is if it has just spoken. */
export interface Moment {
  readonly nowMs: number;
  readonly serverMs: number | null;
}

/** What every answer carries beside its outcome. */
export interface AnswerFacts extends Moment {
  readonly attempt: number;
  /** Uniform in [0, 1). */
  readonly jitter: number;
}

/** The exchange has answered. */
export interface Exchanged extends AnswerFacts {
  readonly kind: 'exchanged';
  readonly outcome: ExchangeOutcome;
}

/** The refresh grant has answered. */
export interface Renewed extends AnswerFacts {
  readonly kind: 'renewed';
  readonly outcome: RenewOutcome;
}

/** `/user` has answered whether the GitHub token is really rejected. */
export interface Confirmed extends AnswerFacts {
  readonly kind: 'confirmed';
  readonly outcome: ConfirmOutcome;
}

/** What the exchange said, without its token. */
export type ExchangeOutcome =
  | {
      readonly kind: 'token';
      readonly lease: Lease;
      readonly expiresAtServerMs: number | null;
    }
  | { readonly kind: 'unauthorized' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'trouble'; readonly trouble: Trouble };

/** What the refresh grant said, without its tokens. */
export type RenewOutcome =
  /** The new pair is stored: it may be used. */
  | { readonly kind: 'granted'; readonly grant: GrantLife }
  | { readonly kind: 'badRefreshToken' | 'wrongClient' }
  | { readonly kind: 'trouble'; readonly trouble: Trouble };

/** What `/user` said of the GitHub token. `unknown`: this host cannot be asked. `withheld`: it has a no of its own. */
export type ConfirmOutcome =
  | { readonly kind: 'valid' | 'unauthorized' | 'unknown' }
  | { readonly kind: 'withheld'; readonly refusal: Refusal }
  | { readonly kind: 'trouble'; readonly trouble: Trouble };

/** What a session wants done. Replies come back as events of the same attempt. */
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
  /** Nobody waits for the request in flight any more. One for a new GitHub token goes on: its answer comes only once. */
  | { readonly kind: 'abort' }
  /** The GitHub token that was to be renewed has been replaced. */
  | { readonly kind: 'abortRenewal' };

/** What a session answers to an event. */
export type SessionStep = Step<SessionState, SessionEffect>;

/** The step to this state, with these effects. */
export const go = (state: SessionState, ...effects: SessionEffect[]): SessionStep => ({
  state,
  effects,
});
