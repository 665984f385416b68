import path from 'node:path';
import { test as base, expect } from '@playwright/test';
import { UNCAUGHT } from '../../stand-in/settings.ts';
import { ROOT } from '../../support/root.ts';
import { whyItCannotHold } from './cannot-hold.ts';
import type { DrivenApp, Driver, LaunchOptions } from './driver.ts';
import { electronBinary } from './electron-binary.ts';
import { createElectronDriver } from './electron-driver.ts';
import { createStandInDriver } from './stand-in-driver.ts';

export interface DriverOptions {
  /** Set by the Playwright project: which runtime the specs run on. */
  readonly runtime: Driver['name'];
}

export interface LaunchFixtures {
  /**
   * Starts any app on the driver. It is closed when the test ends; its output is attached when the test failed,
   * and an exception that its main process did not catch fails the test, unless the test is about just that.
   */
  readonly launch: (options: LaunchOptions & MayThrow) => Promise<DrivenApp>;
  /** Leaves out what cannot hold on this driver. */
  readonly cannotHold: void;
}

interface MayThrow {
  readonly mayThrow?: boolean;
}

const E2E = path.join(ROOT, 'test/e2e');

/** Playwright's `test` with one driver per worker. */
export const test = base.extend<LaunchFixtures, DriverOptions & { readonly driver: Driver }>({
  runtime: ['stand-in', { scope: 'worker', option: true }],

  driver: [
    async ({ runtime }, use) => {
      const driver = await createDriver(runtime);
      await use(driver);
      await driver.close();
    },
    { scope: 'worker' },
  ],

  cannotHold: [
    async ({ driver }, use, info) => {
      const file = path.relative(E2E, info.file).replaceAll(path.sep, '/');
      const reason = whyItCannotHold(driver, file, info.title);
      info.skip(reason !== null, reason ?? '');
      await use();
    },
    { auto: true },
  ],

  launch: async ({ driver }, use, info) => {
    const apps: DrivenApp[] = [];
    const mayThrow = new WeakSet<DrivenApp>();
    await use(async (options) => {
      const app = await driver.launch(options);
      apps.push(app);
      if (options.mayThrow === true) mayThrow.add(app);
      return app;
    });
    for (const app of apps) {
      await app.close();
      const hasFailed = info.status !== info.expectedStatus || app.output().includes(UNCAUGHT);
      if (hasFailed) await info.attach('output of the app', { body: app.output() });
    }
    // A bug that no step of the test looked at is still a bug.
    for (const app of apps) if (!mayThrow.has(app)) expect(app.output()).not.toContain(UNCAUGHT);
  },
});

async function createDriver(runtime: Driver['name']): Promise<Driver> {
  if (runtime === 'stand-in') return createStandInDriver();
  const binary = electronBinary();
  if (binary === null) throw new Error('There is no Electron binary on this machine.');
  return createElectronDriver(binary);
}
