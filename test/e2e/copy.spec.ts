import { fingerprint } from '../simulator/fingerprint.ts';
import { expect, test } from './driver/fixtures.ts';
import { signIn } from './support/person.ts';

/** When the clipboard is cleared, if nobody has changed the setting. */
const CLEARED_AFTER_MS = 30_000;

test('copies the token in every format, each with the same token in it', async ({
  app,
  simulator,
  time,
}) => {
  await signIn({ app, simulator, time });
  const [held] = (await simulator.control.state()).copilotTokens;
  await app.tray.clickItem('copy');
  await expect.poll(async () => fingerprint(await app.clipboard.text())).toBe(held?.fingerprint);
  const token = await app.clipboard.text();

  const copied = async (item: string, isIt: RegExp) => {
    await app.tray.clickItem(item);
    await expect.poll(() => app.clipboard.text()).toMatch(isIt);
    return app.clipboard.text();
  };
  expect(await copied('copy-header', /^Auth/)).toBe(`Authorization: Bearer ${token}`);
  expect(await copied('copy-sh', /^export/)).toBe(`export COPILOT_TOKEN='${token}'`);
  expect(await copied('copy-fish', /^set/)).toBe(`set -gx COPILOT_TOKEN '${token}'`);
  expect(await copied('copy-powershell', /^\$env/)).toBe(`$env:COPILOT_TOKEN = '${token}'`);
  expect(await copied('copy-curl', /^curl/)).toMatch(`'${simulator.url}/models'`);
  expect(JSON.parse(await copied('copy-json', /^\{/))).toMatchObject({
    token,
    endpoints: { api: simulator.url },
  });
});

test('a copy from the tray turns the icon into a tick for a second and a half', async ({
  app,
  simulator,
  time,
}) => {
  await signIn({ app, simulator, time });
  await app.tray.clickItem('copy');
  await expect.poll(() => app.tray.iconState()).toBe('copied');
  await time.pass(1_499);
  expect(await app.tray.iconState()).toBe('copied');
  await time.pass(1);
  await expect.poll(() => app.tray.iconState()).toBe('lit');
});

test('marks the token as a secret for clipboard managers, and takes it back', async ({
  app,
  simulator,
  time,
}) => {
  const page = await signIn({ app, simulator, time });
  await page.getByRole('button', { name: 'Copy token', exact: true }).click();
  await expect(page.getByTestId('copy-status')).toContainText(
    /Token in the clipboard, clears in 30 s/,
  );
  const formats = Object.keys(await app.clipboard.contents());
  expect(formats).toContain('text/plain');
  expect(formats.length, 'a mark beside the text').toBeGreaterThan(1);
  await time.pass(CLEARED_AFTER_MS - 1);
  expect(await app.clipboard.text()).toContain('exp=');
  await time.pass(1);
  expect(await app.clipboard.text()).toBe('');
});

test('what another program has copied since is left alone', async ({ app, simulator, time }) => {
  const page = await signIn({ app, simulator, time });
  await app.tray.clickItem('copy');
  await expect(page.getByTestId('copy-status')).toContainText('Token in the clipboard, clears in');
  await app.clipboard.fill('a shopping list');
  await time.pass(CLEARED_AFTER_MS);
  await expect(page.getByTestId('copy-status')).toHaveText('');
  expect(await app.clipboard.text()).toBe('a shopping list');
});

test('locking the screen takes the token out of the clipboard', async ({
  app,
  simulator,
  time,
}) => {
  await signIn({ app, simulator, time });
  await app.tray.clickItem('copy');
  await expect.poll(() => app.clipboard.text()).toContain('exp=');
  await app.power('lock-screen');
  await expect.poll(() => app.clipboard.text()).toBe('');
});

test('real B6: a write that comes to nothing is not said to be a copy', async ({
  app,
  simulator,
  time,
}) => {
  const page = await signIn({ app, simulator, time });
  await app.clipboard.fill('a shopping list');
  await app.evaluate(({ clipboard }) => {
    clipboard.write = () => Promise.resolve();
  });
  await app.tray.clickItem('copy');
  // It is tried again in between.
  await time.pass(1_000);
  await expect(page.getByText('The copy did not show up in the clipboard')).toBeVisible();
  await expect(page.getByTestId('copy-status')).not.toContainText('Copied');
  expect(await app.clipboard.text()).toBe('a shopping list');
});
