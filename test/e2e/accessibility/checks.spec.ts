import type { Page } from '@playwright/test';
import { expect, test } from '../driver/fixtures.ts';
import { openStage } from '../screens/stage.ts';
import { violationsOn } from './axe.ts';
import { inJapanese, REDUCED_MOTION, show, USUAL, ZOOMED } from './conditions.ts';
import { layoutProblems, scrolls } from './layout.ts';
import { motionOn } from './motion.ts';
import { policyViolations, watchPolicy } from './policy.ts';
import { watchPresses } from './presses.ts';
import { tabProblems } from './tab-order.ts';
import { untranslated } from './translation.ts';

/** What the walks would say of a page on which one thing is wrong. */
interface Verdict {
  readonly axe: readonly string[];
  readonly layout: readonly string[];
  readonly tab: readonly string[];
  readonly words: readonly string[];
  readonly policy: readonly string[];
  readonly scrolls: boolean;
}

test('the checks of the walks find what is wrong', async ({ app, simulator, time }) => {
  const stage = await openStage({ app, simulator, time });
  const { page, at } = stage;
  await at('signed-out');
  await watchPolicy(page);
  await show(stage, USUAL);
  expect(await verdictOn(page)).toEqual({
    axe: [],
    layout: [],
    tab: [],
    words: [],
    policy: [],
    scrolls: false,
  });

  await spoil(page, (button) => void (button.style.color = '#444'));
  expect((await verdictOn(page)).axe.join()).toContain('color-contrast');

  await spoil(page, (button) => void Object.assign(button.style, { width: '20px', padding: '0' }));
  const narrow = (await verdictOn(page)).layout.join('\n');
  expect(narrow).toContain('sticks out');
  expect(narrow).toContain('is only 20 x');

  await spoil(page, (button) => {
    button.style.outline = 'none';
    document.querySelector('main')?.prepend(button);
    button.style.marginTop = '900px';
  });
  const faults = await verdictOn(page);
  expect(faults.tab.join()).toContain('does not show it');
  expect(faults.scrolls).toBe(true);

  await show(stage, REDUCED_MOTION);
  expect(await motionOn(page)).toEqual([]);
  await spoil(page, (button) => button.style.setProperty('transition', 'all 1s', 'important'));
  expect(await motionOn(page)).toEqual(['button.primary would move']);
  await spoil(
    page,
    (button) =>
      void button.animate(
        { rotate: '1turn' },
        { duration: 1000, iterations: Number.POSITIVE_INFINITY },
      ),
  );
  expect(await motionOn(page)).toContain('button.primary moves');
  await show(stage, USUAL);
  expect(await playStates(page), 'nothing moves while it is looked at').toEqual(['paused']);

  await show(stage, inJapanese(ZOOMED));
  expect(await untranslated(page, 'ja')).toEqual([]);
  await spoil(page, (button) => void (button.textContent = 'signIn.start of today'));
  expect(await untranslated(page, 'ja')).toEqual(['signIn.start of today']);

  await spoil(page, () => {
    const picture = document.createElement('img');
    picture.src = 'https://example.com/picture.png';
    document.body.append(picture);
  });
  await expect.poll(() => policyViolations(page)).not.toEqual([]);
});

test('the look at presses finds what does not answer, what moves and what loses the focus', async ({
  app,
  simulator,
  time,
}) => {
  const stage = await openStage({ app, simulator, time });
  await stage.at('signed-out');
  const findings = async (onClick: string): Promise<readonly string[]> => {
    await stage.page.evaluate((source) => {
      document.querySelector('#tried')?.remove();
      const button = document.createElement('button');
      Object.assign(button, { id: 'tried', textContent: 'Try' });
      const act = new Map<string, () => void>([
        ['nothing', () => button.focus()],
        ['answer', () => void (button.textContent = 'Done')],
        ['move', () => void (button.style.marginTop = '30px')],
        [
          'swap',
          () => button.replaceWith(Object.assign(button.cloneNode(), { textContent: 'Other' })),
        ],
        [
          'blur',
          () => {
            button.textContent = 'Done';
            button.blur();
          },
        ],
      ]).get(source);
      button.addEventListener('click', () => act?.());
      document.querySelector('main')?.prepend(button);
    }, onClick);
    const watch = watchPresses();
    await watch.press(stage, stage.page.locator('#tried'));
    return watch.takeProblems().map((one) => one.replace('signed-out: "Try" ', ''));
  };
  expect(await findings('answer')).toEqual([]);
  expect(await findings('nothing')).toEqual(['is pressed and nothing answers']);
  expect(await findings('move')).toContain('moves away by 0, 30 px');
  expect(await findings('swap')).toContain('puts "Other" in its place');
  expect(await findings('blur')).toEqual(['leaves the focus nowhere']);
});

async function verdictOn(page: Page): Promise<Verdict> {
  return {
    axe: await violationsOn(page),
    layout: await layoutProblems(page),
    tab: await tabProblems(page),
    words: await untranslated(page, 'en'),
    policy: await policyViolations(page),
    scrolls: await scrolls(page),
  };
}

function playStates(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => document.getAnimations().map(({ playState }) => playState));
}

/** Does something to the main button of the page. */
async function spoil(page: Page, how: (button: HTMLElement) => void): Promise<void> {
  await page.locator('button.primary').evaluate(how);
}
