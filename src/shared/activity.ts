import type { Mishap } from './mishap.ts';
import type { StorageState } from './storage.ts';
import type { CopyOutcome } from './token-copy.ts';
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
  'release',
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

/** What the list of the activity can be narrowed to. `accounts`: tokens and sign-ins. `taken`: what left the app. */
export const ACTIVITY_TOPICS = ['all', 'trouble', 'requests', 'accounts', 'taken'] as const;

/** One of {@link ACTIVITY_TOPICS}. */
export type ActivityTopic = (typeof ACTIVITY_TOPICS)[number];

/** So many lines are kept. */
export const MAXIMUM_ACTIVITY_LINES = 5_000;

/** The newest lines of a topic, the last one first. */
export interface ActivityPage {
  readonly lines: readonly ActivityLine[];
  /** There are more of that topic. */
  readonly hasMore: boolean;
}

/** Something that happened, as a list shows it. */
export interface ActivityLine {
  /** The same for as long as the line is kept. */
  readonly id: string;
  readonly atMs: number;
  readonly isTrouble: boolean;
  /** Null where it is about no account. */
  readonly accountKey: string | null;
  readonly news: ActivityNews;
}

/** What happened. */
export type ActivityNews =
  | {
      readonly kind: 'request';
      readonly host: string;
      readonly purpose: RequestPurpose;
      /** HTTP status, or the trouble that came instead. */
      readonly outcome: number | TroubleKind;
      /** So many in a row. */
      readonly times: number;
    }
  | {
      readonly kind: 'account';
      readonly what: AccountNews;
      /** Only of what failed. */
      readonly trouble: TroubleKind | null;
    }
  | { readonly kind: 'signIn'; readonly what: SignInNews }
  | { readonly kind: 'handOver'; readonly count: number; readonly callers: readonly string[] }
  | { readonly kind: 'slept'; readonly spanMs: number }
  | { readonly kind: 'clockSet'; readonly isAhead: boolean; readonly byMs: number }
  | { readonly kind: 'app'; readonly event: 'started' | 'quit' }
  | { readonly kind: 'copy'; readonly what: 'token' | 'code'; readonly outcome: CopyOutcome }
  | { readonly kind: 'mishap'; readonly mishap: Mishap }
  | { readonly kind: 'storage'; readonly state: StorageState['kind'] };

/** What an account meets. */
export const ACCOUNT_NEWS = [
  'began',
  'due',
  'byHand',
  'wanted',
  'networkBack',
  'renewed',
  'signInRenewed',
  'failed',
  'putOff',
  'refused',
  'notAccepted',
  'signInNeeded',
  'over',
  'signedIn',
  'signedOut',
] as const;

/** One of {@link ACCOUNT_NEWS}. */
export type AccountNews = (typeof ACCOUNT_NEWS)[number];

/** Where a sign-in has come to. */
export const SIGN_IN_NEWS = [
  'requestingCode',
  'awaitingUser',
  'identifying',
  'confirming',
  'exchanging',
  'done',
  'failed',
  'cancelled',
] as const;

/** One of {@link SIGN_IN_NEWS}. */
export type SignInNews = (typeof SIGN_IN_NEWS)[number];

/** What came of saving a report; `file`: where it is. */
export type SavedReport =
  | { readonly kind: 'saved'; readonly file: string }
  | { readonly kind: 'notSaved' };
