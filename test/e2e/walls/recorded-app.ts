import fs from 'node:fs';
import type { Page } from '@playwright/test';
import { type Simulator, startSimulator } from '../../simulator/simulator.ts';
import { UNCAUGHT } from '../../stand-in/settings.ts';
import { type HeldTime, holdTime } from '../../support/held-time/held-time.ts';
import type { DrivenApp, Driver } from '../driver/driver.ts';
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

interface Fixtures {
  /** A folder that starts the built app with the recorder beneath it. */
  readonly recordedDir: string;
  /** What {@link shareSignedIn} has started. */
  readonly signedIn: SignedIn;
}

let shared: (SignedIn & { close(): Promise<void> }) | null = null;

/** The `test` of the app, which now starts with a recorder beneath it. */
export const test = base.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright insists on a pattern
  recordedDir: async ({}, use) => {
    const folder = writeRecordedApp();
    await use(folder);
    fs.rmSync(folder, { recursive: true, force: true });
  },

  // Without a folder of the session's own the agent's socket lies below the app's own files.
  appLaunch: async ({ recordedDir }, use) =>
    use({ appDir: recordedDir, env: { XDG_RUNTIME_DIR: '' } }),

  // oxlint-disable-next-line no-empty-pattern -- Playwright insists on a pattern
  signedIn: async ({}, use) => {
    if (shared === null) throw new Error('Call shareSignedIn() in this file first.');
    await use(shared);
  },
});

/**
 * One signed-in app for all tests of a file, none of which may change anything. Not a fixture of the worker: that would
 * need workers, and a browser, of its own.
 */
export function shareSignedIn(): void {
  test.beforeAll(async ({ driver }) => {
    shared = await startSignedIn(driver);
  });
  test.afterAll(async () => {
    const ended = shared;
    shared = null;
    await ended?.close();
    expect(ended?.app.output() ?? '').not.toContain(UNCAUGHT);
  });
}

async function startSignedIn(driver: Driver): Promise<SignedIn & { close(): Promise<void> }> {
  const recordedDir = writeRecordedApp();
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
  return {
    app,
    simulator,
    page,
    time,
    async close() {
      await app.close();
      await simulator.close();
      fs.rmSync(recordedDir, { recursive: true, force: true });
    },
  };
}
