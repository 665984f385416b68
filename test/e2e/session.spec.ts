import { expect, test } from './driver/fixtures.ts';
import { askForCode, expectInTray, noticesShown, signIn } from './support/person.ts';

test.use({ timeScale: 30 });

const UNAVAILABLE = { kind: 'json', status: 503, body: { message: 'Unavailable' } } as const;

test('renews by itself, without a word', async ({ app, simulator }) => {
  const { control } = simulator;
  await control.configure({ refreshInSeconds: 45 });
  await signIn(app, simulator);
  const exchanges = await control.waitForRequests({ endpoint: 'exchange', status: 200, count: 2 });
  const gapMs = (exchanges[1]?.atMs ?? 0) - (exchanges[0]?.atMs ?? 0);
  expect(gapMs).toBeGreaterThanOrEqual(45_000);
  await expect.poll(() => app.tray.iconState()).toBe('lit');
  expect(await app.notices()).toEqual([]);
});

test('a failing renewal is told once, and so is the recovery', async ({ app, simulator }) => {
  const { control } = simulator;
  await control.configure({ refreshInSeconds: 45 });
  const page = await signIn(app, simulator);
  await control.setStandingAnswer({ endpoint: 'exchange', answer: UNAVAILABLE });
  await control.waitForRequests({ endpoint: 'exchange', status: 503, count: 3 });
  await expect.poll(() => noticesShown(app)).toEqual([expect.stringMatching(/ends at/)]);
  await expect(page.getByText('GitHub has a problem').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Copy token' })).toBeEnabled();
  await expect.poll(() => app.tray.iconState()).toBe('flickering');

  await control.clearAnswers();
  await expect.poll(() => noticesShown(app)).toEqual(['The token is lit again']);
  await expect.poll(() => app.tray.iconState()).toBe('lit');
  expect(await app.notices()).toHaveLength(2);
});

test('a click on the notice opens the window and starts nothing', async ({ app, simulator }) => {
  const { control } = simulator;
  await control.configure({ refreshInSeconds: 45 });
  const page = await signIn(app, simulator);
  await control.revokeGitHubTokens();
  await app.closeWindow(page);
  await expect.poll(() => noticesShown(app)).toEqual([expect.stringMatching(/^Sign in again as/)]);
  await app.clickNotice(0);
  await expect.poll(async () => (await app.windowStates()).some((one) => one.visible)).toBe(true);
  await expect(page.getByRole('alert')).toContainText('Sign in again');
  expect(await control.log({ endpoint: 'deviceCode' })).toHaveLength(1);
});

test('a refusal shows GitHub’s own words, who can help, and heals on a try', async ({
  app,
  simulator,
}) => {
  const { control } = simulator;
  await control.setRefusal({ notificationId: 'billing_locked' });
  const { page } = await askForCode(app);
  await control.approve();
  const said = page.getByRole('alert');
  await expect(said).toContainText('Billing is locked');
  await expect(said).toContainText('Update the payment method.');
  await expect(said).toContainText('Whoever pays for Copilot can check the payment on GitHub.');
  await expectInTray(app, /^GitHub refused a Copilot token$/);

  await page.getByRole('button', { name: 'Copy message for my admin' }).click();
  await expect.poll(() => app.clipboard.text()).toContain('Reason: billing_locked');

  await control.setRefusal({ notificationId: null });
  await page.getByRole('button', { name: 'Try now' }).click();
  await expect(page.getByRole('heading', { name: /^Token lit until/ })).toBeVisible();
});

test('a restart keeps the account, and signing out forgets it', async ({ app, simulator }) => {
  const { control } = simulator;
  await signIn(app, simulator);
  await app.restart();
  await expectInTray(app, /^Token lit, .+ left$/);
  const [before, after] = await control.waitForRequests({ endpoint: 'exchange', count: 2 });
  expect(after?.authorization).toEqual(before?.authorization);
  expect(await control.log({ endpoint: 'deviceCode' })).toHaveLength(1);

  await app.tray.clickItem('Sign out');
  await expectInTray(app, /^Signed out$/);
  await app.restart();
  await expectInTray(app, /^Signed out$/);
  expect(await control.log({ endpoint: 'exchange' })).toHaveLength(2);
});
