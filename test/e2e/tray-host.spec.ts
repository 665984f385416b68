import { ROOT } from '../support/root.ts';
import { expect, test } from './driver/fixtures.ts';
import { noTrayHost } from './screens/no-tray-walk.ts';

/** At login panels come late: after its first questions, which end here, the app waits for half a minute. */
const TRAY_PATIENCE_MS = 1_600 + 30_000;

test('without a tray host the app is a window that says why, and never out of reach', async ({
  launch,
  time,
}) => {
  test.skip(process.platform !== 'linux', 'Every other system has a tray.');
  // As at login: here only the missing tray opens the window.
  const app = await launch({ ...noTrayHost, appDir: ROOT, heldTime: time, args: ['--hidden'] });
  time.joinApp(app);
  await time.pass(TRAY_PATIENCE_MS - 1);
  expect(app.windows()).toEqual([]);
  await time.pass(1);
  const page = await app.window();
  const isVisible = async () => (await app.windowStates()).some((one) => one.visible);
  const isMinimized = () =>
    app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().every((window) => window.isMinimized()),
    );
  await expect.poll(isVisible).toBe(true);
  await expect(page.getByText('This desktop shows no tray icons')).toBeVisible();
  expect(await app.tray.iconState()).toBe('');

  for (const close of [() => app.closeWindow(page), () => page.keyboard.press('Escape')]) {
    await close();
    await expect.poll(isMinimized).toBe(true);
    expect(await isVisible(), 'still in the list of windows').toBe(true);
    expect(await app.secondInstance()).toBe(0);
    await expect.poll(isMinimized).toBe(false);
  }

  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Quit Pilot Light' }).click();
  await expect.poll(() => app.hasExited()).toBe(true);
});

test('real B7: without a tray host on Wayland, what is closed or minimized comes back', async ({
  launch,
  time,
}) => {
  test.skip(process.platform !== 'linux', 'Every other system has a tray.');
  const env = { ...noTrayHost.env, XDG_SESSION_TYPE: 'wayland' };
  const app = await launch({ env, appDir: ROOT, heldTime: time });
  time.joinApp(app);
  await time.pass(TRAY_PATIENCE_MS);
  const page = await app.window();
  const isSeen = async () =>
    (await app.windowStates()).some(({ visible, minimized }) => visible && !minimized);
  await expect.poll(isSeen).toBe(true);
  await expect(page.getByText('If it is gone, start Pilot Light again.')).toBeVisible();
  const minimize = () =>
    app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.blur();
      window?.minimize();
    });
  for (const putAway of [
    () => app.closeWindow(page),
    () => page.keyboard.press('Escape'),
    minimize,
  ]) {
    await putAway();
    await expect.poll(isSeen).toBe(false);
    expect(await app.secondInstance()).toBe(0);
    await expect.poll(isSeen).toBe(true);
  }
});
