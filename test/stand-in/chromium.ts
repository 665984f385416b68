import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Browser, chromium } from '@playwright/test';

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

export const NO_CHROMIUM =
  'No Chromium, Chrome or Edge was found. Install one (Debian, Ubuntu: apt-get install chromium-headless-shell, ' +
  'or chromium for visible windows) or name its executable in CHROMIUM_PATH.';

/** The browser to use, or null: CHROMIUM_PATH first, then the usual places. Never downloads. */
export function findChromium(
  options: { readonly headed: boolean } = { headed: false },
): string | null {
  const named = process.env['CHROMIUM_PATH'];
  if (named !== undefined && named !== '') return existsSync(named) ? named : null;
  return candidates(options.headed).find((file) => existsSync(file)) ?? null;
}

function candidates(headed: boolean): string[] {
  if (process.platform === 'darwin') return MACOS;
  if (process.platform !== 'win32') return headed ? LINUX : [...SHELL, ...LINUX];
  const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'];
  return roots.flatMap((name) =>
    WINDOWS.map((file) => path.win32.join(process.env[name] ?? String.raw`C:\Program Files`, file)),
  );
}

/** A browser whose pages can resolve no name but this machine's. Rejects with `NO_CHROMIUM` when there is none. */
export async function launchChromium(
  options: { readonly headed: boolean } = { headed: false },
): Promise<Browser> {
  const executablePath = findChromium(options);
  if (executablePath === null) throw new Error(NO_CHROMIUM);
  return chromium.launch({
    executablePath,
    headless: !options.headed,
    // Chromium refuses its own sandbox to root.
    chromiumSandbox: process.platform !== 'linux' || process.getuid?.() !== 0,
    args: ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost'],
  });
}
