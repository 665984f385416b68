import { MINUTE_MS } from '../../support/time-units.ts';
import { expect, test } from '../driver/fixtures.ts';
import { openStage } from '../screens/stage.ts';

test('Esc goes one step back from wherever one has gone, and out at the end', async ({
  app,
  simulator,
  time,
}) => {
  const { control } = simulator;
  const { page, press, at, atHome, failsWith } = await openStage({ app, simulator, time });
  const escape = () => page.keyboard.press('Escape');

  await press('Settings');
  await at('settings');
  await escape();
  await at('signed-out');

  await press('Using GitHub Enterprise?');
  await escape();
  await expect(page.getByRole('button', { name: 'Using GitHub Enterprise?' })).toBeFocused();

  await press('Sign in');
  await at('code');
  await control.deny();
  await failsWith('denied');
  await escape();
  await at('signed-out');

  await press('Sign in');
  await at('code');
  await control.approve();
  await at('done');
  await escape();
  await atHome('lit');

  await press(/Accounts$/);
  await press(/^Sign out octocat/);
  await at('sign-out');
  await escape();
  await atHome('lit');

  await press(/Accounts$/);
  await press('Add account');
  await at('add-account');
  await escape();
  await atHome('lit');

  await escape();
  await expect.poll(async () => (await app.windowStates()).some((one) => one.visible)).toBe(false);
  await app.tray.clickItem('open');
  await atHome('lit');
});

test('Esc closes an open menu and nothing else, and the focus is where it was', async ({
  app,
  simulator,
  time,
}) => {
  const { control } = simulator;
  const { page, press, at } = await openStage({ app, simulator, time });
  await press('Sign in');
  await at('code');
  await control.approve();
  await at('done');
  for (const name of [/Accounts$/, /^Copy as$/]) {
    await press(name);
    const menu = page.locator('.menu:popover-open');
    await expect(menu.getByRole('button').first()).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(menu).toHaveCount(0);
    await expect(page.getByRole('button', { name })).toBeFocused();
    await at('done');
  }
});

test('Esc on the code closes what lies over it first', async ({ app, simulator, time }) => {
  const { page, press, at } = await openStage({ app, simulator, time });
  await press('Sign in');
  await at('code');
  for (const name of ['More', 'Other ways']) {
    await press(name);
    const open = page.locator(':popover-open');
    await expect(open.getByRole('button').first()).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(open).toHaveCount(0);
    await expect(page.getByRole('button', { name, exact: true })).toBeFocused();
    expect((await app.windowStates()).map(({ visible }) => visible)).toEqual([true]);
  }
});

test('Esc before another account answers nothing: the question is there again', async ({
  app,
  simulator,
  time,
}) => {
  const { control } = simulator;
  const { page, press, at, atHome, sleep } = await openStage({ app, simulator, time });
  await press('Sign in');
  await at('code');
  await control.approve();
  await press('Done');
  await control.revokeGitHubTokens();
  await sleep(35 * MINUTE_MS); // Awake again, the app asks for a new token by itself.
  await time.pass(2 * MINUTE_MS); // GitHub is not believed at once.
  await atHome('signInNeeded');
  await press('Sign in again');
  await at('code');
  await control.approve({ login: 'monalisa' });
  await at('confirm-account');
  await page.keyboard.press('Escape');
  await expect.poll(async () => (await app.windowStates()).some((one) => one.visible)).toBe(false);
  await app.tray.clickItem('confirm');
  await at('confirm-account');
  await press('Stop and change nothing');
  await atHome('signInNeeded');
  await expect(page.getByRole('button', { name: /^octocat/ })).toBeVisible();
});
