import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Simulator, startSimulator } from '../../simulator/simulator.ts';
import { ROOT } from '../../support/root.ts';
import type { DrivenApp, LaunchOptions } from './driver.ts';
import { test as driverTest } from './driver-fixtures.ts';

export interface AppFixtures {
  /** Simulated seconds in a real one, for the simulator and the app alike. */
  readonly timeScale: number;
  /** Everything else about the launch of `app`; change it with `test.use({ appLaunch: … })`. */
  readonly appLaunch: Partial<LaunchOptions>;
  /** A GitHub of this test's own. */
  readonly simulator: Simulator;
  /** Pilot Light's own build, started against the simulator. */
  readonly app: DrivenApp;
}

/** Playwright's `test` with a driver, a simulator and the app. */
export const test = driverTest.extend<AppFixtures>({
  timeScale: [1, { option: true }],
  appLaunch: [{}, { option: true }],

  simulator: async ({ timeScale }, use) => {
    const simulator = await startSimulator({ timeScale });
    await use(simulator);
    await simulator.close();
  },

  app: async ({ launch, simulator, timeScale, appLaunch }, use) => {
    if (!existsSync(path.join(ROOT, 'out/main/index.cjs'))) {
      throw new Error('The app is not built: run `npm run build` first.');
    }
    const env = {
      PILOT_LIGHT_GITHUB: simulator.url,
      PILOT_LIGHT_TIME_SCALE: String(timeScale),
      ...appLaunch.env,
    };
    await use(await launch({ appDir: ROOT, ...appLaunch, env }));
  },
});

export { expect } from '@playwright/test';
