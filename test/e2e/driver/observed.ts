import type { Notification, Session, Tray } from 'electron';
import type { EncryptionBehaviour } from '../../stand-in/settings.ts';

/** Where the observer keeps what it has seen, on the global object of the main process. */
export const OBSERVED = '__observed';

/** Name of the environment variable that carries the {@link ObserverSettings}, as JSON. */
export const OBSERVER_VARIABLE = 'OBSERVER_SETTINGS';

/** What the driver tells the observer before the app starts; plain data. */
export interface ObserverSettings {
  /** Where all that main prints is written as well: what it prints before the driver is attached reaches nobody else. */
  readonly outputFile: string;
  /** Where the arguments are written that the app wants to be started again with. */
  readonly relaunchFile: string;
  /** Keeps `ready` back until the driver says go; nobody says so to a second instance. */
  readonly holdsReady: boolean;
  readonly userData: string;
  readonly online: boolean;
  /** Null: as the machine's own. */
  readonly dark: boolean | null;
  readonly locale: string;
  readonly encryption: EncryptionBehaviour;
}

/** What the observer inside real Electron has seen, and what it can do. */
export interface Observed {
  tray: Tray | null;
  menu: Electron.Menu | null;
  popup: Electron.Menu | null;
  toolTip: string;
  imagePath: string;
  readonly notices: { readonly notification: Notification; state: 'shown' | 'closed' }[];
  readonly openedLinks: string[];
  readonly sessions: Set<Session>;
  /** What each window was made with, by its id: Electron tells a part of it afterwards. */
  readonly preferences: Map<number, object>;
  online: boolean;
  setDark(dark: boolean): void;
  setEncryption(behaviour: EncryptionBehaviour): void;
  /** Lets `ready` come. */
  goOn(): Promise<void>;
}
