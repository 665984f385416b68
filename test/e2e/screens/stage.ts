import type { Locator, Page } from '@playwright/test';
import type { Control } from '../../simulator/control-contract.ts';
import type { HeldTime } from '../../support/held-time/held-time.ts';
import { MINUTE_MS } from '../../support/time-units.ts';
import type { DrivenApp } from '../driver/driver.ts';
import type { HeldWorld } from '../support/person.ts';

/**
 * A running app in front of a simulator, and what a person would do there. Words are English.
 *
 * Who waits lets time pass, at most a minute; what is there already takes no time.
 */
export interface Stage {
  readonly app: DrivenApp;
  readonly page: Page;
  readonly control: Control;
  readonly time: HeldTime;
  /** A host that is not GitHub's own: a company's server, or the simulator under its own address. */
  readonly companyHost: string;
  /** Waits for the button, too. */
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

/** How a button is pressed that is there. */
export type PressBy = (stage: Stage, button: Locator) => Promise<void>;

export async function openStage(
  { app, simulator, time }: HeldWorld,
  companyHost = new URL(simulator.url).host,
  pressBy: PressBy = (_stage, button) => button.click(),
): Promise<Stage> {
  // A desktop may say only after a while that nothing but the window can be seen.
  await time.passUntil(() => app.windows().length > 0, MINUTE_MS);
  const page = await app.window();
  const window = page.locator('.window').last();
  const isNow = (name: string, value: string) =>
    time.passUntil(async () => (await window.getAttribute(name)) === value, MINUTE_MS);
  const isSeen = (what: Locator) => time.passUntil(() => what.isVisible(), MINUTE_MS);
  const stage: Stage = {
    app,
    page,
    control: simulator.control,
    time,
    companyHost,
    async press(name) {
      const exact = typeof name === 'string';
      const button = page
        .getByRole('button', { name, exact })
        .or(page.getByRole('switch', { name, exact }))
        .first();
      await isSeen(button);
      await pressBy(stage, button);
    },
    at: (screen) => isNow('data-screen', screen),
    atHome: (session) => isNow('data-session', session),
    known: () => isSeen(page.locator('button.account img')),
    see: (words) => isSeen(page.getByText(words).filter({ visible: true }).first()),
    failsWith: (problem) => isSeen(page.locator(`[data-problem="${problem}"]`)),
    sleep: time.sleep,
  };
  return stage;
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
