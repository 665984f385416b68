import type { Locator } from '@playwright/test';
import { fingerprint } from '../simulator/fingerprint.ts';
import { MINUTE_MS } from '../support/time-units.ts';
import { expect, test } from './driver/fixtures.ts';
import {
  expectInTray,
  type HeldWorld,
  noticesShown,
  passUntilSeen,
  signIn,
  trayLabels,
} from './support/person.ts';

const UNAVAILABLE = { kind: 'json', status: 503, body: { message: 'Unavailable' } } as const;

/** From the tray to the question in the window, and its second answer. */
async function signOutAndRevoke(world: HeldWorld) {
  const page = await signIn(world);
  await world.app.tray.clickItem('Sign out…');
  await expect(page.getByText('cannot be undone')).toBeVisible();
  await page.getByRole('button', { name: 'Sign out and revoke' }).click();
  await expect(page.getByRole('heading', { name: /always ready/ })).toBeVisible();
  return page;
}

/** The same while GitHub cannot hear of it. */
async function signOutInVain(world: HeldWorld) {
  await world.simulator.control.setStandingAnswer({ endpoint: 'revoke', answer: UNAVAILABLE });
  return signOutAndRevoke(world);
}

/** As a hand does that has more than one line in the clipboard. */
async function pasteInto(field: Locator, text: string): Promise<void> {
  await field.evaluate((input, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    const how = { clipboardData, bubbles: true, cancelable: true };
    input.dispatchEvent(new ClipboardEvent('paste', how));
  }, text);
}

test('signing out and revoking ends the token at GitHub', async ({ app, simulator, time }) => {
  const page = await signOutAndRevoke({ app, simulator, time });
  await passUntilSeen(time, page.getByText('Revoked: octocat'));
  const { githubTokens, mails } = await simulator.control.state();
  expect(githubTokens.map(({ alive }) => alive)).toEqual([false]);
  expect(mails).toMatchObject([{ login: 'octocat' }]);
  await page.getByRole('button', { name: 'OK', exact: true }).click();
  await expect(page.getByText('Revoked: octocat')).toBeHidden();
  expect(await trayLabels(app)).not.toContain(expect.stringContaining('octocat'));
});

test('what GitHub has not ended is told, with the way to its settings', async ({
  app,
  simulator,
  time,
}) => {
  const page = await signOutInVain({ app, simulator, time });
  const told = page.getByText('Not revoked yet: octocat');
  await passUntilSeen(time, told);
  await expectInTray(app, /^Not revoked yet: octocat$/);
  await page.getByRole('button', { name: 'Open GitHub’s settings' }).click();
  await expect
    .poll(() => app.openedLinks())
    .toContainEqual(expect.stringMatching(/authorizations$/));

  await simulator.control.clearAnswers();
  await page.getByRole('button', { name: 'Try again' }).click();
  await passUntilSeen(time, page.getByText('Revoked: octocat'));
});

test('what GitHub has not ended is told once on the desktop, and leads to the window', async ({
  app,
  simulator,
  time,
}) => {
  const page = await signOutInVain({ app, simulator, time });
  await passUntilSeen(time, page.getByText('Not revoked yet: octocat'));
  await time.pass(5 * MINUTE_MS);
  expect(await app.notices(), 'the window says so').toEqual([]);
  await app.closeWindow(page);
  await time.pass(5 * MINUTE_MS);
  expect(await noticesShown(app)).toEqual(['Not revoked yet: octocat']);
  await time.pass(20 * MINUTE_MS);
  expect(await app.notices()).toHaveLength(1);
  await app.clickNotice(0);
  await time.settle();
  const again = await app.window();
  await expect(again.getByText('Not revoked yet: octocat')).toBeVisible();
  await simulator.control.clearAnswers();
  await again.getByRole('button', { name: 'Try again' }).click();
  await passUntilSeen(time, again.getByText('Revoked: octocat'));
  expect(await noticesShown(app)).toEqual([]);
});

test('a quit asks once more for what is owed', async ({ app, simulator, time }) => {
  const page = await signOutInVain({ app, simulator, time });
  await passUntilSeen(time, page.getByText('Not revoked yet: octocat'));
  await simulator.control.clearAnswers();
  await app.restart();
  await expectInTray(app, /^Signed out$/);
  const { githubTokens } = await simulator.control.state();
  expect(githubTokens.map(({ alive }) => alive)).toEqual([false]);
  await time.pass(MINUTE_MS);
  expect(await simulator.control.log({ endpoint: 'revoke', status: 202 })).toHaveLength(1);
});

test('a pasted token is ended at the host that was picked, and stays nowhere', async ({
  app,
  simulator,
  time,
}) => {
  const token = `ghp_${'0123456789'.repeat(4)}`;
  const page = await app.window();
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'A token got out' }).click();
  await expect(page.getByText('cannot be undone')).toBeVisible();
  const field = page.getByLabel('The token');
  await field.fill('a shopping list');
  await page.getByRole('button', { name: 'Revoke it' }).click();
  await expect(page.getByText('does not look like a token')).toBeVisible();
  await expect(field).toHaveValue('');

  await pasteInto(field, `${token}\n${'x'.repeat(9)}`);
  await expect(field).toHaveValue(`${token} ${'x'.repeat(9)}`);
  await field.fill(`export GH_TOKEN=${token}`);
  await page.getByRole('button', { name: 'Revoke it' }).click();
  await expect(field).toHaveValue('');
  await passUntilSeen(time, page.getByText('Revoked: the pasted token'));
  const [asked, ...more] = await simulator.control.log({ endpoint: 'revoke' });
  expect(asked).toMatchObject({ authorization: null, githubTokens: [fingerprint(token)] });
  expect(more).toEqual([]);
  expect(await page.content()).not.toContain(token);
});
