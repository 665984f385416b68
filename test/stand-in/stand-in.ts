import type { Browser, BrowserContext, BrowserContextOptions, Page } from '@playwright/test';
import type {
  AskedDialog,
  ClipboardContents,
  DialogAnswer,
  MenuEntry,
  NoticeSnapshot,
  TrayClick,
  TraySnapshot,
  WindowSnapshot,
} from './contract.ts';
import type { Media } from './host/app-pages.ts';
import type { EncryptionBehaviour, SystemBehaviour } from './settings.ts';

/** An app that runs on the stand-in: its windows, the desktop around it, and its process. */
export interface StandIn extends WindowControls, DesktopControls {
  readonly pid: number;
  readonly userData: string;
  readonly browser: Browser;
  /** Resolves with the exit code, or the signal's name, once the app is gone. */
  readonly exit: Promise<number | string>;
  hasExited(): boolean;
  /** Everything the app's process has printed so far. */
  output(): string;
  /** Uncaught exceptions and unhandled rejections of the main process. */
  readonly uncaught: readonly string[];
  /** Addresses outside the app that its pages asked for; all were blocked. */
  readonly blockedRequests: readonly string[];
  /** The newest arguments of `app.relaunch`, or null. */
  relaunched(): readonly string[] | null;
  /** Called whenever tray, menu, notices or clipboard have changed. */
  onDeskChange(listener: () => void): void;
  /** Called with each address that the app hands to the system's browser. */
  onLink(listener: (url: string) => void): void;
  /** Runs a function in the main process with the Electron module, as Playwright's `evaluate` does. */
  evaluate<R, A = null>(run: MainFunction<R, A>, argument?: A): Promise<R>;
  kill(signal: NodeJS.Signals): void;
  /** Quits as the user would; killed when it does not obey. Removes what launching has made. */
  close(): Promise<void>;
}

export interface Flushed {
  /** Messages between the app and its windows so far. */
  readonly messageCount: number;
  /** What each open page's own world says to the question, an expression; undefined where it fails. */
  readonly answers: readonly unknown[];
}

/** The app's windows as their user has them. */
export interface WindowControls {
  pages(): Page[];
  /**
   * Waits until what the app has sent to its windows is there, asks each page, and waits until what they have sent is
   * with the app.
   */
  flush(question: string): Promise<Flushed>;
  /** The first open window's page; waits for one. Rejects when the app exits or the time is over. */
  window(): Promise<Page>;
  /** The page of the next window to open while `action` runs or after. */
  nextWindow(action: () => Promise<unknown>): Promise<Page>;
  windowStates(): Promise<WindowSnapshot[]>;
  isVisible(page: Page): boolean;
  consoleOf(page: Page): readonly string[];
  /** As the user's click on the window's close button. */
  closeWindow(page: Page): Promise<void>;
  focusWindow(page: Page | null): Promise<void>;
  /** Whether the app would grant the page a permission by Electron's name for it. */
  askPermission(page: Page, name: string): Promise<boolean>;
  /** A request past the app's own preload, as a renderer that was taken over could send it; JSON only. */
  invokeAsPage(page: Page, channel: string, ...args: readonly unknown[]): Promise<unknown>;
}

/** What a person and the system around the app do and see. */
export interface DesktopControls {
  readonly tray: {
    snapshot(): Promise<TraySnapshot | null>;
    menu(): Promise<readonly MenuEntry[]>;
    click(how?: TrayClick): Promise<void>;
    /** macOS: the system gives the icon its place in the menu bar, or takes it away. */
    place(isPlaced: boolean): Promise<void>;
    rightClick(): Promise<void>;
    clickItem(idOrLabel: string): Promise<void>;
  };
  readonly popup: {
    menu(): Promise<readonly MenuEntry[] | null>;
    clickItem(idOrLabel: string): Promise<void>;
  };
  readonly notices: {
    all(): Promise<NoticeSnapshot[]>;
    click(index: number): Promise<void>;
    close(index: number): Promise<void>;
    fail(index: number, reason: string): Promise<void>;
    action(index: number, actionIndex: number): Promise<void>;
  };
  readonly clipboard: {
    contents(): Promise<ClipboardContents>;
    text(): Promise<string>;
    /** Another program writes to the clipboard. */
    fill(text: string): Promise<void>;
  };
  /** Whatever program is in front. */
  pressKeys(accelerator: string): Promise<void>;
  openedLinks(): Promise<string[]>;
  readonly dialogs: {
    asked(): Promise<AskedDialog[]>;
    answer(answer: DialogAnswer): Promise<void>;
  };
  power(event: 'suspend' | 'resume' | 'lock-screen' | 'unlock-screen' | 'shutdown'): Promise<void>;
  setOnline(online: boolean): Promise<void>;
  setDark(dark: boolean): Promise<void>;
  emulate(media: Partial<Media>): Promise<void>;
  setEncryption(change: Partial<EncryptionBehaviour>): Promise<void>;
  secondInstance(argv?: readonly string[], cwd?: string): Promise<void>;
  activate(): Promise<void>;
}

/** In pixels of the screen. */
export interface ScreenPlace {
  readonly left: number;
  readonly top: number;
}

export type MainFunction<R, A> = (
  electron: typeof Electron.CrossProcessExports,
  argument: A,
) => R | Promise<R>;

export interface StandInOptions {
  /** The folder with the app's package.json. */
  readonly appDir: string;
  /** Main module relative to `appDir`; by default what package.json names. Always CommonJS. */
  readonly main?: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** By default a folder of its own, deleted on close. */
  readonly userData?: string;
  readonly packaged?: boolean;
  readonly online?: boolean;
  readonly dark?: boolean;
  readonly reducedMotion?: boolean;
  readonly forcedColors?: boolean;
  readonly locale?: string;
  readonly notifications?: boolean;
  /** Hosts, and the address before whose path each is answered instead; no other then resolves. */
  readonly names?: Readonly<Record<string, string>>;
  readonly system?: Partial<SystemBehaviour>;
  readonly encryption?: Partial<EncryptionBehaviour>;
  /** Real windows on a display, the first where this says; the desktop around them is up to the caller. */
  readonly headed?: ScreenPlace;
  /** A browser to share; otherwise one is started and closed with the app. */
  readonly browser?: Browser;
  readonly context?: BrowserContextOptions;
  /** Called with each context before it has a page. */
  readonly onContext?: (context: BrowserContext) => Promise<void>;
  /** How long `window()` and its like wait before they reject with the app's output. */
  readonly timeoutMs?: number;
}
