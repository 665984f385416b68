import { MINUTE_MS } from '../support/time-units.ts';
import { expect, test } from './driver/fixtures.ts';
import {
  askForCode,
  expectInTray,
  noticesShown,
  passUntilSeen,
  signIn,
  signOutFromTray,
} from './support/person.ts';

const UNAVAILABLE = { kind: 'json', status: 503, body: { message: 'Unavailable' } } as const;

test('renews by itself, without a word', async ({ app, simulator, time }) => {
  const { control } = simulator;
  await control.configure({ refreshInSeconds: 45, copilotTokenLifeSeconds: 90 });
  await signIn({ app, simulator, time });
  await time.pass(10 * MINUTE_MS);
  const exchanges = await control.log({ endpoint: 'exchange', status: 200 });
  const gapsMs = exchanges.slice(1).map(({ atMs }, index) => atMs - (exchanges[index]?.atMs ?? 0));
  expect(gapsMs).toEqual(gapsMs.map(() => 45_000));
  expect(exchanges).toHaveLength(14);
  expect(await app.tray.iconState()).toBe('lit');
  expect(await app.notices()).toEqual([]);
});

test('a failing renewal is told once, and so is the recovery', async ({ app, simulator, time }) => {
  const { control } = simulator;
  await control.configure({ refreshInSeconds: 45 });
  const page = await signIn({ app, simulator, time });
  await control.setStandingAnswer({ endpoint: 'exchange', answer: UNAVAILABLE });
  const failures = () => control.log({ endpoint: 'exchange', status: 503 });
  await time.passUntil(async () => (await failures()).length === 3, 10 * MINUTE_MS);
  await time.passUntil(async () => (await noticesShown(app)).length > 0, 30 * MINUTE_MS);
  expect(await noticesShown(app)).toEqual([
    expect.stringMatching(/^Could not renew .+ Copilot token$/),
  ]);
  await expect(page.getByRole('main').getByText('GitHub has a problem').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Copy token' })).toBeEnabled();
  expect(await app.tray.iconState()).toBe('flickering');

  await control.clearAnswers();
  await time.passUntil(async () => (await app.tray.iconState()) === 'lit', 30 * MINUTE_MS);
  expect(await noticesShown(app)).toEqual(['Copilot token is back']);
  expect(await app.notices()).toHaveLength(2);
});

test('a click on the notice opens the window and starts nothing', async ({
  app,
  simulator,
  time,
}) => {
  const { control } = simulator;
  await control.configure({ refreshInSeconds: 45 });
  const page = await signIn({ app, simulator, time });
  await control.revokeGitHubTokens();
  await app.closeWindow(page);
  await time.passUntil(async () => (await noticesShown(app)).length > 0, 10 * MINUTE_MS);
  expect(await noticesShown(app)).toEqual([expect.stringMatching(/^Sign in again as/)]);
  await app.clickNotice(0);
  await expect.poll(async () => (await app.windowStates()).some((one) => one.visible)).toBe(true);
  await expect(page.getByRole('alert')).toContainText('Your sign-in no longer works');
  await expect(page.getByRole('button', { name: 'Sign in again' })).toBeVisible();
  // It would promise what only a new sign-in can bring.
  await expect(page.getByRole('button', { name: 'Renew now' })).toBeHidden();
  expect(await control.log({ endpoint: 'deviceCode' })).toHaveLength(1);
});

test('real A10: says once that the system shows no notices', async ({ app, simulator, time }) => {
  const { control } = simulator;
  await control.configure({ refreshInSeconds: 45 });
  const page = await signIn({ app, simulator, time });
  await control.revokeGitHubTokens();
  await time.passUntil(async () => (await app.notices()).length > 0, 10 * MINUTE_MS);
  await app.failNotice(0);
  const told = page.getByText('This system shows no notifications of Pilot Light');
  await expect(told).toBeVisible();
  await page.getByRole('button', { name: 'OK', exact: true }).click();
  await expect(told).toBeHidden();
  await app.failNotice(0);
  await time.pass(MINUTE_MS);
  await expect(told).toBeHidden();
});

test('a refusal shows GitHub’s own words, who can help, and heals on a try', async ({
  app,
  simulator,
  time,
}) => {
  const { control } = simulator;
  await control.setRefusal({ notificationId: 'billing_locked' });
  const { page } = await askForCode(app);
  await control.approve();
  const said = page.getByRole('alert');
  await passUntilSeen(time, said);
  await expect(said).toContainText('Billing is locked');
  await expect(said).toContainText('Update the payment method.');
  await expect(said).toContainText('Ask whoever pays for Copilot to check the payment on GitHub.');
  await expectInTray(app, / · Billing is locked$/);

  await page.getByRole('button', { name: 'Copy message for my admin' }).click();
  await expect.poll(() => app.clipboard.text()).toContain('Reason: billing_locked');

  await control.setRefusal({ notificationId: null });
  await page.getByRole('button', { name: 'Renew now' }).click();
  await passUntilSeen(time, page.getByRole('heading', { name: 'Copilot token ready' }));
});

test('GitHub’s words begin at the same edge, however few they are', async ({
  app,
  simulator,
  time,
}) => {
  const { control } = simulator;
  const answer = { kind: 'json', status: 403, body: { message: 'Sorry.' } } as const;
  await control.setStandingAnswer({ endpoint: 'exchange', answer });
  const { page } = await askForCode(app);
  await control.approve();
  const said = page.locator('.quotation');
  await passUntilSeen(time, said);
  const button = page.getByRole('button', { name: 'Copy message for my admin' });
  expect((await said.boundingBox())?.x).toBe((await button.boundingBox())?.x);
});

test('a restart keeps the account, and signing out forgets it', async ({
  app,
  simulator,
  time,
}) => {
  const { control } = simulator;
  await signIn({ app, simulator, time });
  await app.restart();
  await expectInTray(app, / · Ready, renews in /);
  const [before, after, ...more] = await control.log({ endpoint: 'exchange' });
  expect(after?.authorization).toEqual(before?.authorization);
  expect(more).toEqual([]);
  expect(await control.log({ endpoint: 'deviceCode' })).toHaveLength(1);

  await signOutFromTray({ app, time });
  await expectInTray(app, /^Signed out$/);
  await app.restart();
  await expectInTray(app, /^Signed out$/);
  await time.pass(60 * MINUTE_MS);
  expect(await control.log({ endpoint: 'exchange' })).toHaveLength(2);
});
