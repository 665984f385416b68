import type { Page } from '@playwright/test';
import { size } from '../../support/size.ts';
import type { LaunchOptions } from '../driver/driver.ts';
import { expect, test } from '../driver/fixtures.ts';
import { longestNamesWalk } from '../screens/longest-names-walk.ts';
import { OFTEN, WALKS } from '../screens/screens.ts';
import type { Stage } from '../screens/stage.ts';
import { type Screen, takeWalk, type Walk } from '../screens/walk.ts';
import { type Rules, violationsOn } from './axe.ts';
import {
  type Condition,
  DARK,
  FORCED_COLOURS,
  inJapanese,
  LARGEST_TEXT,
  NARROW,
  REDUCED_MOTION,
  show,
  USUAL,
  ZOOMED,
} from './conditions.ts';
import { layoutProblems, scrolls } from './layout.ts';
import { motionOn } from './motion.ts';
import { policyViolations, watchPolicy } from './policy.ts';
import { pressOn, watchPresses } from './presses.ts';
import { tabProblems } from './tab-order.ts';
import { untranslated } from './translation.ts';

/** A walk visits some twenty screens, and each of them in up to nine ways. */
const PATIENCE_MS = size === 'full' ? 480_000 : 180_000;

/** How many checks the reduced size has made. */
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
      visit: (screen, stage) =>
        test.step(screen.name, async () => {
          await show(stage, USUAL);
          await pressOn(screen, stage, watch);
          await check(screen, stage);
        }),
      async end({ page }) {
        expect(await policyViolations(page), 'what the policy forbids').toEqual([]);
      },
    });
    expect(watch.takeProblems(), 'by pressing').toEqual([]);
  });
}

function elsewhere(walk: Walk): Walk {
  const system = walk.launch?.system ?? SYSTEM_OF[walk.name];
  return system === undefined ? walk : { ...walk, launch: { ...walk.launch, system } };
}

/** A way of looking, and what it is for: a change of language or theme is written to the disk, so there are few. */
interface LookOver {
  readonly condition: Condition;
  /** Whether nothing is cut off, and nothing foreign. */
  readonly isSeen: boolean;
  /** `looks`: what reads the markup alone says the same as in the usual condition. */
  readonly rules: Rules | null;
}

const LOOKS_OVER: readonly LookOver[] = [
  { condition: USUAL, isSeen: true, rules: 'all' },
  { condition: ZOOMED, isSeen: true, rules: 'looks' },
  { condition: LARGEST_TEXT, isSeen: true, rules: null },
  { condition: NARROW, isSeen: false, rules: 'looks' },
  { condition: FORCED_COLOURS, isSeen: false, rules: 'looks' },
  { condition: REDUCED_MOTION, isSeen: false, rules: null },
  { condition: DARK, isSeen: false, rules: 'looks' },
  { condition: inJapanese(ZOOMED), isSeen: true, rules: null },
  { condition: inJapanese(USUAL), isSeen: true, rules: null },
];

async function check(screen: Screen, stage: Stage): Promise<void> {
  const { page } = stage;
  await show(stage, USUAL);
  const before = await contentOf(page);
  const focused = await page.evaluate(() => document.activeElement?.tagName);
  // A picture that waits for main has no control.
  if (screen.name !== 'starting') expect.soft(focused, `${screen.name}: focus`).not.toBe('BODY');
  const { byTab, looks } = size === 'full' ? { byTab: true, looks: LOOKS_OVER } : nextTurn();
  if (byTab) expect.soft(await tabProblems(page), `${screen.name}: by Tab`).toEqual([]);
  for (const look of looks) await lookOver(screen, stage, look);
  await show(stage, USUAL);
  expect.soft(await contentOf(page), `${screen.name}: the same all the while`).toBe(before);
}

/** Sixty screens take their time: the reduced size makes one check of one screen, and the next of the next. */
function nextTurn(): { readonly byTab: boolean; readonly looks: readonly LookOver[] } {
  const index = turn++ % (LOOKS_OVER.length + 1);
  return { byTab: index === LOOKS_OVER.length, looks: LOOKS_OVER.slice(index, index + 1) };
}

async function lookOver(screen: Screen, stage: Stage, look: LookOver): Promise<void> {
  const { page } = stage;
  const { condition, isSeen, rules } = look;
  await show(stage, condition);
  const where = `${screen.name} (${condition.name})`;
  if (isSeen) await see(where, page, condition);
  if (rules !== null) expect.soft(await violationsOn(page, rules), `${where}: axe`).toEqual([]);
  if (condition === REDUCED_MOTION) await seeMotion(screen, stage);
}

/** Nothing is cut off and nothing is foreign, at full size and at twice the size, in either language. */
async function see(where: string, page: Page, condition: Condition): Promise<void> {
  const { language } = condition.look;
  expect.soft(await layoutProblems(page), `${where}: layout`).toEqual([]);
  expect.soft(await untranslated(page, language), `${where}: untranslated`).toEqual([]);
  if (condition.height !== USUAL.height) return;
  expect.soft(await scrolls(page), `${where}: longer than the window`).toBe(false);
}

async function seeMotion({ name, moves }: Screen, stage: Stage): Promise<void> {
  expect.soft(await motionOn(stage.page), `${name}: what still moves`).toEqual([]);
  if (moves !== true) return;
  await show(stage, USUAL);
  const moving = expect.arrayContaining([expect.stringMatching(/ moves$/)]);
  expect.soft(await motionOn(stage.page), `${name}: what moves otherwise`).toEqual(moving);
}

function contentOf(page: Page): Promise<string> {
  return page.evaluate(() => document.body.innerText);
}
