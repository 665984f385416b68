import { ROOT } from '../support/root.ts';
import { SECOND_MS } from '../support/time-units.ts';
import { expect, test } from './driver/fixtures.ts';

/** Eight px from the corner of what the menu bar leaves; and as near to the icon as the screen lets it. */
const CORNER = { x: 912, y: 32 };
const BELOW_ICON = { x: 920, y: 30 };

test('real B1, B14: the window opens where the icon is, and not where it is said to be at first', async ({
  launch,
  time,
}) => {
  const app = await launch({
    appDir: ROOT,
    heldTime: time,
    system: { platform: 'darwin', isTrayPlaced: false },
  });
  time.joinApp(app);
  await time.settle();
  const page = await app.window();
  const state = async () => (await app.windowStates())[0];
  const isVisible = async () => (await state())?.visible;
  await expect.poll(isVisible).toBe(true);
  expect((await state())?.bounds).toMatchObject(CORNER);

  await app.tray.place(true);
  await app.closeWindow(page);
  await expect.poll(isVisible).toBe(false);
  await time.pass(SECOND_MS);
  await app.tray.click('control');
  expect(await isVisible()).toBe(false);
  expect((await app.tray.menu()).map(({ id }) => id)).toContain('quit');
  await app.tray.click('second');
  await expect.poll(isVisible).toBe(true);
  expect((await state())?.bounds).toMatchObject(BELOW_ICON);
});

test('real: macOS leaves the icon out: said with the way to it, and the Dock is offered', async ({
  launch,
  time,
}) => {
  const app = await launch({
    appDir: ROOT,
    heldTime: time,
    args: ['--hidden'],
    system: { platform: 'darwin', isTrayPlaced: false },
  });
  time.joinApp(app);
  // Two looks agree before it counts; then nobody waits longer for the app than at any login.
  await time.pass(30 * SECOND_MS);
  const page = await app.window();
  const said = page.getByText('The menu bar does not show the icon');
  await expect(said).toBeVisible();
  await expect(page.getByText('System Settings → Menu Bar')).toBeVisible();
  const isInDock = () => app.evaluate(({ app: electron }) => electron.dock?.isVisible());

  await page.evaluate(() => {
    window.dispatchEvent(new Event('blur'));
  });
  await page.getByRole('button', { name: 'Show it in the Dock' }).click();
  await expect(said).toBeHidden();
  await expect.poll(isInDock).toBe(true);
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByText('Advanced').click();
  await page.getByLabel('Show in the Dock').click();
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(said).toBeVisible();

  await app.tray.place(true);
  await time.pass(2 * 30 * SECOND_MS);
  await expect(said).toBeHidden();
});

test('real B15: opened by macOS at login it shows no window, and says who must allow that', async ({
  launch,
  time,
}) => {
  const app = await launch({
    appDir: ROOT,
    heldTime: time,
    system: { platform: 'darwin', openedAtLogin: true, loginItemNeedsApproval: true },
  });
  time.joinApp(app);
  await time.pass(60 * SECOND_MS);
  expect(app.windows()).toEqual([]);

  await app.tray.clickItem('settings');
  await time.settle();
  const page = await app.window();
  const atLogin = page.getByRole('switch', { name: 'Start at login' });
  await atLogin.click();
  await expect(page.getByText('Start at login waits for your approval')).toBeVisible();
  await expect(atLogin).not.toBeChecked();
});
