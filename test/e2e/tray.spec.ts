import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../support/root.ts';
import { expect, test } from './driver/fixtures.ts';

/** A folder where the desktop looks for what it starts at login, and where nothing can be written. */
function withoutAutostart(folder: string): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'autostart'), 'a file where a folder should be');
  return folder;
}

test('real A8, B8: the icon follows the panel and no theme, a switch the truth and no click', async ({
  launch,
}, info) => {
  test.skip(process.platform !== 'linux', 'The others have panels that say how they look.');
  const env = {
    XDG_CURRENT_DESKTOP: 'ubuntu:GNOME',
    XDG_CONFIG_HOME: withoutAutostart(info.outputPath('config')),
  };
  const app = await launch({ appDir: ROOT, env });
  const page = await app.window();
  const choose = async (label: string, option: string): Promise<void> => {
    await page.getByLabel(label).selectOption({ label: option });
  };
  const icon = () => app.tray.iconFile();
  const press = (name: string) => page.getByRole('button', { name }).click();
  await press('Settings');
  expect(await icon()).toBe('dim-on-dark.png');

  // GNOME's bar stays dark whatever the windows are.
  await choose('Appearance', 'Light');
  await app.setDark(false);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  expect(await icon()).toBe('dim-on-dark.png');

  await press('Advanced');
  await choose('Tray icon', 'For light panels');
  await expect.poll(icon).toBe('dim-on-light.png');
  await press('Back');
  await choose('Appearance', 'Dark');
  await app.setDark(true);
  expect(await icon()).toBe('dim-on-light.png');
  await press('Advanced');
  await choose('Tray icon', 'Automatic');
  await expect.poll(icon).toBe('dim-on-dark.png');
  await press('Back');

  const atLogin = page.getByRole('switch', { name: 'Start at login' });
  await atLogin.click();
  await expect(page.getByText('Start at login did not change')).toBeVisible();
  await expect(atLogin).not.toBeChecked();
});
