import type { BrowserContext, Page } from '@playwright/test';
import type { TrayClick } from '../../stand-in/contract.ts';
import type { EncryptionBehaviour, SystemBehaviour } from '../../stand-in/settings.ts';
import type { Flushed } from '../../stand-in/stand-in.ts';

/** An app to start: Pilot Light's build, or a small one written for a test. */
export interface LaunchOptions {
  readonly appDir: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** By default a folder of its own, deleted with the app. */
  readonly userData?: string;
  readonly online?: boolean;
  readonly dark?: boolean;
  readonly locale?: string;
  /** Time that a test holds: asked at each start of the app. */
  readonly heldTime?: HeldLaunch;
  readonly encryption?: Partial<EncryptionBehaviour>;
  /** Hosts, and the address before whose path each is answered instead; the stand-in alone can pretend. */
  readonly names?: Readonly<Record<string, string>>;
  /** As shipped; the stand-in alone can pretend. */
  readonly packaged?: boolean;
  /** Another system than this machine's; the stand-in alone can pretend. */
  readonly system?: Partial<SystemBehaviour>;
}

export interface HeldLaunch {
  /** The environment by which the app learns where time stands. */
  env(): Readonly<Record<string, string>>;
  /** Holds the time of a browser context, if possible before it has a page. */
  hold(context: BrowserContext): Promise<void>;
}

export interface MenuItem {
  readonly id: string;
  /** As a person reads it: without the ampersands that mark keys. */
  readonly label: string;
  readonly type: string;
  readonly enabled: boolean;
  readonly checked: boolean;
  readonly submenu: readonly MenuItem[];
}

export interface Tray {
  /** Visible items from top to bottom; the standing menu, or the one that is popped up. */
  menu(): Promise<readonly MenuItem[]>;
  /** Throws when there is no such visible and enabled item. */
  clickItem(idOrLabel: string): Promise<void>;
  /** As a click on the icon where the desktop reports one. Any but a plain one on the stand-in alone. */
  click(how?: TrayClick): Promise<void>;
  /** As macOS gives the icon its place in the menu bar. On the stand-in alone. */
  place(isPlaced: boolean): Promise<void>;
  tooltip(): Promise<string>;
  /** The icon's file name, as it is. */
  iconFile(): Promise<string>;
  /** The icon's file name without its variant: `lit` for `lit-on-dark.png` and `litTemplate.png`. */
  iconState(): Promise<string>;
}

export interface Notice {
  readonly title: string;
  readonly body: string;
  readonly urgency: string;
  readonly actions: readonly string[];
  readonly state: 'shown' | 'closed';
}

export interface WindowState {
  readonly title: string;
  readonly visible: boolean;
  readonly minimized: boolean;
  readonly focusable: boolean;
  readonly bounds: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
  readonly contentProtected: boolean;
  /** `webPreferences` as far as they are plain data. */
  readonly webPreferences: Readonly<Record<string, unknown>>;
}

export type PowerEvent = 'suspend' | 'resume' | 'lock-screen' | 'unlock-screen' | 'shutdown';

/** A running app as a person and the system around it see it. Each method means the same on both runtimes. */
export interface DrivenApp {
  readonly driver: Driver;
  readonly userData: string;
  /** The page of the first window; waits for one. */
  window(): Promise<Page>;
  /** The pages of all windows, shown or hidden. */
  windows(): readonly Page[];
  /**
   * Waits until what main has sent to its windows is there, asks each page, and waits until what they have sent is with
   * main. The messages are counted as far as the driver can tell.
   */
  flush(question: string): Promise<Flushed>;
  windowStates(): Promise<readonly WindowState[]>;
  /** As a click on the window's close button. */
  closeWindow(page: Page): Promise<void>;
  readonly tray: Tray;
  notices(): Promise<readonly Notice[]>;
  clickNotice(index: number): Promise<void>;
  /** As a system does that shows none, e.g. macOS to an app that is not signed. */
  failNotice(index: number): Promise<void>;
  readonly clipboard: {
    text(): Promise<string>;
    /** MIME type to text, of the newest item. */
    contents(): Promise<Readonly<Record<string, string>>>;
    /** As another program would. */
    fill(text: string): Promise<void>;
  };
  /** The menu that the app has popped up in its window. On the stand-in alone. */
  readonly popup: {
    menu(): Promise<readonly MenuItem[]>;
    clickItem(label: string): Promise<void>;
  };
  /** A combination of keys, whatever program is in front. On the stand-in alone. */
  pressKeys(accelerator: string): Promise<void>;
  /** Addresses handed to the system's browser. Nothing is really opened. */
  openedLinks(): Promise<readonly string[]>;
  power(event: PowerEvent): Promise<void>;
  setOnline(online: boolean): Promise<void>;
  setDark(dark: boolean): Promise<void>;
  setEncryption(change: Partial<EncryptionBehaviour>): Promise<void>;
  /** Whether the keyring leaves calls unanswered on purpose. */
  isKeyringHanging(): boolean;
  /** A request past the app's own preload; JSON only, and on the stand-in alone. */
  invokeAsPage(page: Page, channel: string, ...args: readonly unknown[]): Promise<unknown>;
  /** Really starts the app a second time with the same user data; resolves with that process's exit code. */
  secondInstance(...args: string[]): Promise<number | string>;
  /** Runs a function in the main process, with the Electron module and one plain argument. */
  evaluate<R, A = null>(run: MainFunction<R, A>, argument?: A): Promise<R>;
  /** Quits as the user would and starts again with the same user data. */
  restart(): Promise<void>;
  /**
   * Waits until the app has ended itself to be started again, and starts it as it has asked for; answers with which
   * arguments.
   */
  comesBack(): Promise<readonly string[]>;
  /** Quits as the user would; resolves with the exit code. */
  quit(): Promise<number | string>;
  /** Ends the process without a word, as a power cut would. */
  kill(): Promise<void>;
  hasExited(): boolean;
  /** Everything the main process has printed since it was first launched. */
  output(): string;
  /** Ends the app however it is and removes what launching has made. */
  close(): Promise<void>;
}

export type MainFunction<R, A> = (
  electron: typeof Electron.CrossProcessExports,
  argument: A,
) => R | Promise<R>;

export interface Driver {
  readonly name: 'stand-in' | 'electron';
  /** Whether the system confines the pages of its apps. */
  readonly isSandboxed: boolean;
  launch(options: LaunchOptions): Promise<DrivenApp>;
  /** Gives back what the driver itself holds, such as a shared browser. */
  close(): Promise<void>;
}

/** `lit` for `lit-on-dark.png`, `lit-on-light.ico` and `litTemplate@2x.png`; '' when there is no file. */
export function iconStateOf(imagePath: string): string {
  const file = imagePath.split(/[/\\]/).at(-1) ?? '';
  return file.replace(/(-on-(dark|light|either)|Template)?(@\dx)?\.\w+$/, '');
}

/** Every label of a menu, submenus after their own line. */
export function labelsOf(items: readonly MenuItem[]): readonly string[] {
  return items.flatMap(({ label, submenu }) => [label, ...labelsOf(submenu)]);
}

/** A label as a person reads it: `&&` is an ampersand, a single one marks the key that follows it. */
export function readableLabel(label: string): string {
  return label.replaceAll(/&(&?)/g, '$1');
}

/** The item a person would click. Throws when it is missing or disabled. */
export function findItem(items: readonly MenuItem[], idOrLabel: string): MenuItem {
  const all = items.flatMap((item) => [item, ...item.submenu]);
  const item = all.find((one) => one.id === idOrLabel || one.label === idOrLabel);
  if (item === undefined) {
    throw new Error(`no menu item '${idOrLabel}' among: ${all.map((one) => one.label).join(', ')}`);
  }
  if (!item.enabled) throw new Error(`menu item '${idOrLabel}' is disabled`);
  return item;
}
