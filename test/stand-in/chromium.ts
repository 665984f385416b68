import { existsSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type LaunchOptions,
} from '@playwright/test';
import {
  type Failure,
  firstThatStarts,
  namedBrowser,
  noBrowserWords,
} from '../support/machine/browsers.ts';
import { browserCommand } from '../support/machine/install-commands.ts';
import { sandboxLack } from '../support/machine/sandbox.ts';
import { sandboxFactsFor, thisInstaller } from '../support/machine/this-machine.ts';

/** Where the systems put them, the quickest first. The headless shell cannot show windows. */
const SHELL = ['/usr/bin/chromium-headless-shell', '/usr/lib/chromium/chromium-headless-shell'];
const LINUX = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
  '/snap/bin/chromium',
];
const MACOS = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];
const WINDOWS = [
  String.raw`Chromium\Application\chrome.exe`,
  String.raw`Google\Chrome\Application\chrome.exe`,
  String.raw`Microsoft\Edge\Application\msedge.exe`,
];

interface BrowserOptions {
  /** Shows its windows. */
  readonly headed: boolean;
  /** Only to see whether it starts: shows none all the same. */
  readonly isTrial?: boolean;
  /** Scrollbars take room, as on Linux and Windows; Playwright hides them. */
  readonly hasScrollbars?: boolean;
}

/**
 * The browsers of this machine, the best first; of `CHROMIUM_PATH` alone where that is set. Never downloads.
 *
 * Throws {@link NoBrowser} when what that names is not there.
 */
export function browsersHere({ headed }: BrowserOptions): readonly string[] {
  const named = namedBrowser(process.env);
  return named === null ? candidates(headed).filter((file) => existsSync(file)) : [named];
}

function candidates(headed: boolean): string[] {
  if (process.platform === 'darwin') return MACOS;
  if (process.platform !== 'win32') return headed ? LINUX : [...SHELL, ...LINUX];
  const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
    .map((name) => process.env[name] ?? '')
    .filter((root) => path.win32.isAbsolute(root));
  return roots.flatMap((root) => WINDOWS.map((file) => path.win32.join(root, file)));
}

/**
 * A browser whose pages can resolve no name but this machine's: the first of this machine's that starts.
 *
 * Rejects with {@link NoBrowser} when none does.
 */
export async function launchChromium(
  options: BrowserOptions = { headed: false },
): Promise<Browser> {
  const headless = !options.headed || options.isTrial === true;
  return first(options, (executablePath) =>
    chromium.launch({
      ...common(headless),
      ...(options.hasScrollbars === true && { ignoreDefaultArgs: ['--hide-scrollbars'] }),
      executablePath,
    }),
  );
}

/** Where a window first appears, and what it is called until its page says. */
export interface BareWindow {
  readonly title: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * A window on the screen with nothing of a browser around its page: the only one of its context. Its profile is its own
 * and gone when it is closed.
 *
 * Rejects with {@link NoBrowser} when no browser starts.
 */
export async function launchBareWindow(
  context: BrowserContextOptions,
  { title, left, top, width, height }: BareWindow,
): Promise<BrowserContext> {
  const profile = mkdtempSync(path.join(os.tmpdir(), 'stand-in-window-'));
  const { args, ...others } = common(false);
  const window = await first({ headed: true }, (executablePath) =>
    chromium.launchPersistentContext(profile, {
      ...context,
      ...others,
      executablePath,
      args: [
        ...args,
        `--app=data:text/html,<title>${title}</title>`,
        `--window-position=${left},${top}`,
        `--window-size=${width},${height}`,
      ],
    }),
  );
  // Chromium may be writing to it for another moment; where it goes on, the system clears its own folder.
  window.on('close', () => void rm(profile, FOR_SURE).catch(() => {}));
  return window;
}

const FOR_SURE = { recursive: true, force: true, maxRetries: 10, retryDelay: 100 };

function common(headless: boolean): Pick<LaunchOptions, 'headless' | 'chromiumSandbox'> & {
  readonly args: string[];
} {
  return {
    headless,
    // Chromium refuses its own sandbox to root.
    chromiumSandbox: process.platform !== 'linux' || process.getuid?.() !== 0,
    args: [
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
      // Without it, a bar across every window warns of these very switches.
      ...(headless ? [] : ['--test-type']),
    ],
  };
}

function first<T>(options: BrowserOptions, start: (file: string) => Promise<T>): Promise<T> {
  return firstThatStarts(browsersHere(options), start, (failures) =>
    noBrowserWords(failures, commandAfter(failures, options.headed)),
  );
}

/** Where a browser was only kept from its sandbox, another one would be too. */
function commandAfter(failures: readonly Failure[], headed: boolean): string | null {
  const [first] = failures;
  const isKept = first !== undefined && failures.every(({ why }) => why.kind === 'sandbox');
  const facts = isKept ? sandboxFactsFor(first.path) : null;
  const lack = facts === null ? null : sandboxLack(facts);
  return lack?.command ?? browserCommand(thisInstaller(), headed);
}
