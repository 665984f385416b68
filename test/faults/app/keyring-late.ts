import { expect } from 'vitest';

import { keyringFailed } from '../../../src/shared/messages/en/storage.ts';
import type { View } from '../../../src/shared/view.ts';
import { MINUTE_MS } from '../../support/time-units.ts';
import { fullFault } from '../fault.ts';
import { bench, PATIENCE } from './app-bench.ts';

/** Longer than the app waits before it restarts by itself. */
const RESTARTS_WITHIN_MS = 3 * MINUTE_MS;

const isLit = ({ accounts }: View): boolean => accounts[0]?.session.kind === 'lit';
const hasFailed = ({ restart }: View): boolean => restart !== null;

/** A folder with one stored account, and a start on it as at login, before the keyring. */
async function startTooEarly() {
  const userData = bench.folder();
  const first = await bench.start({ userData });
  await first.signIn();
  await first.app.quit();
  const encryption = { keyring: 'temporarily-unavailable' } as const;
  const running = await bench.start({ userData, encryption, args: ['--hidden'] }, first.simulator);
  await running.until(hasFailed, 'what the keyring does');
  return running;
}

fullFault(
  79,
  'modelled',
  'AG',
  'the keyring is there a minute later: one notice, one restart by itself, and the account is back',
  async () => {
    const { app, time, view, until, untilShown } = await startTooEarly();
    expect(await view()).toMatchObject({ restart: 'planned', accounts: [] });
    await untilShown(keyringFailed.planned.sentence);
    const notices = (await app.notices()).map(({ title }) => title);
    expect(notices).toEqual([keyringFailed.planned.title]);
    await app.setEncryption({ keyring: 'works' });
    await time.passUntil(async () => app.hasExited(), RESTARTS_WITHIN_MS);
    // The window was open, so it is open again.
    expect(await app.comesBack()).toEqual(['--window', '--restarted']);
    await until(isLit, 'the stored account, lit');
    expect((await view()).restart).toBeNull();
    expect(await app.notices()).toEqual([]);
  },
);

fullFault(
  79,
  'modelled',
  'AG',
  'it fails once more: only asked, in words that say what is lost, and lost by no one else',
  async () => {
    const running = await startTooEarly();
    const { app, time, until, untilShown } = running;
    await time.passUntil(async () => app.hasExited(), RESTARTS_WITHIN_MS);
    await app.comesBack();
    await until(({ restart }) => restart === 'harmless', 'no other plan');
    expect(await app.notices()).toEqual([]);
    await time.pass(2 * RESTARTS_WITHIN_MS);
    expect(app.hasExited()).toBe(false);
    await running.signIn();
    await untilShown(keyringFailed.costly.sentence);
    await app.setEncryption({ keyring: 'works' });
    await app.tray.clickItem(keyringFailed.costly.button ?? '');
    await expect.poll(() => app.hasExited(), PATIENCE).toBe(true);
    await app.comesBack();
    const { accounts } = await until(isLit, 'what was stored');
    expect(accounts).toHaveLength(1);
  },
);
