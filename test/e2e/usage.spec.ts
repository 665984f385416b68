import type { Page } from '@playwright/test';
import { MINUTE_MS, SECOND_MS } from '../support/time-units.ts';
import { expect, test } from './driver/fixtures.ts';
import { openStage, type Stage, signIn } from './screens/stage.ts';
import type { HeldWorld } from './support/person.ts';

async function atRoom(
  world: HeldWorld,
  room: 'Usage' | 'What the token says',
  usage: 'credits' | 'overspent',
): Promise<Stage> {
  const stage = await openStage(world);
  await stage.control.setUsage({ usage });
  await signIn(stage);
  await stage.press(/Accounts$/);
  await stage.press(room);
  return stage;
}

test('usage is GitHub’s, asked for when somebody looks and at most every ten minutes, and at once by hand', async ({
  app,
  simulator,
  time,
}) => {
  const { page, control, press, see, at } = await atRoom(
    { app, simulator, time },
    'Usage',
    'credits',
  );
  const asked = async () => (await control.log({ endpoint: 'usage' })).length;
  await at('usage');
  await see('2,438.5 of 7,000 used');
  const meter = page.getByRole('meter', { name: 'AI credits' });
  await expect(meter).toHaveAttribute('aria-valuenow', '35');
  await expect(meter).toHaveAttribute('aria-valuetext', '2,438.5 of 7,000 used');
  expect(await asked(), 'the look of the day has told it').toBe(1);

  await press('Look again');
  await see('Up to date');
  expect(await asked(), 'it is fresh').toBe(1);

  await control.setUsage({ usage: 'pooled' });
  await time.pass(8 * MINUTE_MS);
  expect(await asked()).toBe(1);
  await time.passUntil(async () => (await asked()) === 2, 3 * MINUTE_MS);
  await see('Your organization decides');

  await control.setStandingAnswer({ endpoint: 'usage', answer: { kind: 'drop' } });
  await time.pass(MINUTE_MS);
  await press('Look again');
  await see('No answer');
  await see('Your organization decides');
});

test('a plan that is used up is told once, over restarts, and leads to the room', async ({
  app,
  simulator,
  time,
}) => {
  const { page, at } = await atRoom({ app, simulator, time }, 'Usage', 'overspent');
  await time.passUntil(async () => (await app.notices()).length > 0, MINUTE_MS);
  expect(await app.notices()).toMatchObject([
    { title: 'octocat: 100% used of AI credits', body: /^21,250 of 20,000 used\. 1,250 more/ },
  ]);
  await page.keyboard.press('Escape');
  await at('home');
  await app.clickNotice(0);
  await at('usage');

  await app.restart();
  await time.pass(10 * SECOND_MS);
  const before = (await simulator.control.log({ endpoint: 'usage' })).length;
  expect(before, 'the new run has looked').toBe(2);
  expect(await app.notices()).toEqual([]);
});

test('what the token says is shown without its signature, and personal fields one at a time', async ({
  app,
  simulator,
  time,
}) => {
  const { page, press, see, at } = await atRoom(
    { app, simulator, time },
    'What the token says',
    'credits',
  );
  await at('token');
  await see('proxy-ep');
  expect(await textOf(page)).toContain('plus_monthly_subscriber_quota');
  expect(await textOf(page)).not.toMatch(/203\.0\.113\.9|AS64500|[\da-f]{32}/);

  await press('Show ip');
  await see('203.0.113.9');
  await press('Show asn');
  await see('AS64500');
  expect(await textOf(page)).not.toContain('203.0.113.9');
  await press('Show tid');
  await see(/^[\da-f]{32}$/);
  expect(await textOf(page), 'of the token at hand nothing stands together').not.toMatch(
    /tid=|;exp/,
  );
  expect(await textOf(page), 'the signature is nowhere').not.toMatch(/[\da-f]{33}/);

  await press('Back');
  await press(/Accounts$/);
  await press('What the token says');
  await see('proxy-ep');
  expect(await textOf(page), 'whoever comes again asks again').not.toMatch(/[\da-f]{32}/);
});

/** All that the page has, be it seen or not. */
function textOf(page: Page): Promise<string> {
  return page.evaluate(() => document.documentElement.outerHTML);
}
