import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { launchChromium } from './chromium.ts';
import type {
  AskedDialog,
  ClipboardContents,
  DialogAnswer,
  MenuEntry,
  NoticeSnapshot,
  TraySnapshot,
  WindowSnapshot,
} from './contract.ts';
import { openDesk } from './desk.ts';
import { hostPages, type Media } from './host/app-pages.ts';
import { startAppProcess } from './host/app-process.ts';
import type { AppWindow } from './host/app-window.ts';
import { type EncryptionBehaviour, type StandInSettings, WORKING_ENCRYPTION } from './settings.ts';

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
  readonly openedAtLogin?: boolean;
  readonly encryption?: Partial<EncryptionBehaviour>;
  /** Real windows on a display, and a desk page with the tray. */
  readonly headed?: boolean;
  /** A browser to share; otherwise one is started and closed with the app. */
  readonly browser?: Browser;
  readonly context?: BrowserContextOptions;
  /** How long `window()` and its like wait before they reject with the app's output. */
  readonly timeoutMs?: number;
}

/** How long a machine under load may take to open a window; the usual is under a second. */
const PATIENCE_MS = 15_000;
/** How long the app may take to quit before it is killed. */
const QUIT_PATIENCE_MS = 3_000;

export interface StandIn {
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

  pages(): Page[];
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

  readonly tray: {
    snapshot(): Promise<TraySnapshot | null>;
    menu(): Promise<readonly MenuEntry[]>;
    click(): Promise<void>;
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
  /** Runs a function in the main process with the Electron module, as Playwright's `evaluate` does. */
  evaluate<R, A = null>(run: MainFunction<R, A>, argument?: A): Promise<R>;
  kill(signal: NodeJS.Signals): void;
  /** Quits as the user would; killed when it does not obey. Removes what launching has made. */
  close(): Promise<void>;
}

export type MainFunction<R, A> = (
  electron: typeof Electron.CrossProcessExports,
  argument: A,
) => R | Promise<R>;

/** Starts a built Electron app, unmodified, on Node and a system Chromium. */
export async function launchStandIn(options: StandInOptions): Promise<StandIn> {
  const headed = options.headed ?? false;
  const appDir = path.resolve(options.appDir);
  const browser = options.browser ?? (await launchChromium({ headed }));
  const userData = options.userData ?? fs.mkdtempSync(path.join(os.tmpdir(), 'stand-in-'));
  let encryption: EncryptionBehaviour = { ...WORKING_ENCRYPTION, ...options.encryption };
  const settings: StandInSettings = {
    appDir,
    userData,
    packaged: options.packaged ?? false,
    online: options.online ?? true,
    dark: options.dark ?? false,
    locale: options.locale ?? 'en-US',
    notifications: options.notifications ?? true,
    openedAtLogin: options.openedAtLogin ?? false,
    chromeVersion: browser.version(),
    encryption,
  };
  const main = path.resolve(appDir, options.main ?? mainOf(appDir));
  const app = startAppProcess(main, options.args ?? [], options.env ?? {}, settings);
  const { link } = app;
  const media: Media = {
    dark: settings.dark,
    // Tests want no animation; people at a desk do.
    reducedMotion: options.reducedMotion ?? !headed,
    forcedColors: options.forcedColors ?? false,
  };
  const context = { locale: settings.locale, ...options.context };
  const pages = hostPages(link, browser, media, { headed, context });
  const uncaught: string[] = [];
  let isEvaluated = false;
  let relaunchArgs: readonly string[] | null = null;
  link.answer('mainEvaluated', () => {
    isEvaluated = true;
  });
  link.answer('uncaught', (text) => void uncaught.push(text));
  link.answer('relaunch', (args) => {
    relaunchArgs = args;
  });
  link.answer('deskChanged', () => {});
  link.answer('openLink', () => {});

  function within<T>(work: Promise<T>, what: string): Promise<T> {
    const fail = (why: string) => new Error(`${what}: ${why}\n${app.output()}`);
    const hint = () => (isEvaluated ? '' : '; the main module has not finished evaluating');
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(fail(`timed out${hint()}`)),
        options.timeoutMs ?? PATIENCE_MS,
      );
      work.then(resolve, reject).finally(() => clearTimeout(timer));
      void app.exit.then((code) => reject(fail(`the app has exited (${code})`)));
    });
  }
  const windowOf = (page: Page): AppWindow => {
    const window = pages.of(page);
    if (window === undefined)
      throw new Error('stand-in: this page is not an open window of the app');
    return window;
  };
  async function nextWindow(action: () => Promise<unknown>): Promise<Page> {
    const opened = once(pages.events, 'window') as Promise<[AppWindow]>;
    await action();
    const [window] = await within(opened, 'waiting for a window');
    return window.page;
  }

  const standIn: StandIn = {
    pid: app.pid,
    userData,
    browser,
    exit: app.exit,
    hasExited: () => app.hasExited(),
    output: () => app.output(),
    uncaught,
    blockedRequests: pages.blockedRequests,
    relaunched: () => relaunchArgs,
    pages: () => pages.all().map((window) => window.page),
    window: async () => pages.all()[0]?.page ?? nextWindow(async () => {}),
    nextWindow,
    windowStates: () => link.call('windows'),
    isVisible: (page) => windowOf(page).isVisible,
    consoleOf: (page) => windowOf(page).consoleLines,
    closeWindow: (page) => link.call('userCloses', windowOf(page).id),
    focusWindow: (page) => link.call('userFocuses', page === null ? null : windowOf(page).id),
    askPermission: (page, name) => link.call('permission', windowOf(page).id, name),
    invokeAsPage: (page, channel, ...args) => windowOf(page).worlds.invoke(channel, args),
    tray: {
      snapshot: () => link.call('tray'),
      menu: async () => (await link.call('tray'))?.menu ?? [],
      click: () => link.call('trayEvent', 'click'),
      rightClick: () => link.call('trayEvent', 'right-click'),
      clickItem: (idOrLabel) => link.call('trayItem', idOrLabel),
    },
    popup: {
      menu: () => link.call('popupMenu'),
      clickItem: (idOrLabel) => link.call('popupItem', idOrLabel),
    },
    notices: {
      all: () => link.call('notices'),
      click: (index) => link.call('noticeEvent', index, 'click', 0),
      close: (index) => link.call('noticeEvent', index, 'close', 0),
      fail: (index, reason) => link.call('noticeEvent', index, 'failed', reason),
      action: (index, actionIndex) => link.call('noticeEvent', index, 'action', actionIndex),
    },
    clipboard: {
      contents: () => link.call('clipboard'),
      text: async () => (await link.call('clipboard'))[0]?.['text/plain'] ?? '',
      fill: (text) => link.call('fillClipboard', text),
    },
    openedLinks: () => link.call('openedLinks'),
    dialogs: {
      asked: () => link.call('dialogs'),
      answer: (answer) => link.call('answerDialog', answer),
    },
    power: (event) => link.call('power', event),
    setOnline: (online) => link.call('online', online),
    setDark: (dark) => link.call('dark', dark),
    emulate: (change) => pages.emulate(change),
    async setEncryption(change) {
      encryption = { ...encryption, ...change };
      await link.call('encryption', encryption);
    },
    secondInstance: (argv = [], cwd = os.homedir()) => link.call('secondInstance', [...argv], cwd),
    activate: () => link.call('activate'),
    evaluate: async (run, argument) =>
      (await link.call('evaluate', run.toString(), argument)) as never,
    kill: (signal) => app.kill(signal),
    async close() {
      if (!app.hasExited()) await quit();
      await pages.close();
      if (options.browser === undefined) await browser.close();
      if (options.userData === undefined) fs.rmSync(userData, { recursive: true, force: true });
    },
  };

  async function quit(): Promise<void> {
    link.tell('quit');
    const timer = setTimeout(() => app.kill('SIGKILL'), QUIT_PATIENCE_MS);
    await app.exit;
    clearTimeout(timer);
  }

  if (headed) {
    const desk = await openDesk(standIn);
    link.answer('deskChanged', desk.refresh);
    link.answer('openLink', desk.openLink);
  }
  return standIn;
}

function mainOf(appDir: string): string {
  const manifest: unknown = JSON.parse(fs.readFileSync(path.join(appDir, 'package.json'), 'utf8'));
  const main = (manifest as { main?: unknown }).main;
  return typeof main === 'string' ? main : 'index.cjs';
}
