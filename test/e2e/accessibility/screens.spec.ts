import type { Page } from '@playwright/test';
import { size } from '../../support/size.ts';
import type { LaunchOptions } from '../driver/driver.ts';
import { expect, test } from '../driver/fixtures.ts';
import { longestNamesWalk } from '../screens/longest-names-walk.ts';
import { OFTEN, WALKS } from '../screens/screens.ts';
import type { Stage } from '../screens/stage.ts';
import { type Screen, takeWalk, type Walk } from '../screens/walk.ts';
import { violationsOn } from './axe.ts';
import {
  CONDITIONS,
  type Condition,
  inJapanese,
  LARGEST_TEXT,
  REDUCED_MOTION,
  show,
  USUAL,
  ZOOMED,
} from './conditions.ts';
import { layoutProblems, scrolls } from './layout.ts';
import { motionOn } from './motion.ts';
import { policyViolations, watchPolicy } from './policy.ts';
import { watchPresses } from './presses.ts';
import { tabProblems } from './tab-order.ts';
import { untranslated } from './translation.ts';

/** A walk visits some twenty screens, and each of them in up to nine ways. */
const PATIENCE_MS = size === 'full' ? 480_000 : 180_000;

/** Which check a screen gets in the reduced size: the next each time, so that all are made on many screens. */
let turn = 0;

/** Where the tray is at the bottom, and where it is at the top: a window that grows moves other things in each. */
const SYSTEM_OF: Readonly<Record<string, NonNullable<LaunchOptions['system']>>> = {
  'sign-in': { platform: 'win32' },
  account: { platform: 'darwin' },
};

/** In full also what nobody needs a picture of. */
const walks = size === 'full' ? [...WALKS, longestNamesWalk] : OFTEN;

for (const walk of walks) {
  test(`everybody can read and use the screens of the walk "${walk.name}"`, async ({
    driver,
    launch,
  }) => {
    const isElsewhere = walk.launch?.system !== undefined && driver.name === 'electron';
    test.skip(isElsewhere, 'A real app is on the system that it is on.');
    test.setTimeout(PATIENCE_MS);
    const watch = watchPresses();
    await takeWalk(driver.name === 'electron' ? walk : elsewhere(walk), {
      launch,
      isGitHub: false,
      press: watch.press,
      begin: ({ page }) => watchPolicy(page),
      visit: (screen, stage) => test.step(screen.name, () => check(screen, stage)),
      async end({ page }) {
        expect(await policyViolations(page), 'what the policy forbids').toEqual([]);
      },
    });
    expect([...watch.problems], 'by pressing').toEqual([]);
  });
}

function elsewhere(walk: Walk): Walk {
  const system = walk.launch?.system ?? SYSTEM_OF[walk.name];
  return system === undefined ? walk : { ...walk, launch: { ...walk.launch, system } };
}

/** By keyboard, by eye, by the rules. */
const CHECKS = [
  async (screen: Screen, { page }: Stage) =>
    expect.soft(await tabProblems(page), `${screen.name}: by Tab`).toEqual([]),
  async (screen: Screen, stage: Stage) => {
    for (const sight of chosen(SIGHTS, round())) await see(screen, stage, sight);
  },
  async (screen: Screen, stage: Stage) => {
    for (const condition of chosen(CONDITIONS, round())) {
      await checkRules(screen, stage, condition);
    }
  },
] as const;

/** Next to each other what has a side in common: a change of language is written to the disk. */
const SIGHTS = [USUAL, ZOOMED, LARGEST_TEXT, inJapanese(ZOOMED), inJapanese(USUAL)];

/** How often each check was made. */
function round(): number {
  return Math.floor(turn / CHECKS.length);
}

/** Sixty screens take their time: the reduced size takes one of all for one screen, and the next for the next. */
function chosen<T>(all: readonly T[], count: number): readonly T[] {
  const index = count % all.length;
  return size === 'full' ? all : all.slice(index, index + 1);
}

async function check(screen: Screen, stage: Stage): Promise<void> {
  const { page } = stage;
  await show(stage, USUAL);
  const before = await contentOf(page);
  const focused = await page.evaluate(() => document.activeElement?.tagName);
  // A picture that waits for main has no control.
  if (screen.name !== 'starting') expect.soft(focused, `${screen.name}: focus`).not.toBe('BODY');
  for (const name of screen.presses ?? []) await stage.press(name);
  for (const make of chosen(CHECKS, turn)) await make(screen, stage);
  turn++;
  await show(stage, USUAL);
  expect.soft(await contentOf(page), `${screen.name}: the same all the while`).toBe(before);
}

/** Nothing is cut off and nothing is foreign, at full size and at twice the size, in either language. */
async function see(screen: Screen, stage: Stage, condition: Condition): Promise<void> {
  const { page } = stage;
  await show(stage, condition);
  const where = `${screen.name} (${condition.name})`;
  const { language } = condition.look;
  expect.soft(await layoutProblems(page), `${where}: layout`).toEqual([]);
  expect.soft(await untranslated(page, language), `${where}: untranslated`).toEqual([]);
  if (condition.height !== USUAL.height) return;
  expect.soft(await scrolls(page), `${where}: longer than the window`).toBe(false);
}

async function checkRules(
  { name, moves }: Screen,
  stage: Stage,
  condition: Condition,
): Promise<void> {
  const { page } = stage;
  const where = `${name} (${condition.name})`;
  await show(stage, condition);
  expect.soft(await violationsOn(page), `${where}: axe`).toEqual([]);
  if (condition !== REDUCED_MOTION) return;
  expect.soft(await motionOn(page), `${where}: what still moves`).toEqual([]);
  if (moves !== true) return;
  await show(stage, USUAL);
  const moving = expect.arrayContaining([expect.stringMatching(/ moves$/)]);
  expect.soft(await motionOn(page), `${name}: what moves otherwise`).toEqual(moving);
}

function contentOf(page: Page): Promise<string> {
  return page.evaluate(() => document.body.innerText);
}
