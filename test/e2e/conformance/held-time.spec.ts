import type { Bridge } from '../../../src/shared/ipc.ts';
import { controlClient } from '../../simulator/control-client.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../support/time-units.ts';
import { expect, test } from '../driver/fixtures.ts';
import { askForCode, expectInTray, type HeldWorld, signIn } from '../support/person.ts';

/** After this the app gives up a request that nobody answers. */
const REQUEST_DEADLINE_MS = 20 * SECOND_MS;
/** After this the app goes on without a keyring that does not answer. */
const KEYRING_DEADLINE_MS = 10 * SECOND_MS;
/** GitHub asks for 5 s between two polls; the app takes a fifth more. */
const POLL_EVERY_MS = 6 * SECOND_MS;

/** What each of the three takes for the present. Main writes it into its log, for a link that it does not open. */
async function clocksOf({ app, simulator, time }: HeldWorld) {
  const page = await app.window();
  const { nowMs } = await simulator.control.state();
  await page.evaluate(() =>
    (window as unknown as { pilotLight: Bridge }).pilotLight.openLink({
      link: 'refusal',
      accountKey: null,
    }),
  );
  return {
    world: time.nowMs(),
    simulator: nowMs,
    page: await page.evaluate(() => Date.now()),
    main: loggedInstant(app.output()),
  };
}

/** The instant of the newest line of the log. */
function loggedInstant(output: string): number {
  return Date.parse(output.match(/^\d{4}-\S+Z/gm)?.at(-1) ?? '');
}

test('nothing moves by itself, and everything that is due by then happens in a pass', async ({
  app,
  simulator,
  time,
}) => {
  const { page } = await askForCode(app);
  const polls = () => simulator.control.log({ endpoint: 'accessToken' });
  // Many times what a fast clock would take to show itself.
  for (let look = 0; look < 20; look++) await time.settle();
  expect(await polls()).toEqual([]);
  await time.pass(SECOND_MS);
  await expect(page.getByRole('timer')).toHaveText('15 min left');

  await time.pass(10 * MINUTE_MS);
  await expect(page.getByRole('timer')).toHaveText('4 min left');
  await expectInTray(app, /valid for 5 min/);
  const atMs = (await polls()).map((poll) => poll.atMs);
  expect(atMs).toHaveLength((10 * MINUTE_MS) / POLL_EVERY_MS);
  expect(atMs.at(-1)).toBe(time.nowMs() - SECOND_MS);
});

test('main, page and simulator stand at one instant, also after a sleep and a restart', async ({
  app,
  simulator,
  time,
}) => {
  const world = { app, simulator, time };
  const agree = async () => {
    const { world: now, ...clocks } = await clocksOf(world);
    expect(clocks).toEqual({ simulator: now, page: now, main: now });
  };
  await time.pass(17 * MINUTE_MS);
  await agree();
  await time.sleep(3 * HOUR_MS);
  await agree();
  await app.restart();
  await time.settle();
  await time.pass(17 * MINUTE_MS);
  await agree();
});

test('a clock that is set moves the machine and not the world', async ({
  app,
  simulator,
  time,
}) => {
  await time.setWall(HOUR_MS);
  await time.pass(SECOND_MS);
  const { world, ...clocks } = await clocksOf({ app, simulator, time });
  const machine = world + HOUR_MS;
  expect(clocks).toEqual({ simulator: world, page: machine, main: machine });
});

test('a request that is never answered is quiet, and given up at its deadline', async ({
  app,
  simulator,
  time,
}) => {
  const { control } = simulator;
  await control.setNextAnswers({ endpoint: 'deviceCode', answers: [{ kind: 'hang' }] });
  const page = await app.window();
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await time.pass(REQUEST_DEADLINE_MS - 1);
  expect(simulator.traffic.heldBackCount()).toBe(1);
  await expect(page.locator('.window[data-screen="requesting-code"]')).toBeVisible();
  await time.pass(1);
  expect(simulator.traffic.heldBackCount()).toBe(0);
  await expect(page.locator('[data-problem]')).toBeVisible();
});

test('an answer that is delayed comes at its instant', async ({ app, simulator, time }) => {
  const { control } = simulator;
  const answers = [{ kind: 'real', delayMs: 7 * SECOND_MS } as const];
  await control.setNextAnswers({ endpoint: 'deviceCode', answers });
  const page = await app.window();
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  const code = page.getByTestId('user-code');
  const beganAtMs = time.nowMs();
  await time.passUntil(() => code.isVisible(), MINUTE_MS);
  expect(time.nowMs() - beganAtMs).toBe(7 * SECOND_MS);
});

test('in a sleep no timer rings, and after it the app looks at once', async ({
  app,
  simulator,
  time,
}) => {
  await signIn({ app, simulator, time });
  const exchanges = () => simulator.control.log({ endpoint: 'exchange' });
  expect(await exchanges()).toHaveLength(1);
  await time.sleep(5 * HOUR_MS);
  expect(await exchanges()).toHaveLength(2);
  expect((await exchanges()).at(-1)?.atMs).toBe(time.nowMs());
});

test('a simulator whose time is held cannot be moved alone', async ({ simulator }) => {
  const control = controlClient(simulator.url);
  await expect(control.advance({ ms: 1 })).rejects.toThrow('Time is held');
  await expect(control.setTimeScale({ timeScale: 2 })).rejects.toThrow('Time is held');
});

test.describe('with a keyring that hangs', () => {
  test.use({ appLaunch: { encryption: { keyring: 'hangs' } } });

  test('its calls are quiet, and the app goes on at its deadline', async ({ app, time }) => {
    const page = await app.window();
    await time.pass(KEYRING_DEADLINE_MS - 1);
    await expect(page.locator('.window[data-screen="starting"]')).toBeVisible();
    await time.pass(1);
    await expect(page.getByText('Waiting for the keyring')).toBeVisible();
  });
});
