import type { Refusal } from './refusal.ts';
import type { Settings } from './settings.ts';
import type { TroubleKind } from './trouble.ts';

/**
 * All that a face (window, tray, notices) may know. Nothing in it is a token or a device code.
 *
 * Every `…AtMs` is an instant of this machine's wall clock (epoch milliseconds), ready to be shown.
 */
export interface View {
  readonly version: string;
  /**
   * The wall clock that every instant here is on: `startedAtMs + (machine's clock - startedAtMs) * rate`. The rate is 1,
   * and the clock the machine's own, except where a developer watches a day pass in minutes.
   */
  readonly clock: { readonly startedAtMs: number; readonly rate: number };
  readonly platform: 'mac' | 'windows' | 'linux';
  /** The language and theme in force, after "system" has been resolved. */
  readonly language: 'en' | 'ja';
  readonly theme: 'light' | 'dark';
  readonly accounts: readonly AccountView[];
  /** The account that faces show and copy from by default. */
  readonly selectedKey: string | null;
  /** Hosts to sign in at; the first is the default. Never empty. */
  readonly hosts: readonly [string, ...string[]];
  readonly signIn: SignInView;
  readonly storage: StorageView;
  readonly copied: CopiedView | null;
  readonly settings: Settings;
  /** Names the client id in force, and whether it is the default (GitHub's own Copilot plugin). */
  readonly client: { readonly id: string; readonly isDefault: boolean };
  /** `missing`: no tray host answered, so the app runs as a window. */
  readonly tray: 'shown' | 'missing';
  /** Something that went wrong outside the machines and that a person should know; null when nothing did. */
  readonly mishap: Mishap | null;
}

/** `settingsSetAside`: the settings file could not be read; it was kept under another name and defaults are in force. */
export type Mishap =
  | 'settingsSetAside'
  | 'settingsNotSaved'
  | 'autostartFailed'
  | 'copyFailed'
  | 'linkFailed';

export interface AccountView {
  readonly key: string;
  readonly host: string;
  /** Null until GitHub has said whose account it is. */
  readonly person: PersonView | null;
  /** Plan as GitHub names it (`individual`, `business`…), null when unknown. */
  readonly plan: string | null;
  readonly session: SessionView;
  /** Set when the GitHub token itself ends soon and cannot be renewed without the user. */
  readonly gitHubTokenEndsAtMs: number | null;
}

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
      readonly expiresAtMs: number | null;
    };

export type SignInView =
  | { readonly kind: 'idle' }
  | { readonly kind: 'requestingCode'; readonly host: string }
  | {
      readonly kind: 'awaitingUser';
      readonly host: string;
      readonly userCode: string;
      /** Where the code is typed, for showing and copying; opened by main only. */
      readonly pageUrl: string;
      /** The page's QR code, one string of `0` and `1` a row. */
      readonly qr: readonly string[];
      readonly expiresAtMs: number;
      readonly waiting: 'forUser' | 'slowedDown' | 'forNetwork';
      readonly copied: boolean;
    }
  | { readonly kind: 'identifying'; readonly host: string }
  | {
      readonly kind: 'confirming';
      readonly host: string;
      readonly expected: PersonView;
      readonly found: PersonView;
    }
  | { readonly kind: 'exchanging'; readonly host: string; readonly person: PersonView | null }
  | { readonly kind: 'done'; readonly host: string; readonly accountKey: string }
  | { readonly kind: 'failed'; readonly host: string; readonly problem: SignInProblem };

/** Why a sign-in ended without an account. A closed list: words are chosen by kind, never from a server's string. */
export type SignInProblem =
  | { readonly kind: 'denied' }
  | { readonly kind: 'expired' }
  /** The code was used or withdrawn; perhaps it was approved and the answer was lost. */
  | { readonly kind: 'codeInvalid' }
  | { readonly kind: 'deviceFlowDisabled' }
  | { readonly kind: 'noDeviceFlow' }
  | { readonly kind: 'wrongClient' }
  | { readonly kind: 'tooManySignIns'; readonly untilMs: number }
  | { readonly kind: 'unreachable'; readonly trouble: TroubleKind }
  | { readonly kind: 'unexpected'; readonly code: string | null };

/**
 * Where GitHub tokens are kept.
 *
 * - `protected`: encrypted with a key that the operating system guards
 * - `unprotected`: in a file whose key is public (Linux without a keyring), because the user said so
 * - `memory`: nowhere; gone when the app quits
 */
export type StorageView =
  | { readonly kind: 'opening' }
  | { readonly kind: 'protected' }
  | { readonly kind: 'unprotected' }
  | { readonly kind: 'memory'; readonly reason: MemoryReason };

/**
 * - `noKeyring`: no keyring on this desktop; the user may consent to unprotected storage
 * - `waiting`: the keyring has not answered yet (locked, or a prompt is open)
 * - `unavailable`: the keyring failed for this run; a restart of the app may heal it
 * - `unreadable`: what is stored cannot be decrypted; it is kept aside
 * - `newer`: written by a newer version; left untouched
 * - `readOnly`: the folder or disk refuses writing
 */
export type MemoryReason =
  | 'noKeyring'
  | 'waiting'
  | 'unavailable'
  | 'unreadable'
  | 'newer'
  | 'readOnly';

/** The last hand-over to the clipboard. */
export interface CopiedView {
  readonly accountKey: string;
  readonly what: CopyFormat;
  readonly validUntilMs: number;
  /** Null when clearing is off or already done. */
  readonly clearsAtMs: number | null;
  /** A newer token has replaced the copied one. */
  readonly replaced: boolean;
}

export const COPY_FORMATS = [
  'token',
  'header',
  'sh',
  'fish',
  'powershell',
  'curl',
  'json',
] as const;

export type CopyFormat = (typeof COPY_FORMATS)[number];
