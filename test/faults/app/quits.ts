import { expect } from 'vitest';

import type { View } from '../../../src/shared/view.ts';
import type { DrivenApp } from '../../e2e/driver/driver.ts';
import { fault, fullFault } from '../fault.ts';
import { bench, PATIENCE, type RunningApp } from './app-bench.ts';

const isProtected = ({ storage }: View): boolean => storage.kind === 'protected';

/** Every way in which the app ends without being killed. */
const ENDINGS: Readonly<Record<string, (running: RunningApp) => Promise<unknown>>> = {
  'the session ends': ({ app }) => app.power('shutdown'),
  quit: ({ app }) => app.tray.clickItem('quit'),
  restart: ({ ask }) => ask((bridge) => bridge.restartApp()).catch(() => null),
};

/** An app whose one account was signed out while the keyring hangs: the disk still has it. */
async function startOwing(userData: string): Promise<RunningApp> {
  const running = await bench.start({ userData });
  const { app, ask, until } = running;
  const key = await running.signIn();
  await until(isProtected, 'storage');
  await app.setEncryption({ keyring: 'hangs' });
  await ask(async (bridge, account) => {
    void bridge.signOut(account);
  }, key);
  await until(({ storage }) => storage.kind === 'saving', 'what is owed');
  return running;
}

for (const [name, end] of Object.entries(ENDINGS)) {
  // One of them in every run: what they share is nearly all.
  (name === 'the session ends' ? fault : fullFault)(
    59,
    'modelled',
    'DU',
    `${name} while the keyring owes a sign-out: it waits, and the account does not come back`,
    async () => {
      const userData = bench.folder();
      const running = await startOwing(userData);
      const { app, simulator } = running;
      await end(running);
      // Asked again, it ends no sooner.
      await app.power('shutdown');
      await stillRuns(app);
      await app.setEncryption({ keyring: 'works' });
      await expect.poll(() => app.hasExited(), PATIENCE).toBe(true);
      const next = await bench.start({ userData }, simulator);
      const { accounts } = await next.until(isProtected, 'storage again');
      expect(accounts).toEqual([]);
    },
  );
}

fault(
  59,
  'modelled',
  'U',
  'started again while it still quits, it is there afterwards',
  async () => {
    const running = await startOwing(bench.folder());
    const { app } = running;
    await app.tray.clickItem('quit');
    // The second process finds the first, and ends: what a person has asked for is the first one's now.
    expect(await app.secondInstance()).toBe(0);
    await app.setEncryption({ keyring: 'works' });
    expect(await app.comesBack()).toEqual(['--window']);
    expect((await running.until(isProtected, 'storage again')).accounts).toEqual([]);
  },
);

/** It answers after a turn in which one that does not wait would have gone. */
async function stillRuns(app: DrivenApp): Promise<void> {
  expect(await app.evaluate(() => process.uptime() > 0)).toBe(true);
}
