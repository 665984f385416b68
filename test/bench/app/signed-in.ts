import type { Browser, Page } from '@playwright/test';
import { type Simulator, startSimulator } from '../../simulator/simulator.ts';
import { launchStandIn } from '../../stand-in/launch.ts';
import type { StandIn } from '../../stand-in/stand-in.ts';
import { ROOT } from '../../support/root.ts';
import { until } from '../until.ts';

/** The built app, signed in, in real time. */
export interface SignedIn {
  /** Of main. */
  readonly pid: number;
  readonly app: StandIn;
  /** Where its GitHub is. */
  readonly gitHubUrl: string;
  /** As after ten minutes out of sight. */
  readonly letWindowGo: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Starts it on the stand-in against the simulator; whoever calls this closes it. */
export async function openSignedIn(browser: Browser): Promise<SignedIn> {
  const simulator = await startSimulator();
  const app = await launchStandIn({
    appDir: ROOT,
    browser,
    env: { PILOT_LIGHT_GITHUB: simulator.url },
  });
  const page = await app.window();
  await signInByHand(page, simulator);
  return {
    pid: app.pid,
    app,
    gitHubUrl: simulator.url,
    letWindowGo: () => letWindowGo(app),
    async close() {
      await app.close();
      await simulator.close();
    },
  };
}

/** As after ten minutes out of sight. */
export async function letWindowGo(app: StandIn): Promise<void> {
  await app.closeWindow(await app.window());
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.destroy());
  await until(
    async () => app.pages().length,
    (count) => count === 0,
  );
}

/** A whole sign-in in real time, up to the account's own screen. */
export async function signInByHand(page: Page, simulator: Simulator): Promise<void> {
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.locator('[data-screen="code"]').waitFor();
  await simulator.control.approve();
  await page.getByRole('button', { name: 'Done' }).click();
  await page.locator('[data-session="lit"]').waitFor();
}
