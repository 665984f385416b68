import { ROOT } from '../test/support/root.ts';
import { ensureBuilt } from './host/app-build.ts';
import { Complaint, runScript } from './host/complaint.ts';
import { hasDisplay } from './host/display.ts';
import { obtainElectron } from './host/electron.ts';
import { runInForeground } from './host/foreground.ts';
import { switchesOf } from './host/options.ts';

const WITHOUT_IT = 'To see Pilot Light without it, run: npm run demo';

/** Pilot Light on real Electron, against github.com. Ends with the app's own exit code. */
async function start(): Promise<void> {
  switchesOf(process.argv.slice(2), [], 'npm start');
  if (!hasDisplay()) {
    throw new Complaint(
      'Pilot Light needs a display for its tray icon and its window, and there is none here. Start it from a ' +
        `terminal on your desktop. ${WITHOUT_IT}`,
    );
  }
  if (process.getuid?.() === 0) {
    throw new Complaint(
      'Pilot Light does not start as root: Chromium’s sandbox would have to be off, and a program that holds your ' +
        'tokens should not run without it. Start it as yourself.',
    );
  }
  const electron = await obtainElectron();
  if (electron.kind === 'missing') {
    throw new Complaint(
      `Pilot Light runs on Electron, and its binary ${electron.why}. Check the network (behind a proxy, set ` +
        'ELECTRON_GET_USE_PROXY=1 and HTTPS_PROXY), then run: node node_modules/electron/install.js. ' +
        WITHOUT_IT,
    );
  }
  if (electron.kind === 'broken') throw new Complaint(`${electron.why} ${WITHOUT_IT}`);
  await ensureBuilt();
  process.exitCode = await runInForeground(electron.binary, [ROOT], { cwd: ROOT });
}

runScript(start);
