import { createFakeWlCopy, type FakeWlCopy } from '../support/fake-wl-copy.ts';
import { ROOT } from '../support/root.ts';
import type { DrivenApp } from './driver/driver.ts';
import { expect, test } from './driver/fixtures.ts';
import { codeOn, signIn } from './support/person.ts';

/** When the clipboard is cleared, if nobody has changed the setting. */
const CLEARED_AFTER_MS = 30_000;
/** How long a window is waited for that is to have the focus. */
const FOCUS_MS = 3_000;

/** A session without `wl-copy`, or with a made-up one. */
const session = (program: FakeWlCopy | null) => ({
  env: program?.variables ?? { XDG_SESSION_TYPE: 'wayland', PATH: '/nonexistent' },
});

/** As a click elsewhere. */
async function loseFocus(app: DrivenApp): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow()?.blur());
}

/** As a desktop that lets no window come to the front by itself. */
async function denyFocus(app: DrivenApp): Promise<void> {
  await loseFocus(app);
  await app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) {
      window.show = () => undefined;
      window.focus = () => undefined;
    }
  });
}

test.describe('on Wayland without wl-copy', () => {
  test.use({ appLaunch: session(null) });

  test('real A2: the tray copies by a window that comes to the front for it', async ({
    app,
    simulator,
    time,
  }) => {
    const page = await signIn({ app, simulator, time });
    await app.closeWindow(page);
    await app.clipboard.fill('a shopping list');
    await app.tray.clickItem('copy');
    await expect(page.getByTestId('copy-status')).toContainText('Token in the clipboard');
    expect(await app.clipboard.text()).toContain('exp=');
    expect((await app.windowStates()).some(({ visible }) => visible)).toBe(true);
    await loseFocus(app);
    await time.pass(CLEARED_AFTER_MS);
    expect(await app.clipboard.text()).toBe('');
  });

  test('real A2: what no window may copy is not said to be copied', async ({
    app,
    simulator,
    time,
  }) => {
    const page = await signIn({ app, simulator, time });
    await app.clipboard.fill('a shopping list');
    await denyFocus(app);
    await app.tray.clickItem('copy');
    await time.pass(FOCUS_MS);
    await expect(page.getByText('This desktop lets only the window in front copy')).toBeVisible();
    await expect(page.getByTestId('copy-status')).not.toContainText('Copied');
    expect(await app.clipboard.text()).toBe('a shopping list');
    const labels = (await app.tray.menu()).map(({ label }) => label);
    expect(labels.some((label) => label.startsWith('Copied'))).toBe(false);
  });

  test('real A2: neither the code nor its page is said to be copied', async ({ app, time }) => {
    const page = await app.window();
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await codeOn(page);
    await app.clipboard.fill('a shopping list');
    await denyFocus(app);
    await app.tray.clickItem('copy-code-and-open');
    await time.pass(FOCUS_MS);
    await expect(page.getByText('This desktop lets only the window in front copy')).toBeVisible();
    await page.getByRole('button', { name: 'Other ways' }).click();
    await page.getByRole('button', { name: 'Copy link' }).click();
    await time.pass(FOCUS_MS);
    await expect(page.locator('[data-step="copied"]')).toContainText('not yet');
    await expect(page.getByText('Link copied')).toHaveCount(0);
    expect(await app.clipboard.text()).toBe('a shopping list');
  });
});

test('real A2: on Wayland wl-copy holds what the tray copies, and ends with it', async ({
  launch,
  simulator,
  time,
}) => {
  const program = createFakeWlCopy({ knowsSensitive: true, ends: 'holds' });
  const { env } = session(program);
  const app = await launch({
    appDir: ROOT,
    heldTime: time,
    env: { PILOT_LIGHT_GITHUB: simulator.url, ...env },
  });
  time.joinApp(app);
  await time.settle();
  const page = await signIn({ app, simulator, time });
  await app.closeWindow(page);
  await app.tray.clickItem('copy');
  await expect(page.getByTestId('copy-status')).toContainText('Token in the clipboard');
  expect(program.given('text')).toContain('exp=');
  expect(program.given('args')).not.toContain('exp=');
  expect((await app.windowStates()).some(({ visible }) => visible)).toBe(false);
  expect(await app.clipboard.text(), 'not by Electron').toBe('');
  await time.pass(CLEARED_AFTER_MS);
  await expect.poll(program.isRunning).toBe(false);
  await app.tray.clickItem('copy');
  await expect.poll(program.isRunning).toBe(true);
  await app.quit();
  await expect.poll(program.isRunning).toBe(false);
  program.remove();
});
