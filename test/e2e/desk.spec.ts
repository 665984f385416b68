import type { Browser, Page } from '@playwright/test';
import { createDesk } from '../desk/desk.ts';
import { layoutOn } from '../desk/layout.ts';
import { startSimulator } from '../simulator/simulator.ts';
import { launchChromium } from '../stand-in/chromium.ts';
import { launchStandIn } from '../stand-in/launch.ts';
import { ROOT } from '../support/root.ts';
import { expect, test } from './driver/fixtures.ts';

const SCREEN = { left: 0, top: 0, width: 1280, height: 800 };
const PASTE = 'ControlOrMeta+V';

test('the desk leads from the first click to a pasted token, and into trouble', async () => {
  const simulator = await startSimulator({ addresses: 'github' });
  const browser = await launchChromium();
  const { names, control } = simulator;
  const app = await launchStandIn({ appDir: ROOT, names, browser });
  try {
    const desk = await browser.newPage();
    await createDesk(desk, layoutOn(SCREEN)).receive(app, { control, names });
    const sentence = desk.getByRole('status');
    const menu = desk.getByRole('navigation');
    const other = desk.getByLabel('Another program');

    await expect(sentence).toContainText('Press “Sign in”');
    await (await app.window()).getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(sentence).toContainText('copies the code and opens GitHub');
    await menu.getByRole('button', { name: 'Copy code and open GitHub' }).click();
    await expect(sentence).toContainText('Paste the code');
    await approveIn(await gitHubIn(browser));

    await expect(sentence).toContainText('Choose “Copy token”', { timeout: POLLED_WITHIN_MS });
    await menu.getByRole('button', { name: 'Copy token', exact: true }).click();
    await expect(sentence).toContainText('Paste the token');
    await other.click();
    await desk.keyboard.press(PASTE);
    await expect(other).toHaveValue(/^tid=/);
    await expect(sentence).toContainText('Now make something go wrong');

    const trouble = desk.getByRole('button', { name: 'GitHub has a problem' });
    await trouble.click();
    await expect(sentence).toContainText('notices at the next renewal');
    await trouble.click();
    await expect(trouble).toHaveAttribute('aria-pressed', 'false');
    expect(app.uncaught).toEqual([]);
  } finally {
    await app.close();
    await browser.close();
    await simulator.close();
  }
});

/** The app asks after 5 s, and once more where the person was just not done. */
const POLLED_WITHIN_MS = 20_000;

async function gitHubIn(browser: Browser): Promise<Page> {
  const pages = () => browser.contexts().flatMap((context) => context.pages());
  const address = 'https://github.com/login/device';
  await expect.poll(() => pages().map((page) => page.url())).toContain(address);
  const [page] = pages().filter((one) => one.url() === address);
  if (page === undefined) throw new Error('the page was closed again');
  return page;
}

/** As a person who has nothing to type. */
async function approveIn(page: Page): Promise<void> {
  await page.getByLabel('Code').click();
  await page.keyboard.press(PASTE);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: /^Authorize/ }).click();
  await expect(page.getByRole('heading', { name: 'Your device is connected' })).toBeVisible();
}
