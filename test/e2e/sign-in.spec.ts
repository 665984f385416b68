import { ROOT } from '../support/root.ts';
import { expect, test } from './driver/fixtures.ts';
import {
  askForCode,
  codeOn,
  expectInTray,
  passUntilInTray,
  passUntilSeen,
  trayLabels,
} from './support/person.ts';

/** GitHub asks for 5 s between two polls; the app takes a fifth more. */
const POLL_EVERY_MS = 6_000;

/** Said after five seconds; the app itself gives GitHub ten. */
const LATE_MS = 6_000;

/** A button says for two seconds what came of its press; a little longer, for it says so only when it was drawn. */
const ANSWER_MS = 2_100;

test('signs in through the window and asks GitHub no more than it must', async ({
  app,
  simulator,
  time,
}) => {
  const { control } = simulator;
  const { page, code } = await askForCode(app);
  expect((await control.state()).codes.map(({ userCode }) => userCode)).toEqual([code]);
  await expect(page.getByText('Never type a code that somebody sent you.')).toBeVisible();
  await expect(page.getByText('GitHub will ask about “GitHub Copilot Plugin”.')).toBeVisible();
  await expect(page.getByRole('timer')).toHaveText('15 min left');

  await page.getByRole('button', { name: 'Copy code and open GitHub' }).click();
  await expect(page.locator('[data-step="copied"]')).toContainText('Code copied done');
  await expect(page.locator('[data-step="opened"]')).toContainText('GitHub opened done');
  expect(await app.clipboard.text()).toBe(code);
  expect(await app.openedLinks()).toEqual([`${simulator.url}/login/device`]);

  await time.pass(3 * POLL_EVERY_MS);
  await time.pass(3 * POLL_EVERY_MS);
  await expect(page.getByRole('timer')).toHaveText('14 min left');
  await control.approve();
  await passUntilSeen(time, page.getByRole('heading', { name: 'Copilot token ready' }));
  await expect(page.getByText(/^Renews by itself in/)).toBeVisible();
  expect(await app.clipboard.text(), 'a used code does not stay behind').toBe('');
  expect(await control.log({ endpoint: 'deviceCode' })).toHaveLength(1);
  expect(await control.log({ endpoint: 'exchange' })).toHaveLength(1);
  const polls = await control.log({ endpoint: 'accessToken' });
  const pending = 'authorization_pending';
  expect(polls.map(({ remark }) => remark)).toEqual([...Array<string>(6).fill(pending), null]);
});

test('the tray alone is enough to sign in', async ({ app, simulator, time }) => {
  await expectInTray(app, /^Signed out$/);
  await app.tray.clickItem('sign-in');
  await expectInTray(app, /^Code \w{4}-\w{4}, valid for/);
  const [held] = (await simulator.control.state()).codes;
  expect((await trayLabels(app)).join('\n')).toContain(held?.userCode);
  await app.tray.clickItem('copy-code-and-open');
  await expect.poll(() => app.clipboard.text()).toBe(held?.userCode);
  await expect.poll(() => app.openedLinks()).toEqual([`${simulator.url}/login/device`]);

  await simulator.control.approve();
  await passUntilInTray({ app, simulator, time }, / · Ready, renews in /);
  await expect.poll(() => app.tray.iconState()).toBe('lit');
  await expect.poll(() => app.tray.tooltip()).toMatch(/^Pilot Light · .+ · Ready, renews at /);
});

test('what the tray did for the code, the window knows', async ({ app, simulator }) => {
  const { page, code } = await askForCode(app);
  const opened = page.locator('[data-step="opened"]');
  await expect(opened).toContainText('not yet');
  await app.tray.clickItem('copy-code-and-open');
  await expect(opened).toContainText('done');
  await expect(page.locator('[data-step="copied"]')).toContainText('done');
  expect(await app.clipboard.text()).toBe(code);
  expect(await app.openedLinks()).toEqual([`${simulator.url}/login/device`]);
});

test('every press on the code is answered in its place, and moves nothing', async ({
  app,
  time,
}) => {
  const { page, code } = await askForCode(app);
  const main = page.getByRole('button', { name: 'Copy code and open GitHub' });
  const placeBefore = await main.boundingBox();
  const chip = page.getByRole('button', { name: /^Code: / });
  await chip.click();
  await expect(chip).toContainText('Copied');
  expect(await app.clipboard.text()).toBe(code);
  await page.getByRole('button', { name: 'Other ways' }).click();
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByRole('button', { name: 'Link copied' })).toBeFocused();
  await time.pass(ANSWER_MS);
  await expect(page.getByRole('button', { name: 'Copy link' })).toBeFocused();
  await expect(chip).not.toContainText('Copied');

  const check = page.locator('.menu-item').last();
  await check.click();
  await expect(check).toHaveText('Checking…');
  await expect(check).toHaveAttribute('aria-disabled', 'true');
  await time.passUntil(async () => (await check.innerText()) === 'Not approved yet', 60_000);
  await expect(page.locator('[data-step="waiting"]')).toHaveText('Not approved yet');
  await expect(check).toBeFocused();
  await time.pass(ANSWER_MS);
  await expect(check).toHaveText('Check now');
  await page.keyboard.press('Escape');
  await main.click();
  await expect(page.locator('.primary').first()).toHaveText('Opening GitHub');
  expect(await page.locator('.primary').first().boundingBox()).toEqual(placeBefore);
});

test('Esc on the code puts the window away and ends nothing', async ({ app, simulator, time }) => {
  const { page, code } = await askForCode(app);
  await page.keyboard.press('Escape');
  await expect.poll(async () => (await app.windowStates()).some((one) => one.visible)).toBe(false);
  await expectInTray(app, new RegExp(`^Code ${code}, valid for`));
  await simulator.control.approve();
  await passUntilInTray({ app, simulator, time }, / · Ready, renews in /);
});

test('another host is typed where one signs in, checked, and signed in at', async ({
  app,
  simulator,
  time,
}) => {
  const page = await app.window();
  const link = page.getByRole('button', { name: 'Using GitHub Enterprise?' });
  const place = await page.getByRole('button', { name: 'Sign in', exact: true }).boundingBox();
  await link.click();
  const field = page.getByLabel('New host');
  await expect(field).toBeFocused();
  const goOn = page.getByRole('button', { name: 'Continue' });
  expect((await goOn.boundingBox())?.y, 'nothing has moved').toBe(place?.y);
  await field.fill('two words');
  await field.press('Enter');
  await passUntilSeen(time, page.getByText('Take out the space inside.'));
  await field.press('Escape');
  await expect(link).toBeFocused();

  // The simulator again, by the other name of this machine.
  const host = `localhost:${new URL(simulator.url).port}`;
  await link.click();
  await field.fill(` http://${host}/login `);
  await goOn.click();
  await time.passUntil(() => page.getByTestId('user-code').isVisible(), 60_000);
  await expect(page.getByRole('heading', { name: `Enter this code on ${host}` })).toBeVisible();
  await expect(page.getByRole('button', { name: `Copy code and open ${host}` })).toBeVisible();

  // From now on there is a choice.
  await page.getByRole('button', { name: 'Cancel' }).click();
  const choice = page.getByLabel('Host', { exact: true });
  await choice.selectOption(host);
  await choice.selectOption('Other host…');
  await expect(field).toBeFocused();
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(choice).toBeFocused();
  await expect(choice).toHaveValue(host);
});

test('a client id of one’s own is named, and one press goes back to the default', async ({
  app,
  simulator,
}) => {
  const ownId = 'Iv1.0123456789abcdef';
  const page = await app.window();
  await page.evaluate(`window.pilotLight.chooseClientId('${ownId}')`);
  await askForCode(app);
  await expect(
    page.getByText(`GitHub will ask about the app of your client id ${ownId}.`),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await simulator.control.setNextAnswers({
    endpoint: 'deviceCode',
    answers: [{ kind: 'json', body: { error: 'incorrect_client_credentials' } }],
  });
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('button', { name: 'Sign in with the default app' }).click();
  await expect(page.getByText('GitHub will ask about “GitHub Copilot Plugin”.')).toBeVisible();
});

test('a network that wants its own sign-in gets a page to show it on', async ({
  app,
  simulator,
}) => {
  const page = await app.window();
  await simulator.control.setNextAnswers({
    endpoint: 'deviceCode',
    answers: [{ kind: 'redirect', location: 'http://portal.invalid/' }],
  });
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('button', { name: 'Open the network’s sign-in page' }).click();
  await expect.poll(() => app.openedLinks()).toEqual(['http://example.com/']);
  await page.getByRole('button', { name: 'Try again' }).click();
  await codeOn(page);
});

test('a slow GitHub is said to be slow, and needs nobody to watch', async ({
  app,
  simulator,
  time,
}) => {
  const { page } = await askForCode(app);
  await simulator.control.setNextAnswers({ endpoint: 'exchange', answers: [{ kind: 'hang' }] });
  await simulator.control.approve();
  await passUntilSeen(time, page.getByRole('heading', { name: 'Getting a Copilot token' }));
  const goOn = page.getByRole('button', { name: 'Continue in the background' });
  await expect(goOn).toHaveCount(0);
  await time.pass(LATE_MS);
  await expect(page.getByText('GitHub is slow…')).toBeVisible();
  await goOn.click();
  await expect.poll(async () => (await app.windowStates()).some((one) => one.visible)).toBe(false);
  await passUntilInTray({ app, simulator, time }, / · Ready, renews in /);
});

test('where sign-ins will be kept is asked about when there is one', async ({
  launch,
  simulator,
  time,
}) => {
  const app = await launch({
    appDir: ROOT,
    encryption: { backend: 'basic_text', tag: 'v10' },
    env: { PILOT_LIGHT_GITHUB: simulator.url },
    heldTime: time,
  });
  time.joinApp(app);
  const start = (await app.window()).getByRole('button', { name: 'Sign in', exact: true });
  await passUntilSeen(time, start);
  const { page } = await askForCode(app);
  const banner = page.getByRole('button', { name: 'Save it anyway…' });
  await expect(banner).toHaveCount(0);
  await simulator.control.approve();
  await passUntilSeen(time, banner);
});

test('a closed window leaves the code in the tray, and opens on it again', async ({ app }) => {
  const { page, code } = await askForCode(app);
  await app.closeWindow(page);
  await expect.poll(async () => (await app.windowStates()).some((one) => one.visible)).toBe(false);
  await expectInTray(app, new RegExp(`^Code ${code}, valid for`));
  await app.tray.clickItem('open');
  expect(await codeOn(await app.window())).toBe(code);
});

test('a denial is said in words, and one click tries again', async ({ app, simulator, time }) => {
  const { page, code } = await askForCode(app);
  await simulator.control.deny();
  await passUntilSeen(time, page.getByRole('alert'));
  await expect(page.getByRole('alert')).toContainText('The sign-in was declined');
  await expectInTray(app, /^The sign-in was declined$/);
  await page.getByRole('button', { name: 'Try again' }).click();
  expect(await codeOn(page)).not.toBe(code);
});

test('an expired code is replaced in place, and the new one signs in', async ({
  app,
  simulator,
  time,
}) => {
  const { page, code } = await askForCode(app);
  await simulator.control.expire();
  await passUntilSeen(time, page.getByRole('alert'));
  await expect(page.getByRole('alert')).toContainText('The code has expired');
  const polls = await simulator.control.log({ endpoint: 'accessToken' });
  await page.getByRole('button', { name: 'Get a new code' }).click();
  const fresh = await codeOn(page);
  expect(fresh).not.toBe(code);
  await simulator.control.approve({ userCode: fresh });
  await passUntilSeen(time, page.getByRole('heading', { name: 'Copilot token ready' }));
  const afterExpiry = polls.filter(({ remark }) => remark === 'expired_token');
  expect(afterExpiry, 'nobody asks about a dead code again').toHaveLength(1);
});

test('cancelling stops the polling', async ({ app, simulator, time }) => {
  const { control } = simulator;
  const { page } = await askForCode(app);
  await time.pass(POLL_EVERY_MS);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('heading', { name: 'A Copilot token, always ready' })).toBeVisible();
  await time.pass(10 * POLL_EVERY_MS);
  expect(await control.log({ endpoint: 'accessToken' })).toHaveLength(1);
  await askForCode(app);
  await time.pass(4 * POLL_EVERY_MS);
  expect(await control.log({ endpoint: 'accessToken' })).toHaveLength(1 + 4);
});
