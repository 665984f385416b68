import { existsSync, lstatSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { Bridge } from '../../src/shared/ipc.ts';
import { fingerprint } from '../simulator/fingerprint.ts';
import { ask } from '../support/agent-caller.ts';
import type { DrivenApp } from './driver/driver.ts';
import { expect, test } from './driver/fixtures.ts';
import { signIn, signOutFromTray } from './support/person.ts';

// Without a folder of the session's own the socket lies below the app's own files, and meets no other test's.
test.use({ appLaunch: { env: { XDG_RUNTIME_DIR: '' } } });

const socketOf = ({ userData }: DrivenApp): string => path.join(userData, 'run/agent.sock');

function turn(page: Page, isOn: boolean): Promise<unknown> {
  return page.evaluate((on) => {
    const { pilotLight } = window as unknown as { pilotLight: Bridge };
    return pilotLight.turnAgent(on);
  }, isOn);
}

test('serves programs while it is on, says who took it, and leaves nothing behind', async ({
  app,
  simulator,
  time,
}) => {
  const page = await signIn({ app, simulator, time });
  const file = socketOf(app);
  expect(existsSync(file)).toBe(false);
  await turn(page, true);
  await expect.poll(() => existsSync(file)).toBe(true);
  expect(lstatSync(file).mode & 0o777).toBe(0o600);

  const [held] = (await simulator.control.state()).copilotTokens;
  const { status, body } = await ask(file, '/v1/token', { 'Pilot-Light-Caller': 'a script' });
  expect([status, fingerprint(body.trim())]).toEqual([200, held?.fingerprint]);
  await time.pass(1_000);
  const agent = await page.evaluate(async () => {
    const { pilotLight } = window as unknown as { pilotLight: Bridge };
    return (await pilotLight.getView()).agent;
  });
  expect(agent).toMatchObject({ isOn: true, countLastHour: 1, takers: [{ label: 'a script' }] });
  expect(readFileSync(path.join(app.userData, 'activity.jsonl'), 'utf8')).toContain('"a script"');

  await signOutFromTray({ app, time });
  await expect.poll(async () => (await ask(file, '/v1/token')).status).toBe(401);

  await turn(page, false);
  await expect.poll(() => existsSync(file)).toBe(false);
});

test('is on again after a restart, and off when the app has quit', async ({ app, time }) => {
  const file = socketOf(app);
  await turn(await app.window(), true);
  await expect.poll(() => existsSync(file)).toBe(true);
  await app.restart();
  await time.settle();
  await expect.poll(async () => (await ask(file, '/v1/accounts')).status).toBe(200);
  await turn(await app.window(), false);
  await expect.poll(() => existsSync(file)).toBe(false);
});
