import { existsSync } from 'node:fs';
import { findChromium } from '../../test/stand-in/chromium.ts';
import { MINUTE_MS } from '../../test/support/time-units.ts';
import { Complaint } from './complaint.ts';
import { run } from './run.ts';

/** apt fetches about 100 MB; a mirror slower than this is no help to somebody who waits. */
const APT_DEADLINE_MS = 5 * MINUTE_MS;

/**
 * A Chromium, Chrome or Edge on this machine; as root on a Debian or Ubuntu it is installed when missing.
 *
 * Throws a complaint with the one command to run when there is none and it cannot be installed.
 */
export async function ensureBrowser(options: { readonly headed: boolean }): Promise<string> {
  const found = findChromium(options);
  if (found !== null) return found;
  if (!canInstall()) throw new Complaint(`${LACK} Install one: ${commandFor(options.headed)}`);
  const output = await install(options.headed);
  const installed = findChromium(options);
  if (installed !== null) return installed;
  throw new Complaint(`${LACK} apt could not install one:\n${output.trim()}`);
}

const LACK = 'A Chromium, Chrome or Edge is needed and none was found.';

function canInstall(): boolean {
  const isRoot = process.getuid?.() === 0;
  return isRoot && existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get');
}

/** The headless shell is half the size and starts twice as fast, but only Debian has it, and it shows no windows. */
async function install(headed: boolean): Promise<string> {
  const packages = headed ? ['chromium'] : ['chromium-headless-shell', 'chromium'];
  const updated = await apt('update');
  let output = updated;
  for (const name of packages) {
    console.log(`Installing ${name} (once) …`);
    output = await apt('install', '--yes', '--no-install-recommends', name);
    if (findChromium({ headed }) !== null) break;
  }
  return `${updated}${output}`.split('\n').slice(-12).join('\n');
}

/** Another apt may be at work: wait for it. */
async function apt(...args: string[]): Promise<string> {
  const { output } = await run('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=120', ...args], {
    env: { DEBIAN_FRONTEND: 'noninteractive' },
    deadlineMs: APT_DEADLINE_MS,
  });
  return output;
}

function commandFor(headed: boolean): string {
  if (process.platform === 'darwin') return 'brew install --cask google-chrome';
  if (process.platform === 'win32') return 'winget install Google.Chrome';
  if (existsSync('/usr/bin/dnf')) return 'sudo dnf install chromium';
  if (existsSync('/usr/bin/pacman')) return 'sudo pacman -S chromium';
  if (!existsSync('/etc/debian_version')) return 'see https://www.google.com/chrome';
  const name = headed ? 'chromium' : 'chromium-headless-shell';
  return `sudo apt-get update && sudo apt-get install -y ${name}`;
}
