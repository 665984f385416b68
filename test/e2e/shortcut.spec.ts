import type { Page } from '@playwright/test';
import { MINUTE_MS } from '../support/time-units.ts';
import { expect, test } from './driver/fixtures.ts';
import { type HeldWorld, noticesShown, signIn } from './support/person.ts';

const KEYS = 'Control+Alt+C';

/** Opens the settings, and the field that takes the keys. */
async function openField(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Copy from anywhere' }).click();
}

/** Chooses the keys in the settings. */
async function choose(page: Page): Promise<void> {
  await openField(page);
  await page.keyboard.press(KEYS);
  await expect(page.getByRole('button', { name: 'Copy from anywhere: Ctrl+Alt+C' })).toBeFocused();
}

/** The page of the line by the tray. */
async function lineOf({ app }: Pick<HeldWorld, 'app'>): Promise<Page> {
  const find = () => app.windows().find((page) => page.url().includes('line.html'));
  await expect.poll(() => find() !== undefined, 'a line by the tray').toBe(true);
  const page = find();
  if (page === undefined) throw new Error('the line is gone');
  return page;
}

const isLineShown = async ({ app }: Pick<HeldWorld, 'app'>): Promise<boolean> =>
  (await app.windowStates()).some(({ focusable, visible }) => !focusable && visible);

test('copies from anywhere, and says for a moment whose token, for how long, and when it goes', async ({
  app,
  simulator,
  time,
}) => {
  const page = await signIn({ app, simulator, time });
  await app.pressKeys(KEYS);
  expect(await app.clipboard.text(), 'off until it is chosen').toBe('');
  await choose(page);
  await expect(page.getByText('Copies the token, whatever program is in front.')).toBeVisible();
  await app.closeWindow(page);

  await app.pressKeys(KEYS);
  await expect.poll(() => app.clipboard.text()).toContain('exp=');
  await expect.poll(() => app.tray.iconState()).toBe('copied');
  const line = await lineOf({ app });
  await expect(line.getByText(/’s token copied$/)).toBeVisible();
  await expect(line.getByText(/^Good for \d+ min · clears in 30 s$/)).toBeVisible();
  await expect.poll(() => isLineShown({ app })).toBe(true);
  const token = await app.clipboard.text();
  expect(line.url()).not.toContain(token);
  expect(await line.content()).not.toContain('exp=');
  const hasBridge = await line.evaluate(() => 'pilotLight' in window);
  expect(hasBridge).toBe(false);
  expect(
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow() === null),
    'whoever types elsewhere goes on',
  ).toBe(true);
  await time.pass(2_500);
  await expect.poll(() => line.isClosed()).toBe(true);
  await time.pass(30_000);
  expect(await app.clipboard.text()).toBe('');
});

test('keys that may not be taken are refused in words, and the field leaves as it came', async ({
  app,
  simulator,
  time,
}) => {
  const page = await signIn({ app, simulator, time });
  await openField(page);
  const says = (words: string | RegExp) => expect(page.getByRole('status')).toContainText(words);
  await says('Press the keys together');
  await page.keyboard.press('c');
  await says('Add Ctrl, Alt or ⌘');
  await page.keyboard.press('Shift+C');
  await says('Add Ctrl, Alt or ⌘');
  await page.keyboard.press('Control+c');
  await says('Programs use these keys themselves');
  await page.keyboard.press('Control+Alt+Enter');
  await says('Use a letter, a digit or a function key');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Copy from anywhere: Off' })).toBeFocused();
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Copy from anywhere: Off' })).not.toBeFocused();
  await app.pressKeys(KEYS);
  expect(await app.clipboard.text()).toBe('');
});

test('stays chosen over a restart, and can be turned off', async ({ app, simulator, time }) => {
  await choose(await signIn({ app, simulator, time }));
  await app.restart();
  await time.settle();
  await app.pressKeys(KEYS);
  await expect.poll(() => app.clipboard.text()).toContain('exp=');
  await time.pass(MINUTE_MS);
  await app.tray.clickItem('settings');
  const page = await app.window();
  await page.getByRole('button', { name: 'Turn off' }).click();
  await expect(page.getByRole('button', { name: 'Copy from anywhere: Off' })).toBeFocused();
  await app.clipboard.fill('a shopping list');
  await app.pressKeys(KEYS);
  expect(await app.clipboard.text()).toBe('a shopping list');
});

test('says that there is nothing to copy', async ({ app, time }) => {
  const page = await app.window();
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Copy from anywhere' }).click();
  await page.keyboard.press(KEYS);
  await expect(page.getByRole('button', { name: 'Copy from anywhere: Ctrl+Alt+C' })).toBeVisible();
  await app.pressKeys(KEYS);
  const line = await lineOf({ app });
  await expect(line.getByText('Sign in to Pilot Light first.')).toBeVisible();
  await time.pass(2_500);
  await expect.poll(() => line.isClosed()).toBe(true);
});

test.describe('where another program has the keys', () => {
  test.use({ appLaunch: { system: { takenShortcuts: [KEYS] } } });

  test('they are not said to be set', async ({ app, simulator, time }) => {
    const page = await signIn({ app, simulator, time });
    await openField(page);
    await page.keyboard.press(KEYS);
    await expect(page.getByRole('status')).toContainText('Not given: another program');
    await expect(page.getByRole('button', { name: 'Copy from anywhere: Off' })).toBeVisible();
  });
});

test.describe('on Wayland', () => {
  const env = { XDG_SESSION_TYPE: 'wayland', PATH: '/nonexistent' };

  test.describe('with a desktop that denies the keys and tells nobody', () => {
    test.use({ appLaunch: { env, system: { shortcutPortal: 'denies' } } });

    test('they are never said to work', async ({ app, simulator, time }) => {
      const page = await signIn({ app, simulator, time });
      await choose(page);
      await expect(page.getByRole('status')).toContainText('Your desktop was asked for these keys');
      await app.pressKeys(KEYS);
      await expect(page.getByRole('status')).toContainText('Press them to see');
    });
  });

  test.describe('with a desktop that allows the keys', () => {
    test.use({ appLaunch: { env, system: { shortcutPortal: 'allows' } } });

    test('they are said to work once they have come, and a notice says what they did', async ({
      app,
      simulator,
      time,
    }) => {
      const page = await signIn({ app, simulator, time });
      await choose(page);
      await app.pressKeys(KEYS);
      await expect(page.getByRole('status')).toContainText('Copies the token');
      await expect.poll(() => app.clipboard.text()).toContain('exp=');
      await expect
        .poll(() => noticesShown(app))
        .toContainEqual(expect.stringMatching(/’s token copied$/));
      expect(await isLineShown({ app }), 'no window lands where it likes').toBe(false);
      await time.pass(6_000);
      expect(await noticesShown(app)).toEqual([]);
      await page.getByRole('button', { name: 'Turn off' }).click();
      await app.clipboard.fill('a shopping list');
      await app.pressKeys(KEYS);
      expect(await app.clipboard.text()).toBe('a shopping list');
      expect(await app.quit()).toBe(0);
    });
  });
});
