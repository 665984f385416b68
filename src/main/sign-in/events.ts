import type { SignInProblem } from '../../shared/sign-in-problem.ts';
import type { Step } from '../machine-runner.ts';
import type { Identity, SlowerPace, Trouble } from '../ports.ts';
import type { Beside, ShownCode, SignInRequest, SignInState } from './state.ts';

/** A poll's answer without its secrets. */
export type PollOutcome =
  | { readonly kind: 'granted' | 'denied' | 'expired' | 'codeInvalid' }
  | { readonly kind: 'deviceFlowDisabled' | 'wrongClient' | 'emailUnverified' | 'appSuspended' }
  | ({ readonly kind: 'pending' } & Pick<SlowerPace, 'retryAfterMs'>)
  | ({ readonly kind: 'slowDown' } & SlowerPace)
  | Extract<SignInProblem, { readonly kind: 'unexpected' }>
  | { readonly kind: 'trouble'; readonly trouble: Trouble };

/** What can happen to a sign-in. All instants are timeline milliseconds. */
export type SignInEvent =
  | {
      readonly kind: 'startRequested';
      readonly request: SignInRequest;
      /** What stands against asking for a code now. */
      readonly obstacle: SignInProblem | null;
    }
  | { readonly kind: 'cancelRequested' }
  | { readonly kind: 'dismissRequested' }
  /** An account is here of which a person has to say whether it is kept: its name came late, or the app was restarted. */
  | {
      readonly kind: 'doubtRaised';
      readonly request: SignInRequest;
      readonly question:
        | { readonly found: Identity }
        | { readonly found: null; readonly beside: Beside };
    }
  /** The account that this sign-in has opened was signed out. */
  | { readonly kind: 'accountSignedOut' }
  | { readonly kind: 'checkRequested'; readonly nowMs: number }
  /** A browser has taken the page on which the code is typed. */
  | { readonly kind: 'pageOpened' }
  | { readonly kind: 'networkReturned'; readonly nowMs: number }
  /** The machine slept, or its wall clock was set, by `setMs` then; ahead, the timeline has taken it for time passed. */
  | { readonly kind: 'clockJumped'; readonly nowMs: number; readonly setMs: number }
  | { readonly kind: 'alarmRang'; readonly nowMs: number }
  | { readonly kind: 'confirmAnswered'; readonly accepted: boolean }
  | {
      readonly kind: 'codeIssued';
      readonly attempt: number;
      readonly nowMs: number;
      readonly code: ShownCode;
    }
  | { readonly kind: 'codeFailed'; readonly attempt: number; readonly problem: SignInProblem }
  | {
      readonly kind: 'pollAnswered';
      readonly attempt: number;
      readonly nowMs: number;
      readonly outcome: PollOutcome;
    }
  /** Null: GitHub did not say whose account it is; it stays provisional for now. */
  | ({ readonly kind: 'identified' } & Told)
  /** The first exchange has ended, well or not: from here on the session looks after itself. */
  | ({ readonly kind: 'exchanged' } & Told);

/** Whose account it is, if the answer said so, and which one it may be if nothing ever says so. */
export interface Told {
  readonly attempt: number;
  readonly identity: Identity | null;
  readonly beside: Beside | null;
}

/** What a sign-in wants done. Replies come back as events of the same attempt. */
export type SignInEffect =
  | { readonly kind: 'requestCode'; readonly attempt: number; readonly request: SignInRequest }
  | { readonly kind: 'poll'; readonly attempt: number }
  /** Keep the granted GitHub token under a provisional key, start its session, ask whose it is. */
  | { readonly kind: 'openAccount'; readonly attempt: number }
  /** The account is known and wanted: give it its lasting key, replacing an earlier record of the same account. */
  | { readonly kind: 'settleAccount'; readonly attempt: number; readonly identity: Identity }
  /** The user did not want this account: forget it. */
  | { readonly kind: 'discardAccount'; readonly attempt: number }
  /** Abort what is in flight and forget the device code. */
  | { readonly kind: 'abandon'; readonly attempt: number };

/** What a sign-in answers to an event. */
export type SignInStep = Step<SignInState, SignInEffect>;

/** The step to this state, with these effects. */
export const go = (state: SignInState, ...effects: SignInEffect[]): SignInStep => ({
  state,
  effects,
});
