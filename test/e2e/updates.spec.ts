import type { Page } from '@playwright/test';
import type { Answer } from '../simulator/scripted-answer.ts';
import { ADDRESS, REPOSITORY } from '../support/made-up-repository.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../support/time-units.ts';
import { expect, test } from './driver/fixtures.ts';
import { openStage, type Stage, signIn } from './screens/stage.ts';
import { type HeldWorld, trayLabels } from './support/person.ts';

const RELEASE = { repository: REPOSITORY, tag: 'v9.0.0' };

test.use({
  appLaunch: { env: { PILOT_LIGHT_REPOSITORY: ADDRESS } },
});

/** Until the first look is over. */
const FIRST_MS = 6 * MINUTE_MS;

const askedOf = async ({ control }: Stage) =>
  (await control.log({ endpoint: 'latestRelease' })).length;

/** The settings say only this version, the tray offers none, and no notice has come. */
async function expectNothingTold({ app, page, press }: Stage, what: string): Promise<void> {
  await press('Settings');
  await expect(page.getByText(/^Pilot Light [\d.]+$/), what).toBeVisible();
  await press('Back');
  expect(await app.notices()).toEqual([]);
  expect(await trayLabels(app)).not.toContainEqual(expect.stringContaining('9.0.0'));
}

/** Nothing is sent before somebody has signed in. */
async function signedIn(world: HeldWorld): Promise<Stage> {
  const stage = await openStage(world);
  await signIn(stage);
  return stage;
}

async function openAdvanced({ press, at }: Stage): Promise<void> {
  await press('Settings');
  await press('Advanced');
  await at('advanced');
}

test('a newer version is told once and linked to, and nothing of it is fetched', async ({
  app,
  simulator,
  time,
}) => {
  const stage = await signedIn({ app, simulator, time });
  await stage.control.configure({ release: RELEASE });
  await time.pass(FIRST_MS);
  expect(await app.notices()).toMatchObject([{ title: 'Pilot Light 9.0.0 is out' }]);
  expect(await trayLabels(app)).toContain('Version 9.0.0 is out…');
  await stage.press('Settings');
  await stage.press('Pilot Light 9.0.0 is out');
  const page = `${simulator.url}/${REPOSITORY}/releases/tag/v9.0.0`;
  await expect.poll(() => app.openedLinks()).toEqual([page]);
  await app.tray.clickItem('Version 9.0.0 is out…');
  await expect.poll(() => app.openedLinks()).toEqual([page, page]);

  await app.restart();
  await time.pass(FIRST_MS);
  expect(await app.notices(), 'once is enough').toEqual([]);
  expect(await trayLabels(app)).toContain('Version 9.0.0 is out…');
  const log = await stage.control.log();
  const paths = log.map(({ method, path }) => `${method} ${path}`);
  expect(paths.filter((one) => one.includes(REPOSITORY))).toEqual([
    `GET /repos/${REPOSITORY}/releases/latest`,
  ]);
});

test('the question is asked once a day, by nobody, and no more when it is turned off', async ({
  app,
  simulator,
  time,
}) => {
  const stage = await signedIn({ app, simulator, time });
  await time.pass(FIRST_MS);
  await app.restart();
  await time.pass(FIRST_MS);
  expect(await askedOf(stage)).toBe(1);
  await time.sleep(DAY_MS);
  await time.passUntil(async () => (await askedOf(stage)) === 2, MINUTE_MS);
  const asked = await stage.control.log({ endpoint: 'latestRelease' });
  expect(asked.map(({ authorization }) => authorization)).toEqual([null, null]);

  const again = await openStage({ app, simulator, time });
  await openAdvanced(again);
  await again.press('Look for new versions');
  await stage.control.configure({ release: RELEASE });
  await time.sleep(2 * DAY_MS);
  await time.pass(FIRST_MS);
  expect(await askedOf(stage)).toBe(2);
});

/** One of each kind; `latest-release.test.ts` has all of them. */
const WRONG: readonly (readonly [what: string, answer: Answer | null])[] = [
  ['a portal’s page', { kind: 'html' }],
  ['429', { kind: 'json', status: 429, body: {}, headers: { 'retry-after': '60' } }],
  ['another page', { kind: 'patched', set: { html_url: 'https://evil.example/' } }],
  ['an older version', { kind: 'patched', set: { tag_name: 'v0.0.1' } }],
  ['no release', null],
];

test('of what is no newer release nothing is told, and it is looked again the next day', async ({
  app,
  simulator,
  time,
}) => {
  const stage = await signedIn({ app, simulator, time });
  for (const [at, [what, answer]] of WRONG.entries()) {
    await stage.control.clearAnswers();
    await stage.control.configure({ release: answer === null ? null : RELEASE });
    if (answer !== null) {
      await stage.control.setStandingAnswer({ endpoint: 'latestRelease', answer });
    }
    if (at > 0) await time.sleep(DAY_MS);
    await time.passUntil(async () => (await askedOf(stage)) === at + 1, FIRST_MS);
    await expectNothingTold(stage, what);
  }
  await stage.control.clearAnswers();
  await stage.control.configure({ release: RELEASE });
  await time.sleep(DAY_MS);
  await time.passUntil(async () => (await app.notices()).length > 0, FIRST_MS);
  expect(await app.notices()).toMatchObject([{ title: 'Pilot Light 9.0.0 is out' }]);
});

test('nobody is asked without a network, and once it is back', async ({ app, simulator, time }) => {
  const stage = await signedIn({ app, simulator, time });
  await app.setOnline(false);
  await time.sleep(3 * HOUR_MS);
  expect(await askedOf(stage)).toBe(0);
  await app.setOnline(true);
  await time.passUntil(async () => (await askedOf(stage)) === 1, 3 * HOUR_MS);
});

test.describe('a project without an address', () => {
  test.use({ appLaunch: {} });

  test('asks nobody, and offers no switch', async ({ app, simulator, time }) => {
    const stage = await signedIn({ app, simulator, time });
    await stage.control.configure({ release: RELEASE });
    await time.pass(FIRST_MS);
    await time.sleep(DAY_MS);
    await time.pass(FIRST_MS);
    expect(await askedOf(stage)).toBe(0);
    await openAdvanced(stage);
    await expect(switchOf(stage.page)).toHaveCount(0);
  });
});

const switchOf = (page: Page) => page.getByRole('switch', { name: 'Look for new versions' });
