/** How the stand-in's keyring behaves; changeable while the app runs. */
export interface EncryptionBehaviour {
  /** What `isAsyncEncryptionAvailable` resolves with. */
  readonly available: boolean;
  /** Linux only: what `getSelectedStorageBackend` answers. */
  readonly backend: 'basic_text' | 'gnome_libsecret' | 'kwallet5' | 'kwallet6' | 'unknown';
  /** First three bytes of every ciphertext. `v10` is Chromium's hard-coded key on Linux. */
  readonly tag: 'v10' | 'v11' | 'v12';
  /** `hangs`: every call waits until this is changed to something else, then goes on. Once failed, it fails for this run. */
  readonly keyring: 'works' | 'hangs' | 'temporarily-unavailable';
  readonly encrypt: 'works' | 'fails';
  readonly decrypt: 'works' | 'fails' | 'garbage';
  /** The flag that `decryptStringAsync` hands back with the text. */
  readonly shouldReEncrypt: boolean;
}

export const WORKING_ENCRYPTION: EncryptionBehaviour = {
  available: true,
  backend: 'gnome_libsecret',
  tag: 'v11',
  keyring: 'works',
  encrypt: 'works',
  decrypt: 'works',
  shouldReEncrypt: false,
};

/** The system around the app: what it is, and how it receives it. */
export interface SystemBehaviour {
  /** What `process.platform` says. Files, processes and networks stay those of the machine. */
  readonly platform: NodeJS.Platform;
  /** macOS only: the icon has its place in the menu bar. The system takes its time for that, and may refuse it for good. */
  readonly isTrayPlaced: boolean;
  /** How many pixels the display has for each that an app counts. */
  readonly displayScale: number;
  /** macOS only: somebody must still allow what the app registers to be opened at login. */
  readonly loginItemNeedsApproval: boolean;
  /** macOS only: the system has opened the app, at login. */
  readonly openedAtLogin: boolean;
  /** Combinations of keys that another program has. */
  readonly takenShortcuts: readonly string[];
  /** Whose certificate every host has, over TLS. */
  readonly certificate: CertificateBehaviour;
  /** Wayland only: whether the desktop has a portal for such combinations, and whether its person allows any. */
  readonly shortcutPortal: 'none' | 'denies' | 'allows';
}

/** Who vouches for hosts, and what Chromium makes of it. */
export interface CertificateBehaviour {
  readonly issuer: string;
  readonly isKnownRoot: boolean;
  readonly isTrusted: boolean;
}

/** What the launching half tells the app's process before it starts; plain data, sent as JSON. */
export interface StandInSettings {
  readonly appDir: string;
  readonly userData: string;
  readonly packaged: boolean;
  readonly online: boolean;
  readonly dark: boolean;
  readonly locale: string;
  readonly notifications: boolean;
  /** Hosts, and the address before whose path each is answered instead; no other then resolves. Null: as the machine does. */
  readonly names: Readonly<Record<string, string>> | null;
  readonly system: SystemBehaviour;
  readonly chromeVersion: string;
  readonly encryption: EncryptionBehaviour;
}

/** Name of the environment variable that carries the settings. */
export const SETTINGS_VARIABLE = 'STAND_IN_SETTINGS';

/** How a line of output begins that reports a bug of the app: nothing caught what its main process threw. */
export const UNCAUGHT = 'Uncaught exception in the main process:';

/** The Electron version whose types and behaviour the stand-in follows. */
export const ELECTRON_VERSION = '45.4.1';
