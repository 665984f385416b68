import { ROOT } from '../support/root.ts';
import { MINUTE_MS } from '../support/time-units.ts';
import { expect, test } from './driver/fixtures.ts';

test('a second start shows the first one’s window and ends', async ({ app }) => {
  const page = await app.window();
  await app.closeWindow(page);
  await expect.poll(async () => (await app.windowStates()).some((one) => one.visible)).toBe(false);
  expect(await app.secondInstance()).toBe(0);
  await expect.poll(async () => (await app.windowStates()).some((one) => one.visible)).toBe(true);
  expect(app.hasExited()).toBe(false);
});

test('a second start at login opens no window', async ({ app }) => {
  await app.closeWindow(await app.window());
  await expect.poll(async () => (await app.windowStates()).some((one) => one.visible)).toBe(false);
  expect(await app.secondInstance('--hidden')).toBe(0);
  expect((await app.windowStates()).some((one) => one.visible)).toBe(false);
});

test('real A1: the window appears where nothing is painted before it is shown', async ({
  launch,
}) => {
  const app = await launch({ appDir: ROOT, env: { XDG_SESSION_TYPE: 'wayland' } });
  await app.window();
  await expect.poll(async () => (await app.windowStates()).some((one) => one.visible)).toBe(true);
});

test('real A5: started without a sandbox, it goes on without one and writes it down', async ({
  launch,
}) => {
  const app = await launch({ appDir: ROOT, args: ['--no-sandbox'] });
  const page = await app.window();
  await expect(page.getByRole('heading', { name: 'A Copilot token, always ready' })).toBeVisible();
  expect(app.output().match(/without the system.s sandbox/g)).toHaveLength(1);
});

test('real A9: opening the app again brings the window back', async ({ app }) => {
  const page = await app.window();
  await app.closeWindow(page);
  await expect.poll(async () => (await app.windowStates()).some((one) => one.visible)).toBe(false);
  await app.evaluate(({ app: electron }) => electron.emit('activate'));
  await expect.poll(async () => (await app.windowStates()).some((one) => one.visible)).toBe(true);
});

test('lets a window go that was hidden for ten minutes, unless it holds something', async ({
  app,
  time,
}) => {
  const close = async (): Promise<void> => {
    await app.closeWindow(await app.window());
    await expect
      .poll(async () => (await app.windowStates()).some((one) => one.visible))
      .toBe(false);
  };
  const open = async () => {
    await app.tray.clickItem('open');
    await time.settle();
    return app.window();
  };
  await app.window();
  await close();
  await time.pass(10 * MINUTE_MS - 1);
  expect(app.windows()).toHaveLength(1);
  await time.pass(1);
  await expect.poll(() => app.windows()).toEqual([]);
  expect(app.hasExited()).toBe(false);

  const page = await open();
  await expect(page.getByRole('heading', { name: 'A Copilot token, always ready' })).toBeVisible();
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByText('Advanced').click();
  const field = page.getByLabel('New host');
  await field.fill('half a ho');
  await close();
  await time.pass(60 * MINUTE_MS);
  await app.tray.click();
  await expect(field).toHaveValue('half a ho');

  await page.getByRole('button', { name: 'Back' }).click();
  await close();
  await time.pass(9 * MINUTE_MS);
  await app.tray.click();
  await time.pass(60 * MINUTE_MS);
  expect(app.windows(), 'in sight it stays').toHaveLength(1);
});

test('sends nothing before anybody has asked for it', async ({ app, simulator }) => {
  const page = await app.window();
  await expect(page.getByRole('heading', { name: 'A Copilot token, always ready' })).toBeVisible();
  expect(await simulator.control.log()).toEqual([]);
});

const WRONG = [
  { env: { PILOT_LIGHT_GITHUB: 'https://example.com' }, says: /^PILOT_LIGHT_GITHUB must be/m },
  { env: { PILOT_LIGHT_TIME_SCALE: 'fast' }, says: /^PILOT_LIGHT_TIME_SCALE must be/m },
  { env: { PILOT_LIGHT_REPOSITORY: 'x' }, says: /^PILOT_LIGHT_REPOSITORY must be/m },
  { env: { PILOT_LIGHT_GITUB: 'x' }, says: /^PILOT_LIGHT_GITUB is not known/m },
];
for (const { env, says } of WRONG) {
  test(`${Object.entries(env).join().replace(',', '=')} is one clear sentence and exit code 1`, async ({
    launch,
  }) => {
    const app = await launch({ appDir: ROOT, env });
    await expect.poll(() => app.hasExited()).toBe(true);
    expect(await app.quit()).toBe(1);
    expect(app.output()).toMatch(says);
    expect(app.output().trim().split('\n')).toHaveLength(1);
  });
}
