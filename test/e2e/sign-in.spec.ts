import { expect, test } from './driver/fixtures.ts';
import { askForCode, codeOn, expectInTray, trayLabels } from './support/person.ts';

// A poll takes 0.2 s instead of 6, and a code still lives for half a minute.
test.use({ timeScale: 30 });

test('signs in through the window and asks GitHub no more than it must', async ({
  app,
  simulator,
}) => {
  const { control } = simulator;
  const { page, code } = await askForCode(app);
  expect((await control.state()).codes.map(({ userCode }) => userCode)).toEqual([code]);
  await expect(page.getByRole('timer')).toHaveText(/^Valid for \d+/);
  await expect(page.getByText('Only enter a code you asked for.')).toBeVisible();

  await page.getByRole('button', { name: 'Copy code and open GitHub' }).click();
  await expect(page.getByText('Code copied')).toBeVisible();
  expect(await app.clipboard.text()).toBe(code);
  expect(await app.openedLinks()).toEqual([`${simulator.url}/login/device`]);

  await control.approve();
  await expect(page.getByRole('heading', { name: /^Token lit until/ })).toBeVisible();
  await expect(page.getByText('It renews by itself')).toBeVisible();
  expect(await app.clipboard.text(), 'a used code does not stay behind').toBe('');
  const sent = (await control.log()).filter(({ endpoint }) => endpoint !== 'accessToken');
  expect(sent.filter(({ endpoint }) => endpoint === 'deviceCode')).toHaveLength(1);
  expect(sent.filter(({ endpoint }) => endpoint === 'exchange')).toHaveLength(1);
  expect(await control.log({ endpoint: 'accessToken', status: 200 })).not.toContainEqual(
    expect.objectContaining({ remark: 'slow_down' }),
  );
});

test('the tray alone is enough to sign in', async ({ app, simulator }) => {
  await expectInTray(app, /^Signed out$/);
  await app.tray.clickItem('sign-in');
  await expectInTray(app, /^Code \w{4}-\w{4}, valid for/);
  const [held] = (await simulator.control.state()).codes;
  expect((await trayLabels(app)).join('\n')).toContain(held?.userCode);
  await app.tray.clickItem('copy-code-and-open');
  await expect.poll(() => app.clipboard.text()).toBe(held?.userCode);
  await expect.poll(() => app.openedLinks()).toEqual([`${simulator.url}/login/device`]);

  await simulator.control.approve();
  await expectInTray(app, /^Token lit, .+ left$/);
  await expect.poll(() => app.tray.iconState()).toBe('lit');
  await expect.poll(() => app.tray.tooltip()).toMatch(/^Pilot Light: token lit until/);
});

test('a closed window leaves the code in the tray, and opens on it again', async ({ app }) => {
  const { page, code } = await askForCode(app);
  await app.closeWindow(page);
  await expect.poll(async () => (await app.windowStates()).some((one) => one.visible)).toBe(false);
  await expectInTray(app, new RegExp(`^Code ${code}, valid for`));
  await app.tray.clickItem('open');
  expect(await codeOn(await app.window())).toBe(code);
});

test('a denial is said in words, and one click tries again', async ({ app, simulator }) => {
  const { page, code } = await askForCode(app);
  await simulator.control.deny();
  await expect(page.getByRole('alert')).toContainText('The sign-in was declined');
  await expectInTray(app, /^The sign-in was declined$/);
  await page.getByRole('button', { name: 'Try again' }).click();
  expect(await codeOn(page)).not.toBe(code);
});

test('an expired code is replaced in place, and the new one signs in', async ({
  app,
  simulator,
}) => {
  const { page, code } = await askForCode(app);
  await simulator.control.expire();
  await expect(page.getByRole('alert')).toContainText('The code has expired');
  const polls = await simulator.control.log({ endpoint: 'accessToken' });
  await page.getByRole('button', { name: 'Get a new code' }).click();
  const fresh = await codeOn(page);
  expect(fresh).not.toBe(code);
  await simulator.control.approve({ userCode: fresh });
  await expect(page.getByRole('heading', { name: /^Token lit until/ })).toBeVisible();
  const afterExpiry = polls.filter(({ remark }) => remark === 'expired_token');
  expect(afterExpiry, 'nobody asks about a dead code again').toHaveLength(1);
});

test('cancelling stops the polling', async ({ app, simulator }) => {
  const { control } = simulator;
  const { page } = await askForCode(app);
  await control.waitForRequests({ endpoint: 'accessToken' });
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in to GitHub' })).toBeVisible();
  const afterNumber = (await control.log()).at(-1)?.number ?? 0;
  await askForCode(app);
  // Were the first one still polling, its polls would stand between these.
  const polls = await control.waitForRequests({ endpoint: 'accessToken', afterNumber, count: 4 });
  const gapsMs = polls.slice(1).map(({ atMs }, index) => atMs - (polls[index]?.atMs ?? 0));
  expect(Math.min(...gapsMs)).toBeGreaterThanOrEqual(5_000);
});
