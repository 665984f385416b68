import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openDesk } from '../../test/desk/desk.ts';
import { type Simulator, startSimulator } from '../../test/simulator/simulator.ts';
import { launchStandIn } from '../../test/stand-in/launch.ts';
import { ROOT } from '../../test/support/root.ts';
import { type CleanUp, createCleanUp } from '../host/clean-up.ts';
import { Complaint } from '../host/complaint.ts';
import type { Runtime } from './runtime.ts';
import { appEnvironment } from './stage.ts';
import { takeTroubles } from './typed-troubles.ts';

/**
 * People need the minutes that a code lives, and the seconds that the clipboard keeps, as they are; only the renewal
 * comes sooner than after 25 minutes, so that it can be seen.
 */
const REFRESH_IN_SECONDS = 60;

/** The app on the screen, for a person to click through, until they quit it or press Ctrl+C. */
export async function showInteractive(runtime: Runtime): Promise<void> {
  const cleanUp = createCleanUp();
  try {
    const isOnDesk = runtime.name === 'stand-in';
    const simulator = await startSimulator({ addresses: isOnDesk ? 'github' : 'own' });
    cleanUp.add(() => simulator.close());
    await simulator.control.configure({ refreshInSeconds: REFRESH_IN_SECONDS });
    const userData = fs.mkdtempSync(path.join(os.tmpdir(), 'pilot-light-demo-'));
    cleanUp.add(() => fs.rmSync(userData, { recursive: true, force: true }));
    await (runtime.name === 'electron'
      ? onElectron(runtime.binary, userData, simulator, cleanUp)
      : onStandIn(userData, simulator, cleanUp));
  } finally {
    await cleanUp.run();
  }
}

const ITS_GITHUB = `A GitHub of its own is running on this computer. It wants tokens renewed every ${REFRESH_IN_SECONDS} s.`;

async function onElectron(
  binary: string,
  userData: string,
  simulator: Simulator,
  cleanUp: CleanUp,
): Promise<void> {
  console.log(
    `${ITS_GITHUB}\nClick the flame in the tray, sign in, and type the code on the page that opens.`,
  );
  // Chromium refuses its own sandbox to root; here the app talks to nobody but the simulator.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const app = spawn(binary, [...asRoot, `--user-data-dir=${userData}`, ROOT], {
    env: { ...process.env, ...appEnvironment(simulator.url, 1) },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  cleanUp.add(() => app.kill());
  cleanUp.add(takeTroubles(simulator.control));
  const [code] = (await once(app, 'exit')) as [number | null];
  if (code !== 0 && code !== null) throw new Complaint(`Electron ended with exit code ${code}.`);
}

async function onStandIn(
  userData: string,
  { control, names }: Simulator,
  cleanUp: CleanUp,
): Promise<void> {
  console.log(
    `${ITS_GITHUB}\nThe desk on the screen says what to do. Close it, or press Ctrl+C here, to end.`,
  );
  const desk = await openDesk();
  cleanUp.add(desk.close);
  const app = await launchStandIn({
    appDir: ROOT,
    userData,
    names,
    headed: desk.layout.app,
  });
  cleanUp.add(() => app.close());
  await desk.receive(app, { control, names });
  const code = await app.exit;
  if (code !== 0) throw new Complaint(`The app ended with ${code}.\n${app.output().trim()}`);
}
