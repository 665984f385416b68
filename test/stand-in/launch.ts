import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser } from '@playwright/test';
import { launchChromium } from './chromium.ts';
import { type AppPages, hostPages } from './host/app-pages.ts';
import { type AppProcess, startAppProcess } from './host/app-process.ts';
import { desktopControls } from './host/desktop-controls.ts';
import { windowControls } from './host/window-controls.ts';
import { type StandInSettings, WORKING_ENCRYPTION } from './settings.ts';
import type { StandIn, StandInOptions } from './stand-in.ts';

/** How long a machine under load may take to open a window; the usual is under a second. */
const PATIENCE_MS = 15_000;
/** How long the app may take to quit before it is killed. */
const QUIT_PATIENCE_MS = 3_000;

/** Starts a built Electron app, unmodified, on Node and a system Chromium. */
export async function launchStandIn(options: StandInOptions): Promise<StandIn> {
  const headed = options.headed !== undefined;
  const browser = options.browser ?? (await launchChromium({ headed }));
  const settings = settingsOf(options, browser);
  const main = path.resolve(settings.appDir, options.main ?? mainOf(settings.appDir));
  const app = startAppProcess(main, options.args ?? [], options.env ?? {}, settings);
  const pages = pagesOf(options, app, browser, settings);
  const notes = takeNotes(app);
  const patienceMs = options.timeoutMs ?? PATIENCE_MS;

  return {
    ...windowControls(app, pages, patienceMs, () => notes.isEvaluated),
    ...desktopControls(app.link, pages, settings.encryption),
    pid: app.pid,
    userData: settings.userData,
    browser,
    exit: app.exit,
    hasExited: () => app.hasExited(),
    output: () => app.output(),
    uncaught: notes.uncaught,
    blockedRequests: pages.blockedRequests,
    relaunched: () => notes.relaunchArgs,
    onDeskChange: (listener) => app.link.answer('deskChanged', listener),
    onLink: (listener) => app.link.answer('openLink', listener),
    evaluate: async (run, argument) =>
      (await app.link.call('evaluate', run.toString(), argument)) as never,
    kill: (signal) => app.kill(signal),
    async close() {
      await quit(app);
      await pages.close();
      if (options.browser === undefined) await browser.close();
      const isOwn = options.userData === undefined;
      if (isOwn) fs.rmSync(settings.userData, { recursive: true, force: true });
    },
  };
}

function settingsOf(options: StandInOptions, browser: Browser): StandInSettings {
  return {
    appDir: path.resolve(options.appDir),
    userData: options.userData ?? fs.mkdtempSync(path.join(os.tmpdir(), 'stand-in-')),
    packaged: options.packaged ?? false,
    online: options.online ?? true,
    dark: options.dark ?? false,
    locale: options.locale ?? 'en-US',
    notifications: options.notifications ?? true,
    names: options.names ?? null,
    system: {
      platform: process.platform,
      isTrayPlaced: true,
      certificate: { issuer: 'Sectigo Limited', isKnownRoot: true, isTrusted: true },
      displayScale: 1,
      loginItemNeedsApproval: false,
      openedAtLogin: false,
      takenShortcuts: [],
      shortcutPortal: 'denies',
      ...options.system,
    },
    chromeVersion: browser.version(),
    encryption: { ...WORKING_ENCRYPTION, ...options.encryption },
  };
}

function pagesOf(
  options: StandInOptions,
  app: AppProcess,
  browser: Browser,
  { dark, locale }: StandInSettings,
): AppPages {
  const { headed = null } = options;
  // Tests want no animation; people at a desk do.
  const { reducedMotion = headed === null, forcedColors = false } = options;
  const context = { locale, ...options.context };
  const { onContext = async () => {} } = options;
  const media = { dark, reducedMotion, forcedColors };
  return hostPages(app.link, browser, media, { headed, context, onContext });
}

interface Notes {
  isEvaluated: boolean;
  relaunchArgs: readonly string[] | null;
  readonly uncaught: string[];
}

/** Writes down what the app's process reports of itself. */
function takeNotes({ link }: AppProcess): Notes {
  const notes: Notes = { isEvaluated: false, relaunchArgs: null, uncaught: [] };
  link.answer('mainEvaluated', () => {
    notes.isEvaluated = true;
  });
  link.answer('relaunch', (args) => {
    notes.relaunchArgs = args;
  });
  link.answer('uncaught', (text) => void notes.uncaught.push(text));
  link.answer('deskChanged', () => {});
  link.answer('openLink', () => {});
  return notes;
}

async function quit(app: AppProcess): Promise<void> {
  if (!app.hasExited()) app.link.tell('quit');
  const timer = setTimeout(() => app.kill('SIGKILL'), QUIT_PATIENCE_MS);
  await app.exit;
  clearTimeout(timer);
}

function mainOf(appDir: string): string {
  const manifest: unknown = JSON.parse(fs.readFileSync(path.join(appDir, 'package.json'), 'utf8'));
  const main = (manifest as { main?: unknown }).main;
  return typeof main === 'string' ? main : 'index.cjs';
}
