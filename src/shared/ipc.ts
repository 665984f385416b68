import type { SettingsChange } from './settings.ts';
import type { CopyFormat, CopyOutcome } from './token-copy.ts';
import type { View } from './view.ts';

/** Pages that main can open in the browser. The window names one; it never sends an address. */
export const LINKS = ['verification', 'refusal', 'applications', 'status'] as const;
export type Link = (typeof LINKS)[number];

/** Renderer asks, main answers: `[argument, reply]`; `null` means "none". Nothing here can carry a token. */
export interface Requests {
  'view:get': [null, View];
  'sign-in:start': [{ readonly host: string; readonly accountKey: string | null }, null];
  'sign-in:cancel': [null, null];
  'sign-in:check-now': [null, null];
  'sign-in:copy-code-and-open': [null, null];
  'sign-in:copy-code': [null, null];
  'sign-in:copy-link': [null, null];
  'sign-in:confirm-account': [boolean, null];
  'sign-in:dismiss': [null, null];
  'account:select': [string, null];
  'account:sign-out': [string, null];
  'account:refresh': [string, null];
  'account:copy-refusal': [string, null];
  'token:copy': [{ readonly accountKey: string; readonly format: CopyFormat }, CopyOutcome];
  'storage:allow-unprotected': [boolean, null];
  'storage:retry': [null, null];
  'app:restart': [null, null];
  'app:quit': [null, null];
  'settings:change': [SettingsChange, null];
  'settings:add-host': [string, AddHostOutcome];
  'settings:dismiss-introduction': [null, null];
  'mishap:dismiss': [null, null];
  'link:open': [{ readonly link: Link; readonly accountKey: string | null }, null];
  'window:close': [null, null];
}

/** `invalid`: not a host name. `tooMany`: the list is full. `notGitHub`: nothing that speaks GitHub's sign-in answered there. */
export type AddHostOutcome = 'added' | 'invalid' | 'tooMany' | 'notGitHub' | 'unreachable';

/** Main announces, renderer listens. */
export interface Announcements {
  'view:changed': View;
  /** A face elsewhere (a notice, the tray) wants this screen in front. */
  'screen:show': Screen;
}

export type Screen = 'home' | 'settings';

/** What the preload script exposes as `window.pilotLight`: one verb a method, no channels, no addresses. */
export interface Bridge {
  readonly getView: () => Promise<View>;
  readonly startSignIn: (host: string, accountKey: string | null) => Promise<null>;
  readonly cancelSignIn: () => Promise<null>;
  readonly checkNow: () => Promise<null>;
  readonly copyCodeAndOpen: () => Promise<null>;
  readonly copyCode: () => Promise<null>;
  readonly copyLink: () => Promise<null>;
  readonly confirmAccount: (accepted: boolean) => Promise<null>;
  readonly dismissSignIn: () => Promise<null>;
  readonly selectAccount: (accountKey: string) => Promise<null>;
  readonly signOut: (accountKey: string) => Promise<null>;
  readonly refreshNow: (accountKey: string) => Promise<null>;
  readonly copyRefusal: (accountKey: string) => Promise<null>;
  readonly copyToken: (accountKey: string, format: CopyFormat) => Promise<CopyOutcome>;
  readonly allowUnprotectedStorage: (allowed: boolean) => Promise<null>;
  readonly retryStorage: () => Promise<null>;
  readonly restartApp: () => Promise<null>;
  readonly quitApp: () => Promise<null>;
  readonly changeSettings: (change: SettingsChange) => Promise<null>;
  readonly addHost: (host: string) => Promise<AddHostOutcome>;
  readonly dismissIntroduction: () => Promise<null>;
  readonly dismissMishap: () => Promise<null>;
  readonly openLink: (link: Link, accountKey: string | null) => Promise<null>;
  readonly closeWindow: () => Promise<null>;
  /** Both return the function that stops listening. */
  readonly onView: (listener: (view: View) => void) => () => void;
  readonly onScreen: (listener: (screen: Screen) => void) => () => void;
}
