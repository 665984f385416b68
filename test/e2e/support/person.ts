import type { Locator, Page } from '@playwright/test';
import type { Simulator } from '../../simulator/simulator.ts';
import type { HeldTime } from '../../support/held-time/held-time.ts';
import { MINUTE_MS } from '../../support/time-units.ts';
import { type DrivenApp, labelsOf } from '../driver/driver.ts';
import { expect } from '../driver/fixtures.ts';

/** The app in a world of its own, whose time the test moves. */
export interface HeldWorld {
  readonly app: DrivenApp;
  readonly simulator: Simulator;
  readonly time: HeldTime;
}

/** Presses Sign in and waits for the code; answers what the window shows. */
export async function askForCode(app: DrivenApp): Promise<{ page: Page; code: string }> {
  const page = await app.window();
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  const code = await codeOn(page);
  return { page, code };
}

/** The code in the window, once there is one. */
export async function codeOn(page: Page): Promise<string> {
  const shown = page.getByTestId('user-code');
  await expect(shown).toHaveText(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/);
  return shown.innerText();
}

/** A whole sign-in through the window, up to the account's own screen. */
export async function signIn({ app, simulator, time }: HeldWorld): Promise<Page> {
  const { page } = await askForCode(app);
  await simulator.control.approve();
  const done = page.getByRole('button', { name: 'Done' });
  await passUntilSeen(time, done);
  await done.click();
  await expect(page.getByRole('heading', { name: 'Copilot token ready' })).toBeVisible();
  return page;
}

/** Signs the first account of the tray's menu out: the menu asks, and the window has the question. */
export async function signOutFromTray({
  app,
  time,
}: Pick<HeldWorld, 'app' | 'time'>): Promise<void> {
  await app.tray.clickItem('Sign out…');
  await time.settle();
  const page = await app.window();
  await expect(page.getByRole('heading', { name: /^Sign out .+\?$/ })).toBeVisible();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
}

/** Lets time pass until this can be seen: at most a minute. */
export function passUntilSeen(time: HeldTime, what: Locator): Promise<void> {
  return time.passUntil(() => what.isVisible(), MINUTE_MS);
}

/** Lets time pass until a line of the tray's menu fits: at most a minute. */
export function passUntilInTray({ app, time }: HeldWorld, line: RegExp): Promise<void> {
  return time.passUntil(async () => fitsTray(app, line), MINUTE_MS);
}

/** Every label in the tray's menu, submenus after their own line; none while there is no tray yet. */
export async function trayLabels(app: DrivenApp): Promise<readonly string[]> {
  return labelsOf(await app.tray.menu().catch(() => []));
}

/** Waits, while time stands still, until a line of the tray's menu fits. */
export async function expectInTray(app: DrivenApp, line: RegExp): Promise<void> {
  await expect
    .poll(() => fitsTray(app, line), { message: `a line in the tray that fits ${String(line)}` })
    .toBe(true);
}

async function fitsTray(app: DrivenApp, line: RegExp): Promise<boolean> {
  return (await trayLabels(app)).some((label) => line.test(label));
}

/** Titles of the notices that are on the desktop now. */
export async function noticesShown(app: DrivenApp): Promise<readonly string[]> {
  return (await app.notices()).filter(({ state }) => state === 'shown').map(({ title }) => title);
}
