import type { Page } from '@playwright/test';
import { MINUTE_MS, SECOND_MS } from '../support/time-units.ts';
import { expect, test } from './driver/fixtures.ts';
import { openStage, type Stage, signIn } from './screens/stage.ts';
import type { HeldWorld } from './support/person.ts';

async function atHome(world: HeldWorld): Promise<Stage> {
  const stage = await openStage(world);
  await signIn(stage);
  return stage;
}

const copyButton = (page: Page) => page.locator('[data-shortcut="copy"]');
const renewButton = (page: Page) => page.locator('[data-shortcut="renew"]');
const copyStatus = (page: Page) => page.getByTestId('copy-status');

async function topOf(page: Page, selector: string): Promise<number> {
  return Math.round((await page.locator(selector).boundingBox())?.y ?? Number.NaN);
}

async function sizeOf(page: Page): Promise<unknown> {
  const box = await page.locator('.flame').boundingBox();
  return [box?.width, box?.height];
}

test('a copy is answered on the button for two seconds, and below it for as long as it lies there', async ({
  app,
  simulator,
  time,
}) => {
  const { page, press } = await atHome({ app, simulator, time });
  await press('Copy token');
  await expect(copyButton(page)).toHaveText('Copied');
  await expect(copyButton(page), 'the focus stays').toBeFocused();
  await expect(copyStatus(page)).toContainText('Token in the clipboard, clears in 30 s');
  await time.pass(2 * SECOND_MS);
  await expect(copyButton(page)).toHaveText('Copy token');

  await time.pass(28 * SECOND_MS);
  expect(await app.clipboard.text()).toBe('');
  await expect(copyStatus(page)).toHaveText(/^Cleared from the clipboard/);
  await press('Copy again');
  await expect(copyButton(page)).toHaveText('Copied');
  await expect(copyButton(page), 'what was pressed is gone').toBeFocused();

  await time.pass(30 * SECOND_MS);
  await expect(copyStatus(page)).toHaveText(/^Cleared from the clipboard/);
  await time.pass(MINUTE_MS);
  await expect(copyStatus(page)).toHaveText('');
});

test('a wish to renew is answered on the button, also where nothing is asked', async ({
  app,
  simulator,
  time,
}) => {
  const { page, press, sleep } = await atHome({ app, simulator, time });
  await press('Renew now');
  await expect(renewButton(page)).toHaveText(/^Renewed \d+ s ago$/);
  await expect(renewButton(page)).toBeFocused();
  await time.pass(2 * SECOND_MS);
  await expect(renewButton(page)).toHaveText('Renew now');
  await sleep(5 * MINUTE_MS);
  await time.pass(MINUTE_MS);
  await press('Renew now');
  await expect(renewButton(page)).toHaveText('Renewed');
});

test('what one is about to press stays where it is, whatever happens to the token', async ({
  app,
  simulator,
  time,
}) => {
  const { control } = simulator;
  const { page, press, sleep, atHome: at, see } = await atHome({ app, simulator, time });
  const before = await topOf(page, '.copy .primary:first-child');
  const flame = await sizeOf(page);
  await press('Copy token');
  await expect(copyStatus(page)).toContainText('Token in the clipboard');
  expect(await topOf(page, '.copy .primary:first-child'), 'copied').toBe(before);
  await time.pass(30 * SECOND_MS);
  await expect(copyStatus(page)).toContainText('Cleared');
  expect(await topOf(page, '.copy .primary:first-child'), 'cleared').toBe(before);

  await control.setStandingAnswer({ endpoint: 'exchange', answer: { kind: 'drop' } });
  await sleep(4 * MINUTE_MS);
  await see('No network');
  expect(await sizeOf(page), 'the flame keeps its size').toEqual(flame);
  expect(await topOf(page, '.copy .primary:first-child'), 'in trouble').toBe(before);

  await copyButton(page).focus();
  await sleep(35 * MINUTE_MS);
  await at('out');
  await expect(copyButton(page)).toHaveCount(0);
  expect(await topOf(page, '.copy .primary'), 'in its place').toBe(before);
  await expect(renewButton(page), 'the focus goes to the next step').toBeFocused();
});

test('keys press the buttons, with the modifier of the system', async ({
  app,
  simulator,
  time,
}) => {
  const { page, at, atHome: isHome } = await atHome({ app, simulator, time });
  await page.keyboard.press('c');
  await expect(copyButton(page)).toHaveText('Copy token');
  await page.evaluate(() => getSelection()?.selectAllChildren(document.body));
  await page.keyboard.press('Control+c');
  await time.settle();
  await expect(copyButton(page), 'selected words are what is copied').toHaveText('Copy token');
  await page.evaluate(() => getSelection()?.removeAllRanges());
  await page.keyboard.press('Control+c');
  await expect(copyButton(page)).toHaveText('Copied');
  await page.keyboard.press('Control+r');
  await expect(renewButton(page)).toHaveText(/^Renewed/);
  await page.keyboard.press('Control+,');
  await at('settings');
  await page.keyboard.press('Escape');
  await isHome('lit');
});

test('whoever comes back finds the focus where it was', async ({ app, simulator, time }) => {
  const { page, press, at, atHome: isHome } = await atHome({ app, simulator, time });
  await press('Settings');
  await at('settings');
  await press('Back');
  await isHome('lit');
  await expect(page.getByRole('button', { name: 'Settings' })).toBeFocused();
  const accounts = page.getByRole('button', { name: /Accounts$/ });
  await accounts.click();
  await page.keyboard.press('s');
  await expect(page.getByRole('button', { name: /^Sign out/ })).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await at('sign-out');
  await press('Cancel');
  await isHome('lit');
  await expect(accounts).toBeFocused();
});

test('the trouble of another account is marked, and its keys lead there', async ({
  app,
  simulator,
  time,
}) => {
  const stage = await atHome({ app, simulator, time });
  const { page, press, at, atHome: isHome, control } = stage;
  await expect(page.getByTestId('other-trouble')).toHaveCount(0);
  await press(/Accounts$/);
  await press('Add account');
  await at('add-account');
  await control.setRefusal({ notificationId: 'no_copilot_access', login: 'hubot' });
  await press('Sign in');
  await at('code');
  await control.approve({ login: 'hubot' });
  await isHome('refused');
  await page.keyboard.press('Control+1');
  await isHome('lit');
  await expect(page.getByTestId('other-trouble')).toHaveAttribute('title', 'hubot: Needs you');
  await press(/Accounts$/);
  await expect(page.locator('#accounts [data-standing="needsYou"]')).toContainText('hubot');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+2');
  await isHome('refused');
});

test('a login as long as GitHub allows stays in its line, and is told whole', async ({
  app,
  simulator,
  time,
}) => {
  const login = 'a-login-as-long-as-github-allows-people';
  const { page, press, at, atHome: isHome, control } = await openStage({ app, simulator, time });
  await press('Sign in');
  await at('code');
  await control.setStandingAnswer({
    endpoint: 'user',
    answer: { kind: 'patched', set: { login } },
  });
  await control.approve();
  await press('Done');
  await isHome('lit');
  const heightOf = async () => (await page.locator('button.account').boundingBox())?.height;
  const height = await heightOf();
  expect(height).toBeLessThan(60);
  await expect(page.getByTitle(login, { exact: true }).first()).toHaveText(login);
  await page.setViewportSize({ width: 180, height: 320 });
  expect(await heightOf(), 'also at 200 % zoom').toBe(height);
});
