import type { Locator, Page } from '@playwright/test';
import type { Control } from '../../simulator/control-contract.ts';
import type { DrivenApp } from '../driver/driver.ts';
import { expect } from '../driver/fixtures.ts';

/** A running app in front of a simulator, and what a person would do there. Words are English. */
export interface Stage {
  readonly app: DrivenApp;
  readonly page: Page;
  readonly control: Control;
  press(name: string | RegExp): Promise<void>;
  /** Waits for a screen by its `data-screen`. */
  at(screen: string): Promise<void>;
  /** Waits for the account's screen in this state of its session. */
  atHome(session: string): Promise<void>;
  /** Waits for all that GitHub tells of the account on the screen: its picture comes last. */
  known(): Promise<void>;
  see(words: string | RegExp): Promise<void>;
  /** Waits for a sign-in that ended with this problem. */
  failsWith(problem: string): Promise<void>;
  /** The machine sleeps for this long, and so does the world around it. */
  sleep(ms: number): Promise<void>;
}

/** For `expect.poll`: a walk waits a hundred times, and its usual pauses grow to a second. */
export const CLOSELY = { intervals: [20, 50] };

export async function openStage(app: DrivenApp, control: Control): Promise<Stage> {
  const page = await app.window();
  // Set with the first view: before it there is only the still picture of the page itself.
  await page.locator('html[data-theme]').waitFor();
  const window = page.locator('.window').last();
  const isNow = (name: string, value: string) =>
    expect.poll(() => window.getAttribute(name), CLOSELY).toBe(value);
  const isSeen = (what: Locator) =>
    expect.poll(() => what.isVisible(), { ...CLOSELY, message: String(what) }).toBe(true);
  return {
    app,
    page,
    control,
    press: (name) =>
      page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name }).click(),
    at: (screen) => isNow('data-screen', screen),
    atHome: (session) => isNow('data-session', session),
    known: () => isSeen(page.locator('button.account img')),
    see: (words) => isSeen(page.getByText(words).first()),
    failsWith: (problem) => isSeen(page.locator(`[data-problem="${problem}"]`)),
    sleep: (ms) => sleep(app, page, control, ms),
  };
}

/** From the signed-out screen to the account's. */
export async function signIn({ control, press, at, atHome, known }: Stage): Promise<void> {
  await press('Sign in');
  await at('code');
  await control.approve();
  await press('Done');
  await atHome('lit');
  await known();
}

/**
 * Time passes as in a sleep: the wall clocks of app, window and simulator go on, and the app is told that the machine
 * woke up. So a screen that is half an hour away needs no half hour, and no clock runs fast while it is looked at.
 */
async function sleep(app: DrivenApp, page: Page, control: Control, ms: number): Promise<void> {
  await app.power('suspend');
  await control.advance({ ms });
  await page.evaluate(skip, ms);
  await app.evaluate((_electron, skippedMs) => {
    const now = Date.now;
    Date.now = () => now() + skippedMs;
  }, ms);
  await app.power('resume');
}

function skip(skippedMs: number): void {
  const now = Date.now;
  Date.now = () => now() + skippedMs;
}
