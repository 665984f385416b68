import type { Page } from '@playwright/test';
import type { Bridge } from '../../src/shared/ipc.ts';
import { startSimulator } from '../simulator/simulator.ts';
import { launchChromium } from '../stand-in/chromium.ts';
import { launchStandIn } from '../stand-in/launch.ts';
import { ROOT } from '../support/root.ts';
import type { DrivenApp, LaunchOptions } from './driver/driver.ts';
import { expect, test } from './driver/fixtures.ts';
import { openStage, type Stage } from './screens/stage.ts';

type System = LaunchOptions['system'];

/** A Windows whose display has five pixels for four of the app's: what is asked for comes back a little smaller. */
const SCALED = { platform: 'win32', displayScale: 1.25 } as const;

for (const [edge, system] of [
  ['upper', { platform: 'darwin' }],
  ['lower', { platform: 'win32' }],
  ['lower', SCALED],
] as const satisfies readonly (readonly [string, System])[]) {
  const scale = 'displayScale' in system ? ', however the display rounds' : '';
  test(`the window is as high as its screen, and its ${edge} edge stays by the tray${scale}`, async ({
    launch,
    simulator,
    time,
  }) => {
    const env = { PILOT_LIGHT_GITHUB: simulator.url };
    const app = await launch({ appDir: ROOT, heldTime: time, env, system });
    time.joinApp(app);
    const stage = await openStage({ app, simulator, time });
    const edges = new Set<number>();
    const heights = new Set<number>();
    const look = async (): Promise<void> => {
      await time.settle();
      const { y, height, width } = await boundsOf(app);
      expect(Math.abs(width - 360)).toBeLessThanOrEqual(1);
      await fits(stage.page);
      edges.add(edge === 'upper' ? y : Math.round((y + height) / 4));
      heights.add(height);
    };
    await look();
    await stage.press('Settings');
    await stage.at('settings');
    await look();
    await stage.press('Back');
    await stage.press('Sign in');
    await stage.at('code');
    await look();
    expect([...edges], 'the edge by the tray').toHaveLength(1);
    expect(heights.size, 'as high as each screen').toBeGreaterThan(1);
  });
}

test('a size that somebody has given the window by hand stays', async ({
  app,
  simulator,
  time,
}) => {
  const stage = await openStage({ app, simulator, time });
  await time.settle();
  await resizeTo(app, 500, 450);
  await time.settle();
  await stage.press('Settings');
  await stage.at('settings');
  await time.settle();
  expect(await boundsOf(app)).toMatchObject({ width: 500, height: 450 });
  await resizeTo(app, 360, 333);
  await stage.press('Back');
  await stage.at('signed-out');
  await time.settle();
  expect(await boundsOf(app), 'also of the usual width').toMatchObject({ width: 360, height: 333 });
});

test('the text grows by the keyboard, the window with it, and both stay so', async ({
  launch,
  simulator,
  time,
}, info) => {
  const options = {
    appDir: ROOT,
    heldTime: time,
    env: { PILOT_LIGHT_GITHUB: simulator.url },
    userData: info.outputPath('user-data'),
  };
  const app = await launch(options);
  time.joinApp(app);
  const { page } = await openStage({ app, simulator, time });
  await time.settle();
  const before = await boundsOf(app);
  const press = async (keys: string) => {
    await page.keyboard.press(keys);
    await time.settle();
  };
  await press('Control++');
  await press('Control+=');
  const { width, height } = await boundsOf(app);
  expect([width, height]).toEqual([450, Math.round(before.height * 1.25)]);
  await fits(page);
  expect(await page.evaluate(() => innerWidth), 'its lines break where they did').toBe(360);
  await press('Control+-');
  await press('Control+-');
  expect(await boundsOf(app)).toEqual(before);

  await press('Control++');
  await app.quit();
  const again = await launch(options);
  time.joinApp(again);
  await openStage({ app: again, simulator, time });
  await time.settle();
  expect((await boundsOf(again)).width).toBe(396);
  await (await again.window()).keyboard.press('Control+0');
  await time.settle();
  expect((await boundsOf(again)).width).toBe(360);
});

test('a page cannot make its window larger or smaller than a window is', async ({
  app,
  simulator,
  time,
}) => {
  const { page }: Stage = await openStage({ app, simulator, time });
  await time.settle();
  const before = await boundsOf(app);
  for (const heightPx of [-1, 0, 299, 641, 1e9, 300.5, Number.NaN, '400', [400], null]) {
    const answer = await page.evaluate(
      (asked) =>
        (window as unknown as { pilotLight: Bridge }).pilotLight
          .fitWindow(asked as number)
          .catch(String),
      heightPx,
    );
    expect(answer).toContain('refused');
  }
  await time.settle();
  expect(await boundsOf(app)).toEqual(before);
});

/** No less than its content, and no more unless that would be a strip. */
async function fits(page: Page): Promise<void> {
  const { natural, inner } = await page.evaluate(() => {
    const shown = document.querySelector<HTMLElement>('.window');
    if (shown === null) throw new Error('no screen');
    Object.assign(shown.style, { minHeight: '0', height: 'auto' });
    const height = shown.getBoundingClientRect().height;
    Object.assign(shown.style, { minHeight: '', height: '' });
    return { natural: height, inner: innerHeight };
  });
  const wanted = Math.min(Math.max(natural, 300), 640);
  expect(Math.abs(inner - wanted), `${inner} for ${natural}`).toBeLessThanOrEqual(1);
}

async function boundsOf(app: DrivenApp) {
  const [state] = await app.windowStates();
  if (state === undefined) throw new Error('no window');
  return state.bounds;
}

/** As a window manager does it at a person's hand: the app has not asked. */
function resizeTo(app: DrivenApp, width: number, height: number): Promise<void> {
  return app.evaluate(
    ({ BrowserWindow }, [wide, high]) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(wide, high);
    },
    [width, height] as const,
  );
}

test('where scrollbars take room, none stays from when the window was lower', async () => {
  const simulator = await startSimulator();
  const browser = await launchChromium({ headed: false, hasScrollbars: true });
  const env = { PILOT_LIGHT_GITHUB: simulator.url };
  const app = await launchStandIn({ appDir: ROOT, env, browser });
  try {
    const page = await app.window();
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page.locator('[data-screen="code"]')).toBeVisible();
    // The screen before was lower by a hundred pixels.
    await expect.poll(() => page.evaluate(() => document.documentElement.clientWidth)).toBe(360);
  } finally {
    await app.close();
    await browser.close();
    await simulator.close();
  }
});
