import { expect, test } from './driver/fixtures.ts';
import {
  askForCode,
  codeOn,
  expectInTray,
  passUntilInTray,
  passUntilSeen,
  trayLabels,
} from './support/person.ts';

/** GitHub asks for 5 s between two polls; the app takes a fifth more. */
const POLL_EVERY_MS = 6_000;

test('signs in through the window and asks GitHub no more than it must', async ({
  app,
  simulator,
  time,
}) => {
  const { control } = simulator;
  const { page, code } = await askForCode(app);
  expect((await control.state()).codes.map(({ userCode }) => userCode)).toEqual([code]);
  await expect(page.getByText('Only enter a code you asked for.')).toBeVisible();

  await page.getByRole('button', { name: 'Copy code and open GitHub' }).click();
  await expect(page.getByText('Code copied')).toBeVisible();
  expect(await app.clipboard.text()).toBe(code);
  expect(await app.openedLinks()).toEqual([`${simulator.url}/login/device`]);

  await time.pass(3 * POLL_EVERY_MS);
  await expect(page.getByRole('timer')).toHaveText('Valid for 14 min');
  await control.approve();
  await passUntilSeen(time, page.getByRole('heading', { name: /^Token lit until/ }));
  await expect(page.getByText('It renews by itself')).toBeVisible();
  expect(await app.clipboard.text(), 'a used code does not stay behind').toBe('');
  expect(await control.log({ endpoint: 'deviceCode' })).toHaveLength(1);
  expect(await control.log({ endpoint: 'exchange' })).toHaveLength(1);
  const polls = await control.log({ endpoint: 'accessToken' });
  const pending = 'authorization_pending';
  expect(polls.map(({ remark }) => remark)).toEqual([pending, pending, pending, null]);
});

test('the tray alone is enough to sign in', async ({ app, simulator, time }) => {
  await expectInTray(app, /^Signed out$/);
  await app.tray.clickItem('sign-in');
  await expectInTray(app, /^Code \w{4}-\w{4}, valid for/);
  const [held] = (await simulator.control.state()).codes;
  expect((await trayLabels(app)).join('\n')).toContain(held?.userCode);
  await app.tray.clickItem('copy-code-and-open');
  await expect.poll(() => app.clipboard.text()).toBe(held?.userCode);
  await expect.poll(() => app.openedLinks()).toEqual([`${simulator.url}/login/device`]);

  await simulator.control.approve();
  await passUntilInTray({ app, simulator, time }, / · Ready, renews in /);
  await expect.poll(() => app.tray.iconState()).toBe('lit');
  await expect.poll(() => app.tray.tooltip()).toMatch(/^Pilot Light · .+ · Ready, renews at /);
});

test('a closed window leaves the code in the tray, and opens on it again', async ({ app }) => {
  const { page, code } = await askForCode(app);
  await app.closeWindow(page);
  await expect.poll(async () => (await app.windowStates()).some((one) => one.visible)).toBe(false);
  await expectInTray(app, new RegExp(`^Code ${code}, valid for`));
  await app.tray.clickItem('open');
  expect(await codeOn(await app.window())).toBe(code);
});

test('a denial is said in words, and one click tries again', async ({ app, simulator, time }) => {
  const { page, code } = await askForCode(app);
  await simulator.control.deny();
  await passUntilSeen(time, page.getByRole('alert'));
  await expect(page.getByRole('alert')).toContainText('The sign-in was declined');
  await expectInTray(app, /^The sign-in was declined$/);
  await page.getByRole('button', { name: 'Try again' }).click();
  expect(await codeOn(page)).not.toBe(code);
});

test('an expired code is replaced in place, and the new one signs in', async ({
  app,
  simulator,
  time,
}) => {
  const { page, code } = await askForCode(app);
  await simulator.control.expire();
  await passUntilSeen(time, page.getByRole('alert'));
  await expect(page.getByRole('alert')).toContainText('The code has expired');
  const polls = await simulator.control.log({ endpoint: 'accessToken' });
  await page.getByRole('button', { name: 'Get a new code' }).click();
  const fresh = await codeOn(page);
  expect(fresh).not.toBe(code);
  await simulator.control.approve({ userCode: fresh });
  await passUntilSeen(time, page.getByRole('heading', { name: /^Token lit until/ }));
  const afterExpiry = polls.filter(({ remark }) => remark === 'expired_token');
  expect(afterExpiry, 'nobody asks about a dead code again').toHaveLength(1);
});

test('cancelling stops the polling', async ({ app, simulator, time }) => {
  const { control } = simulator;
  const { page } = await askForCode(app);
  await time.pass(POLL_EVERY_MS);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in to GitHub' })).toBeVisible();
  await time.pass(10 * POLL_EVERY_MS);
  expect(await control.log({ endpoint: 'accessToken' })).toHaveLength(1);
  await askForCode(app);
  await time.pass(4 * POLL_EVERY_MS);
  expect(await control.log({ endpoint: 'accessToken' })).toHaveLength(1 + 4);
});
