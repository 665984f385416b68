import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startSimulator } from '../../test/simulator/simulator.ts';
import { launchStandIn } from '../../test/stand-in/launch.ts';
import { type CleanUp, createCleanUp } from '../host/clean-up.ts';
import { Complaint } from '../host/complaint.ts';
import { ROOT } from '../host/root.ts';
import type { Runtime } from './runtime.ts';
import { appEnvironment, TIME_SCALE } from './stage.ts';

/** How soon a link that the app opened appears in the person's browser. */
const LOOK_FOR_LINKS_EVERY_MS = 200;

/** The app on the screen, for a person to click through, until they quit it or press Ctrl+C. */
export async function showInteractive(runtime: Runtime): Promise<void> {
  const cleanUp = createCleanUp();
  try {
    const simulator = await startSimulator({ timeScale: TIME_SCALE });
    cleanUp.add(() => simulator.close());
    const userData = fs.mkdtempSync(path.join(os.tmpdir(), 'pilot-light-demo-'));
    cleanUp.add(() => fs.rmSync(userData, { recursive: true, force: true }));
    console.log(HOW_TO);
    const env = appEnvironment(simulator.url);
    await (runtime.name === 'electron'
      ? onElectron(runtime.binary, userData, env, cleanUp)
      : onStandIn(userData, env, cleanUp));
  } finally {
    await cleanUp.run();
  }
}

const HOW_TO = [
  `A GitHub of its own is running on this computer, ${TIME_SCALE} times faster than the real one.`,
  'Click the flame in the tray, sign in, and type the code on the page that opens.',
  'Quit from the tray’s menu, or press Ctrl+C here.',
].join('\n');

type Environment = Readonly<Record<string, string>>;

async function onElectron(
  binary: string,
  userData: string,
  env: Environment,
  cleanUp: CleanUp,
): Promise<void> {
  // Chromium refuses its own sandbox to root; here the app talks to nobody but the simulator.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const app = spawn(binary, [...asRoot, `--user-data-dir=${userData}`, ROOT], {
    env: { ...process.env, ...env },
    stdio: 'inherit',
  });
  cleanUp.add(() => app.kill());
  const [code] = (await once(app, 'exit')) as [number | null];
  if (code !== 0 && code !== null) throw new Complaint(`Electron ended with exit code ${code}.`);
}

async function onStandIn(userData: string, env: Environment, cleanUp: CleanUp): Promise<void> {
  const app = await launchStandIn({ appDir: ROOT, userData, env, headed: true });
  cleanUp.add(() => app.close());
  const context = await app.browser.newContext();
  let shown = 0;
  const showLinks = async () => {
    const links = await app.openedLinks();
    const fresh = links.slice(shown);
    shown = links.length;
    for (const link of fresh) await (await context.newPage()).goto(link);
  };
  // The app or the page may just have been closed; then there is nobody to show a page to.
  const timer = setInterval(() => void showLinks().catch(() => {}), LOOK_FOR_LINKS_EVERY_MS);
  cleanUp.add(() => clearInterval(timer));
  await app.exit;
}
