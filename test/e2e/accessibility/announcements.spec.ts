import type { Page } from '@playwright/test';
import { MINUTE_MS, SECOND_MS } from '../../support/time-units.ts';
import { expect, test } from '../driver/fixtures.ts';
import { openStage } from '../screens/stage.ts';

test('a screen reader hears the code letter by letter', async ({ app, simulator, time }) => {
  const { control } = simulator;
  const { page, press, at } = await openStage({ app, simulator, time });
  await press('Sign in');
  await at('code');
  const [code] = (await control.state()).codes;
  const letters = (code?.userCode ?? '').split('').map((one) => (one === '-' ? 'dash' : one));
  expect(letters).toHaveLength(9);
  const heard = await page.locator('.code').ariaSnapshot();
  expect(heard).toContain(`Code: ${letters.join(', ')}`);
  expect(heard, 'and not a second time in one piece').not.toContain(code?.userCode);
});

test('a screen reader hears the time that is left at whole minutes only', async ({
  app,
  simulator,
  time,
}) => {
  await simulator.control.configure({ deviceCodeLifeSeconds: 240 });
  const { page, press, at } = await openStage({ app, simulator, time });
  await press('Sign in');
  await at('code');
  const timer = page.getByRole('timer');
  await expect(timer).toHaveAttribute('aria-live', 'off');
  await expect(timer).toHaveText('4 min left');

  await listen(page);
  // Two minutes and a bit of a code that lives for four.
  await time.pass(125 * SECOND_MS);
  expect(await heard(page)).toEqual(['3 minutes left', '2 minutes left']);
  await expect(timer).toHaveText('1 min left');

  // The last minute is counted for the eye, still not for the ear.
  await time.pass(MINUTE_MS);
  await expect(timer).toHaveText(/^\d+ s left$/);
  const before = (await heard(page)).length;
  await time.pass(5 * SECOND_MS);
  expect(await heard(page)).toHaveLength(before);
});

test('a copy and a renewal are announced, and never the token', async ({
  app,
  simulator,
  time,
}) => {
  const { control } = simulator;
  const { page, press, at, atHome, sleep } = await openStage({ app, simulator, time });
  await press('Sign in');
  await at('code');
  await control.approve();
  await press('Done');
  await atHome('lit');
  await listen(page);
  await press('Copy token');
  await expect
    .poll(() => heard(page))
    .toContainEqual(expect.stringMatching(/^Token in the clipboard/));
  const token = await app.clipboard.text();
  expect(token).toMatch(/^tid=/);
  expect((await heard(page)).join('\n'), 'nothing was renewed yet').not.toContain('renewed');
  await sleep(60 * SECOND_MS);
  await press('Renew now');
  await expect.poll(() => heard(page)).toContainEqual(expect.stringMatching(/^Token renewed/));
  expect((await heard(page)).join('\n')).not.toContain(token);
  expect(await page.content()).not.toContain(token);
});

/** Writes down what the live regions say from now on. Hidden and silent parts of a region are not said. */
async function listen(page: Page): Promise<void> {
  await page.evaluate(() => {
    const said: string[] = [];
    Reflect.set(window, 'said', said);
    const textOf = (region: Element) => {
      const copy = region.cloneNode(true) as Element;
      for (const silent of copy.querySelectorAll('[aria-hidden="true"]')) silent.remove();
      return copy.textContent ?? '';
    };
    const selector =
      '[role="status"], [role="alert"], [aria-live="polite"], [aria-live="assertive"]';
    let before = new Map<Element, string>();
    const look = () => {
      const now = new Map(
        [...document.querySelectorAll(selector)].map((one) => [one, textOf(one)] as const),
      );
      for (const [region, text] of now) {
        if (text !== '' && text !== (before.get(region) ?? '')) said.push(text);
      }
      before = now;
    };
    look();
    said.length = 0;
    new MutationObserver(look).observe(document, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });
}

const heard = (page: Page) => page.evaluate(() => Reflect.get(window, 'said') as string[]);
