import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Simulator, startSimulator } from '../../simulator/simulator.ts';
import { type HeldTime, holdTime } from '../../support/held-time/held-time.ts';
import { ROOT } from '../../support/root.ts';
import type { DrivenApp, LaunchOptions } from './driver.ts';
import { test as driverTest } from './driver-fixtures.ts';

export interface AppFixtures {
  /** The time of app, pages and simulator: it moves only when the test moves it. */
  readonly time: HeldTime;
  /** Everything else about the launch of `app`; change it with `test.use({ appLaunch: … })`. */
  readonly appLaunch: Partial<LaunchOptions>;
  /** A GitHub of this test's own. */
  readonly simulator: Simulator;
  /** Pilot Light's own build, started against the simulator. */
  readonly app: DrivenApp;
}

/** Playwright's `test` with a driver, a simulator and the app. */
export const test = driverTest.extend<AppFixtures>({
  appLaunch: [{}, { option: true }],

  // oxlint-disable-next-line no-empty-pattern -- Playwright insists on a pattern
  time: async ({}, use) => use(holdTime()),

  simulator: async ({ time }, use) => {
    const simulator = await startSimulator({ clock: time.simulatorClock });
    time.join(simulator);
    await use(simulator);
    await simulator.close();
  },

  app: async ({ launch, simulator, time, appLaunch }, use) => {
    if (!existsSync(path.join(ROOT, 'out/main/index.cjs'))) {
      throw new Error('The app is not built: run `npm run build` first.');
    }
    const env = { PILOT_LIGHT_GITHUB: simulator.url, ...appLaunch.env };
    const app = await launch({ appDir: ROOT, heldTime: time, ...appLaunch, env });
    time.joinApp(app);
    await time.settle();
    await use(app);
  },
});

export { expect } from '@playwright/test';
