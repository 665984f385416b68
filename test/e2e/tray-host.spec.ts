import { ROOT } from '../support/root.ts';
import { expect, test } from './driver/fixtures.ts';
import { noTrayHost } from './screens/no-tray-walk.ts';

test('without a tray host the app is a window that says why, and never out of reach', async ({
  launch,
}) => {
  test.skip(process.platform !== 'linux', 'Every other system has a tray.');
  // As at login: here only the missing tray opens the window.
  const app = await launch({ ...noTrayHost, appDir: ROOT, args: ['--hidden'] });
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
