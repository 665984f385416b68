import type { Page } from '@playwright/test';
import { size } from '../../support/size.ts';
import { expect, test } from '../driver/fixtures.ts';
import { WALKS } from '../screens/screens.ts';
import { type Screen, takeWalk } from '../screens/walk.ts';
import { violationsOn } from './axe.ts';
import { CONDITIONS, type Condition, inJapanese, show, USUAL, ZOOMED } from './conditions.ts';
import { layoutProblems, scrolls } from './layout.ts';
import { policyViolations, watchPolicy } from './policy.ts';
import { tabProblems } from './tab-order.ts';
import { untranslated } from './translation.ts';

/** A walk visits some twenty screens, and each of them in up to nine ways. */
const PATIENCE_MS = size === 'full' ? 480_000 : 180_000;

/** Which condition a screen gets in the reduced size: the next each time, so that all are met on many screens. */
let turn = 0;

for (const walk of WALKS) {
  test(`everybody can read and use the screens of the walk "${walk.name}"`, async ({
    driver,
    launch,
  }) => {
    test.skip(!driver.capabilities.keyring, 'The walks need a keyring that can be steered.');
    test.setTimeout(PATIENCE_MS);
    await takeWalk(walk, {
      launch,
      begin: ({ page }) => watchPolicy(page),
      visit: (screen, { page }) => test.step(screen.name, () => check(screen, page)),
      async end({ page }) {
        expect(await policyViolations(page), 'what the policy forbids').toEqual([]);
      },
    });
  });
}

async function check(screen: Screen, page: Page): Promise<void> {
  await show(page, USUAL);
  // Tabbing through sixty screens takes its time: the reduced size does it on every other one.
  if (size === 'full' || turn % 2 === 0) {
    expect.soft(await tabProblems(page), `${screen.name}: by Tab`).toEqual([]);
  }
  for (const sight of sightsOf(screen)) await see(screen, page, sight);
  for (const condition of conditionsFor(screen)) await checkRules(screen, page, condition);
  await show(page, USUAL);
}

/** Nothing is cut off and nothing is foreign, at full size and at twice the size, in either language. */
async function see(screen: Screen, page: Page, condition: Condition): Promise<void> {
  await show(page, condition);
  const where = `${screen.name} (${condition.name})`;
  const { language } = condition.look;
  expect.soft(await layoutProblems(page), `${where}: layout`).toEqual([]);
  expect.soft(await untranslated(page, language), `${where}: untranslated`).toEqual([]);
  if (screen.mayScroll === true || condition.width !== USUAL.width) return;
  expect.soft(await scrolls(page), `${where}: longer than the window`).toBe(false);
}

/** The reduced size looks at each screen in one way, the next each time; the full size at all of them in all four. */
function sightsOf({ isBrief }: Screen): readonly Condition[] {
  if (isBrief === true) return [USUAL];
  // Next to each other what has a side in common: a change of language is written to the disk.
  const sights = [USUAL, ZOOMED, inJapanese(ZOOMED), inJapanese(USUAL)];
  return size === 'full' ? sights : sights.slice(turn % sights.length, (turn % sights.length) + 1);
}

/** Under a deadline there is time for the usual condition only. */
function conditionsFor({ isBrief }: Screen): readonly Condition[] {
  if (isBrief === true) return [USUAL];
  if (size === 'full') return CONDITIONS;
  const one = CONDITIONS[turn++ % CONDITIONS.length];
  return one === undefined ? [] : [one];
}

async function checkRules({ name }: Screen, page: Page, condition: Condition): Promise<void> {
  await show(page, condition);
  const where = `${name} (${condition.name})`;
  expect.soft(await violationsOn(page), `${where}: axe`).toEqual([]);
  if (condition.media.reducedMotion === undefined) return;
  const moving = await page.evaluate(() => document.getAnimations().length);
  expect.soft(moving, `${where}: what still moves`).toBe(0);
}
