import type { AgentView } from './agent.ts';
import type { AppClock } from './format/app-clock.ts';
import type { HourCycle } from './format/clock-time.ts';
import type { Language } from './format/language.ts';
import type { Mishap } from './mishap.ts';
import type { Platform } from './platform.ts';
import type { Refusal } from './refusal.ts';
import type { Remark } from './remark.ts';
import type { RevocationView } from './revocation.ts';
import type { Settings } from './settings.ts';
import type { ShortcutStanding } from './shortcut.ts';
import type { SignInProblem } from './sign-in-problem.ts';
import type { RestartCost, StorageState } from './storage.ts';
import type { TokenCopy } from './token-copy.ts';
import type { TrayPresence } from './tray-presence.ts';
import type { Detour, TroubleKind } from './trouble.ts';
import type { UpdateView } from './update.ts';

/**
 * All that a face (window, tray, notices) may know. Nothing in it is a token or a device code.
 *
 * Every `…AtMs` is an instant of this machine's wall clock (epoch milliseconds), ready to be shown.
 */
export interface View {
  readonly version: string;
  /** The clock that every instant here is on. */
  readonly clock: AppClock;
  readonly platform: Platform;
  /** The language and theme in force, after "system" has been resolved. */
  readonly language: Language;
  readonly theme: 'light' | 'dark';
  /** How the system writes clocks. */
  readonly hourCycle: HourCycle;
  readonly accounts: readonly AccountView[];
  /** The account that faces show and copy from by default. */
  readonly selectedKey: string | null;
  /** Hosts to sign in at; the first is the default. Never empty. */
  readonly hosts: readonly [string, ...string[]];
  readonly signIn: SignInView;
  readonly storage: StorageState;
  /** Null where a restart would cure nothing. */
  readonly restart: RestartCost | null;
  readonly copied: TokenCopy | null;
  readonly settings: Settings;
  /** Names the client id in force, and whether it is the default (GitHub's own Copilot plugin). */
  readonly client: { readonly id: string; readonly isDefault: boolean };
  readonly tray: TrayPresence;
  readonly agent: AgentView;
  /** Of the keys that the settings name. */
  readonly shortcut: ShortcutStanding;
  /** Where hosts lead instead of answering, by host. */
  readonly detours: Readonly<Record<string, Detour>>;
  /** Tokens that GitHub shall end, the oldest first. */
  readonly revocations: readonly RevocationView[];
  readonly update: UpdateView;
  /** Something that went wrong outside the machines and that a person should know; null when nothing did. */
  readonly mishap: Mishap | null;
}

/** One account as the faces show it. */
export interface AccountView {
  readonly key: string;
  readonly host: string;
  /** Null until GitHub has said whose account it is. */
  readonly person: PersonView | null;
  /** One of `PLANS`, or as GitHub names it when it is none of them; null when unknown. */
  readonly plan: string | null;
  readonly session: SessionView;
  /** What GitHub remarked beside the token, and nobody has read yet; it is no trouble. */
  readonly remark: Remark | null;
  /** Whether asking again may bring a token: not with a sign-in that no longer works, nor where GitHub wants another app. */
  readonly isWorthTrying: boolean;
  /** Until then a person's wish to try it now is not heard, for the host's sake; null: it is heard now. */
  readonly tryAllowedAtMs: number | null;
  /** Set when the GitHub token itself ends soon and cannot be renewed without the user. */
  readonly gitHubTokenEndsAtMs: number | null;
}

/** A person as the faces show them. */
export interface PersonView {
  readonly login: string;
  readonly name: string | null;
  /** A `data:` URL, or null: then initials are shown. */
  readonly avatar: string | null;
}

/** The Copilot token's life. The flame: lit, flickering, out; dim when there is no token to have. */
export type SessionView =
  | { readonly kind: 'restoring' }
  | { readonly kind: 'refreshing' }
  | {
      readonly kind: 'lit';
      readonly expiresAtMs: number;
      readonly refreshAtMs: number;
      readonly lifeMs: number;
    }
  | {
      readonly kind: 'flickering';
      readonly expiresAtMs: number;
      readonly lifeMs: number;
      /** Null while a planned renewal is under way; then nothing is wrong. */
      readonly trouble: TroubleKind | null;
      /** Null while a request is under way. */
      readonly retryAtMs: number | null;
    }
  | {
      readonly kind: 'out';
      readonly trouble: TroubleKind | null;
      readonly retryAtMs: number | null;
    }
  | {
      readonly kind: 'refused';
      readonly refusal: Refusal;
      readonly retryAtMs: number | null;
      /** A token from before the refusal that is still good until then. */
      readonly expiresAtMs: number | null;
    }
  | {
      readonly kind: 'signInNeeded';
      readonly reason: 'rejected' | 'ended';
      /** When Pilot Light looks by itself whether it still holds; null while a request is under way. */
      readonly retryAtMs: number | null;
      readonly expiresAtMs: number | null;
    };

/** How far the sign-in is; `idle` when nobody is signing in. */
export type SignInView =
  | { readonly kind: 'idle' }
  | { readonly kind: 'requestingCode'; readonly host: string }
  | {
      readonly kind: 'awaitingUser';
      readonly host: string;
      readonly userCode: string;
      /** Where the code is typed, for showing and copying; opened by main only. */
      readonly pageUrl: string;
      /** The page's QR code, one string of `0` and `1` a row; null when the address is too long for one. */
      readonly qr: readonly string[] | null;
      readonly expiresAtMs: number;
      /** How long the code lives in all. */
      readonly lifeMs: number;
      readonly waiting: 'forUser' | 'slowedDown' | 'forNetwork';
      /** Why GitHub's answer is missing; null unless it is waited `forNetwork`. */
      readonly trouble: TroubleKind | null;
      /** The code lies in the clipboard. */
      readonly copied: boolean;
      /** The page was opened in the browser, from whichever face. */
      readonly opened: boolean;
    }
  | { readonly kind: 'identifying'; readonly host: string }
  | {
      readonly kind: 'confirming';
      readonly host: string;
      /** Who should have come back, or, where `found` is null, who is here already; null when that one has no name. */
      readonly expected: PersonView | null;
      /** Null when nothing says whose account came back. */
      readonly found: PersonView | null;
    }
  | { readonly kind: 'exchanging'; readonly host: string; readonly person: PersonView | null }
  | { readonly kind: 'done'; readonly host: string; readonly accountKey: string }
  | {
      readonly kind: 'failed';
      readonly host: string;
      readonly problem: SignInProblem;
      /** Who was to sign in again, and is expected when it is tried once more; null when anybody might. */
      readonly accountKey: string | null;
    };
