import { showInteractive } from './demo/interactive.ts';
import { chooseRuntime } from './demo/runtime.ts';
import { playUnattended } from './demo/unattended.ts';
import { ensureBuilt } from './host/app-build.ts';
import { ensureBrowser } from './host/browser.ts';
import { runScript } from './host/complaint.ts';
import { hasDisplay } from './host/display.ts';
import { switchesOf } from './host/options.ts';

const USAGE = 'npm run demo [-- --auto [--json]]';

/** Pilot Light against a GitHub of its own: by hand, or unattended with every step checked. */
async function demo(): Promise<void> {
  const switches = switchesOf(process.argv.slice(2), ['--auto', '--json'], USAGE);
  const isForced = !switches.has('--auto') && !hasDisplay();
  if (isForced) console.log('There is no display, so the demo plays by itself, as with --auto.');
  const isUnattended = switches.has('--auto') || isForced;
  const runtime = await chooseRuntime();
  console.log(runtime.why);
  await Promise.all([
    ensureBuilt(),
    ensureBrowser({ headed: !isUnattended && runtime.name === 'stand-in' }),
  ]);
  if (!isUnattended) return showInteractive(runtime);
  const held = await playUnattended(runtime, switches.has('--json'));
  if (!held) process.exitCode = 1;
}

runScript(demo);
