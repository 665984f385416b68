import { launchChromium } from '../../test/stand-in/chromium.ts';
import { NoBrowser } from '../../test/support/machine/browsers.ts';
import type { Installer } from '../../test/support/machine/install-commands.ts';
import { thisInstaller } from '../../test/support/machine/this-machine.ts';
import { apt, mayInstall } from './apt.ts';
import { Complaint } from './complaint.ts';

/**
 * Sees to it that a Chromium, Chrome or Edge starts on this machine; as root on a Debian one is installed when none does.
 *
 * Throws a complaint with why, and the one command to run, when none starts and it cannot be installed.
 */
export async function ensureBrowser(options: { readonly headed: boolean }): Promise<void> {
  const lack = await whyNoneStarts(options.headed);
  if (lack === null) return;
  if (!canInstall(thisInstaller())) throw new Complaint(lack);
  const output = await install(options.headed);
  const still = await whyNoneStarts(options.headed);
  if (still !== null) throw new Complaint(`${still} apt could not install one:\n${output.trim()}`);
}

/** Null when one starts. Tried without a window, which would only flash. */
async function whyNoneStarts(headed: boolean): Promise<string | null> {
  try {
    const browser = await launchChromium({ headed, isTrial: true });
    await browser.close();
    return null;
  } catch (error) {
    if (error instanceof NoBrowser) return error.message;
    throw error;
  }
}

/** Ubuntu's apt has none: its package only asks for a snap. And where somebody has named a browser, no other is taken. */
function canInstall(installer: Installer): boolean {
  const isNamed = (process.env['CHROMIUM_PATH'] ?? '') !== '';
  return !isNamed && mayInstall(installer);
}

/** The headless shell is half the size and starts twice as fast, but only Debian has it, and it shows no windows. */
async function install(headed: boolean): Promise<string> {
  const packages = headed ? ['chromium'] : ['chromium-headless-shell', 'chromium'];
  const updated = await apt('update');
  let output = updated;
  for (const name of packages) {
    console.log(`Installing ${name} (once) …`);
    output = await apt('install', '--yes', '--no-install-recommends', name);
    if ((await whyNoneStarts(headed)) === null) break;
  }
  return `${updated}${output}`.split('\n').slice(-12).join('\n');
}
