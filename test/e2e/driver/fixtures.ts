import { existsSync } from 'node:fs';
import path from 'node:path';
import { test as base } from '@playwright/test';
import { type Simulator, startSimulator } from '../../simulator/simulator.ts';
import type { DrivenApp, Driver, LaunchOptions } from './driver.ts';
import { electronBinary } from './electron-binary.ts';
import { createElectronDriver } from './electron-driver.ts';
import { createStandInDriver } from './stand-in-driver.ts';

export interface DriverOptions {
  /** Set by the Playwright project: which runtime the specs run on. */
  readonly runtime: Driver['name'];
}

export interface AppOptions {
  /** Simulated seconds in a real one, for the simulator and the app alike. */
  readonly timeScale: number;
  /** Everything else about the launch of `app`; override with `test.use({ launchOptions: … })`. */
  readonly appLaunch: Partial<LaunchOptions>;
}

export interface TestFixtures extends AppOptions {
  readonly simulator: Simulator;
  /** Starts any app on the driver; closed when the test ends, its output attached when the test failed. */
  readonly launch: (options: LaunchOptions) => Promise<DrivenApp>;
  /** Pilot Light's own build, against the simulator. */
  readonly app: DrivenApp;
}

const ROOT = path.resolve(import.meta.dirname, '../../..');

/** Playwright's `test` with a driver, a simulator and the app. */
export const test = base.extend<TestFixtures, DriverOptions & { readonly driver: Driver }>({
  runtime: ['stand-in', { scope: 'worker', option: true }],
  timeScale: [1, { option: true }],
  appLaunch: [{}, { option: true }],

  driver: [
    async ({ runtime }, use) => {
      const driver = await createDriver(runtime);
      await use(driver);
      await driver.close();
    },
    { scope: 'worker' },
  ],

  simulator: async ({ timeScale }, use) => {
    const simulator = await startSimulator({ timeScale });
    await use(simulator);
    await simulator.close();
  },

  launch: async ({ driver }, use, info) => {
    const apps: DrivenApp[] = [];
    await use(async (options) => {
      const app = await driver.launch(options);
      apps.push(app);
      return app;
    });
    for (const app of apps) {
      await app.close();
      const hasFailed = info.status !== info.expectedStatus;
      if (hasFailed) await info.attach('output of the app', { body: app.output() });
    }
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

async function createDriver(runtime: Driver['name']): Promise<Driver> {
  if (runtime === 'stand-in') return createStandInDriver();
  const binary = electronBinary();
  if (binary === null) throw new Error('There is no Electron binary on this machine.');
  return createElectronDriver(binary);
}

export { expect } from '@playwright/test';
