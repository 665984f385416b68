import type { LANGUAGE_CHOICES, THEME_CHOICES, TRAY_ICON_CHOICES } from './settings-bounds.ts';

/** Everything a person can choose. Persisted by main; the window sees a copy and asks for changes. */
export interface Settings {
  readonly startAtLogin: boolean;
  readonly notices: boolean;
  /** A notice when three quarters, nine tenths and all of a plan are used; only where there are notices at all. */
  readonly usageNotices: boolean;
  /** Asks once a day whether there is a newer version; only in a build that knows whom to ask. */
  readonly updateChecks: boolean;
  /** A copied token is cleared after this many seconds; 0 means never. */
  readonly clipboardSeconds: number;
  /** "Copy" renews first when the token has less life than this. */
  readonly minimumLifeMinutes: number;
  readonly language: (typeof LANGUAGE_CHOICES)[number];
  readonly theme: (typeof THEME_CHOICES)[number];
  /** In percent of the usual. */
  readonly textSize: number;
  /** Which panel the tray icon is drawn for, on Linux. */
  readonly trayIcon: (typeof TRAY_ICON_CHOICES)[number];
  /** An icon in the Dock, on macOS, beside or instead of the one in the menu bar. */
  readonly showInDock: boolean;
  /** Hosts offered at sign-in besides github.com, e.g. `octocorp.ghe.com`. */
  readonly hosts: readonly string[];
  /** OAuth client id to sign in with; `null` means the default of `config.ts`. */
  readonly clientId: string | null;
  readonly defaultAccountKey: string | null;
  readonly agent: AgentSettings;
  /** The keys that copy the token whatever program is in front, as `SHORTCUT` has them; null for none. */
  readonly copyShortcut: string | null;
  /** The user agreed, in so many words, to keep tokens in a file that is not really encrypted. */
  readonly allowUnprotectedStorage: boolean;
  /** The first-run sentence about the client id was seen. */
  readonly introductionSeen: boolean;
}

/** What programs on this machine may have without asking. */
export interface AgentSettings {
  /** Any program that runs as the user may have the Copilot token. */
  readonly isOn: boolean;
  /** No token while the screen is locked, where the system tells that it is. */
  readonly locksWithScreen: boolean;
  /** `Copilot-Integration-Id` beside a token; null for the one that goes with the default client id. */
  readonly integrationId: string | null;
}

/** The part of {@link Settings} that the settings screen changes; the rest changes through commands of its own. */
export type SettingsChange = Partial<
  Omit<
    Settings,
    'agent' | 'defaultAccountKey' | 'copyShortcut' | 'allowUnprotectedStorage' | 'introductionSeen'
  >
>;

/** What is in force before the user has chosen anything. */
export const DEFAULT_SETTINGS: Settings = {
  startAtLogin: false,
  notices: true,
  usageNotices: true,
  updateChecks: true,
  // KeePassXC clears after 10 s, 1Password after about 90 s: 30 s is enough to switch windows and paste.
  clipboardSeconds: 30,
  // Long enough for one sitting at a shell, short enough that a fresh 30-minute token always qualifies.
  minimumLifeMinutes: 10,
  language: 'system',
  theme: 'system',
  textSize: 100,
  trayIcon: 'automatic',
  showInDock: false,
  hosts: [],
  clientId: null,
  defaultAccountKey: null,
  // Whoever has it on knows why: a program needs no permission but the user's own to ask.
  agent: { isOn: false, locksWithScreen: false, integrationId: null },
  copyShortcut: null,
  allowUnprotectedStorage: false,
  introductionSeen: false,
};
