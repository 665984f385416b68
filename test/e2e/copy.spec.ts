import { fingerprint } from '../simulator/fingerprint.ts';
import { expect, test } from './driver/fixtures.ts';
import { signIn } from './support/person.ts';

// The clipboard is cleared after 30 s of the app's own time: 3 s here, enough to read every format first.
test.use({ timeScale: 10 });

test('copies the token in every format, each with the same token in it', async ({
  app,
  simulator,
}) => {
  await signIn(app, simulator);
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

test('marks the token as a secret for clipboard managers, and takes it back', async ({
  app,
  simulator,
}) => {
  const page = await signIn(app, simulator);
  await page.getByRole('button', { name: 'Copy token', exact: true }).click();
  await expect(page.getByTestId('copy-status')).toContainText(/Copied, valid until/);
  const formats = Object.keys(await app.clipboard.contents());
  expect(formats).toContain('text/plain');
  expect(formats.length, 'a mark beside the text').toBeGreaterThan(1);
  await expect.poll(() => app.clipboard.text()).toBe('');
});

test('what another program has copied since is left alone', async ({ app, simulator }) => {
  const page = await signIn(app, simulator);
  await app.tray.clickItem('copy');
  await expect(page.getByTestId('copy-status')).toContainText('Cleared from the clipboard in');
  await app.clipboard.fill('a shopping list');
  await expect(page.getByTestId('copy-status')).not.toContainText('Cleared');
  expect(await app.clipboard.text()).toBe('a shopping list');
});

test.describe('long before the time is up', () => {
  // A poll takes 1.5 s, and the clipboard would be cleared by itself after 7.5 s.
  test.use({ timeScale: 4 });

  test('locking the screen takes the token out of the clipboard', async ({ app, simulator }) => {
    await signIn(app, simulator);
    await app.tray.clickItem('copy');
    await expect.poll(() => app.clipboard.text()).toContain('exp=');
    await app.power('lock-screen');
    await expect.poll(() => app.clipboard.text(), { timeout: 3_000 }).toBe('');
  });
});
