import type { TroubleKind } from './trouble.ts';

/** What a request is for, as the activity tells it. */
export const REQUEST_PURPOSES = [
  'deviceCode',
  'poll',
  'renewGitHubToken',
  'exchange',
  'identity',
  'plan',
  'avatar',
  'models',
  'probe',
  'revoke',
] as const;

/** One of {@link REQUEST_PURPOSES}. */
export type RequestPurpose = (typeof REQUEST_PURPOSES)[number];

/** Answers of GitHub that keep an account from a fresh token; trouble apart. */
export const OBJECTIONS = ['refused', 'rejected', 'ended'] as const;

/**
 * What keeps an account from a fresh token: trouble, or an answer of GitHub's. `refused`: a reasoned no. `rejected`,
 * `ended`: its sign-in is no longer good.
 */
export type HealthTrouble = TroubleKind | (typeof OBJECTIONS)[number];

/**
 * How an account fared in a part of a day.
 *
 * - `ready`: a token was there, and nothing was wrong
 * - `failing`: a token was there, and its renewal did not work
 * - `none`: there was no token
 * - `asleep`: the machine slept
 * - `away`: nobody can tell, for the app did not run, or the account was not signed in
 */
export type DayState = 'ready' | 'failing' | 'none' | 'asleep' | 'away';

/** Why it was not ready. `starting`: the first token was on its way. */
export type DayReason = HealthTrouble | 'starting' | 'asleep' | 'notRunning' | 'notSignedIn';

/** A part of a day in which one thing holds. Instants of the wall clock, as it shows now. */
export interface DaySpan {
  readonly fromMs: number;
  readonly toMs: number;
  readonly state: DayState;
  /** Null for `ready`, and only for that. */
  readonly reason: DayReason | null;
}

/** The 24 hours before an instant, as one account fared. The spans cover them, one after the other. */
export interface Day {
  readonly fromMs: number;
  readonly toMs: number;
  readonly spans: readonly DaySpan[];
  /** For so long a token was there, whether or not its renewal worked. */
  readonly servedMs: number;
  readonly renewals: number;
}
