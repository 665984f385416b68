import fs from 'node:fs';
import type { Page } from '@playwright/test';
import { type Simulator, startSimulator } from '../../simulator/simulator.ts';
import { UNCAUGHT } from '../../stand-in/settings.ts';
import { type HeldTime, holdTime } from '../../support/held-time/held-time.ts';
import type { DrivenApp } from '../driver/driver.ts';
import { test as base, expect } from '../driver/fixtures.ts';
import { signIn } from '../support/person.ts';
import { writeRecordedApp } from './recorded-dir.ts';

export { expect } from '../driver/fixtures.ts';

/** Ten hours, so that no renewal happens while a test compares before and after. */
const LONG_LIFE = { copilotTokenLifeSeconds: 36_000, refreshInSeconds: 35_000 } as const;

/** Pilot Light, signed in, with a recorder beneath it. */
export interface SignedIn {
  readonly app: DrivenApp;
  readonly simulator: Simulator;
  readonly page: Page;
  readonly time: HeldTime;
}

interface WorkerFixtures {
  /** A folder that starts the built app with the recorder beneath it. */
  readonly recordedDir: string;
  /** One for all tests of a worker: none of them may change anything. */
  readonly signedIn: SignedIn;
}

/** The `test` of the app, which now starts with a recorder beneath it. */
export const test = base.extend<object, WorkerFixtures>({
  recordedDir: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright insists on a pattern
    async ({}, use) => {
      const folder = writeRecordedApp();
      await use(folder);
      fs.rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],

  appLaunch: async ({ recordedDir }, use) => use({ appDir: recordedDir }),

  signedIn: [
    async ({ driver, recordedDir }, use) => {
      const time = holdTime();
      const simulator = await startSimulator({ clock: time.simulatorClock });
      time.join(simulator);
      await simulator.control.configure(LONG_LIFE);
      const env = { PILOT_LIGHT_GITHUB: simulator.url };
      const app = await driver.launch({ appDir: recordedDir, heldTime: time, env });
      time.joinApp(app);
      await time.settle();
      const page = await signIn({ app, simulator, time });
      await time.settle();
      await use({ app, simulator, page, time });
      await app.close();
      await simulator.close();
      expect(app.output()).not.toContain(UNCAUGHT);
    },
    { scope: 'worker', timeout: 180_000 },
  ],
});
