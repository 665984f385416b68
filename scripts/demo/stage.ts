import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { type DeskPart, pictureDesk } from '../../test/desk/desk-picture.ts';
import type { DrivenApp } from '../../test/e2e/driver/driver.ts';
import { createElectronDriver } from '../../test/e2e/driver/electron-driver.ts';
import { createStandInDriver } from '../../test/e2e/driver/stand-in-driver.ts';
import { type Simulator, startSimulator } from '../../test/simulator/simulator.ts';
import { launchChromium } from '../../test/stand-in/chromium.ts';
import { ROOT } from '../../test/support/root.ts';
import type { CleanUp } from '../host/clean-up.ts';
import type { Runtime } from './runtime.ts';

/** Everybody who plays in the unattended story. */
export interface Stage {
  readonly simulator: Simulator;
  readonly app: DrivenApp;
  /** The person's own browser, where GitHub's page is. */
  readonly browser: Browser;
  /** Keeps what a page looks like now, numbered in the order of the story. */
  picture(page: Page, name: string): Promise<void>;
  /** The same of what lies around the app's window, as a drawing: flame and tooltip, and these parts. */
  pictureOfDesk(name: string, parts: readonly DeskPart[]): Promise<void>;
}

/** As wide as a menu and a notification side by side, or as one of them alone. */
const DESK_WIDTH = { both: 560, one: 300 };

export const PICTURES = path.join(ROOT, 'demo-output');

/** Half an hour in a minute: a person can still follow it, and nobody has to wait. */
export const TIME_SCALE = 30;

/**
 * GitHub asks for a renewal after 25 minutes; asked after two, it is seen 4 s after the sign-in. Tokens live for half
 * an hour as always.
 */
const REFRESH_IN_SECONDS = 120;

/** Starts the simulator, the person's browser and the app, each given back by `cleanUp`. */
export async function openStage(runtime: Runtime, cleanUp: CleanUp): Promise<Stage> {
  fs.rmSync(PICTURES, { recursive: true, force: true });
  fs.mkdirSync(PICTURES, { recursive: true });
  const simulator = await startSimulator({ timeScale: TIME_SCALE });
  cleanUp.add(() => simulator.close());
  await simulator.control.configure({ refreshInSeconds: REFRESH_IN_SECONDS });

  const browser = await launchChromium();
  cleanUp.add(() => browser.close());
  const driver = await (runtime.name === 'electron'
    ? createElectronDriver(runtime.binary)
    : createStandInDriver());
  cleanUp.add(() => driver.close());
  const userData = fs.mkdtempSync(path.join(os.tmpdir(), 'pilot-light-demo-'));
  cleanUp.add(() => fs.rmSync(userData, { recursive: true, force: true }));
  const app = await driver.launch({
    appDir: ROOT,
    userData,
    env: appEnvironment(simulator.url, TIME_SCALE),
  });
  cleanUp.add(() => app.close());

  let count = 0;
  const nextFile = (name: string): string => {
    count += 1;
    return path.join(PICTURES, `${String(count).padStart(2, '0')}-${name}.png`);
  };
  return {
    simulator,
    app,
    browser,
    async picture(page, name) {
      await page.screenshot({ path: nextFile(name) });
    },
    async pictureOfDesk(name, parts) {
      const width = parts.length > 1 ? DESK_WIDTH.both : DESK_WIDTH.one;
      const page = await browser.newPage({ viewport: { width, height: 100 } });
      await pictureDesk(page, app, parts);
      await page.screenshot({ path: nextFile(name), fullPage: true });
      await page.close();
    },
  };
}

/** What makes the app take the simulator for GitHub and its time run as fast. */
export function appEnvironment(
  simulatorUrl: string,
  timeScale: number,
): Readonly<Record<string, string>> {
  return { PILOT_LIGHT_GITHUB: simulatorUrl, PILOT_LIGHT_TIME_SCALE: String(timeScale) };
}
