import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import type { DrivenApp, LaunchOptions } from '../e2e/driver/driver.ts';
import { expect, test } from '../e2e/driver/fixtures.ts';
import { openStage } from '../e2e/screens/stage.ts';
import { signIn } from '../e2e/support/person.ts';
import type { Simulator } from '../simulator/simulator.ts';
import { ROOT } from '../support/root.ts';
import { MINUTE_MS } from '../support/time-units.ts';
import { median } from './budgets.ts';
import { firstPaint, paintOf, staticApp, timeBothOpenings } from './paint.ts';
import { pssKb } from './processes.ts';

/** Interleaved, so that a busy moment of the machine meets both sides alike. */
const ROUNDS = 17;

/** Where a round is a window: enough for a bound that far away. */
const FEWER_ROUNDS = 7;

const KB = 1000;

test('the window is small: 85 kB of script and 8 kB of style before its first screen, 20 kB after', () => {
  const folder = path.join(ROOT, 'out/renderer');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const isLater = (file: string) => path.basename(file).startsWith('later-screens-');
  const gzipped = (extension: string, later = false) =>
    files
      .filter((file) => file.endsWith(extension) && isLater(file) === later)
      .reduce((sum, file) => sum + gzipSync(readFileSync(path.join(folder, file))).length, 0);
  const [script, style, later] = [gzipped('.js'), gzipped('.css'), gzipped('.js', true)];
  const kb = (bytes: number) => `${(bytes / KB).toFixed(1)} kB`;
  console.log(`window: ${kb(script)} script, ${kb(style)} style, ${kb(later)} script later`);
  expect(script).toBeGreaterThan(0);
  expect(style).toBeGreaterThan(0);
  expect(script).toBeLessThanOrEqual(85 * KB);
  expect(style).toBeLessThanOrEqual(8 * KB);
  expect(later, 'screens that something must lead to').toBeGreaterThan(0);
  expect(later).toBeLessThanOrEqual(20 * KB);
});

test('the first paint takes at most 1.3 times as long as that of a page with one line', async ({
  launch,
  simulator,
}) => {
  const [ours, plain] = [inRealTime(simulator), staticApp()];
  try {
    const apps = [await launch(ours), await launch({ appDir: plain })] as const;
    // The first two warm up what any page needs.
    await boundPaint('first contentful paint', apps, firstPaint, { warmUps: 2, rounds: ROUNDS });
  } finally {
    rmSync(plain, { recursive: true, force: true });
  }
});

test('showing the kept window takes at most 0.3 times as long as making it', async ({
  launch,
  simulator,
  time,
}, info) => {
  const options = { ...inRealTime(simulator), userData: info.outputPath('user-data') };
  const held = await launch({ ...options, heldTime: time });
  time.joinApp(held);
  await time.settle();
  await signIn({ app: held, simulator, time });
  await held.quit();
  const app = await launch(options);
  // In real time a launch has only begun: there may be no window to destroy yet, and no menu to open one.
  await (await app.window()).locator('[data-session="lit"]').waitFor();
  await expect.poll(async () => (await app.tray.menu()).some(({ id }) => id === 'open')).toBe(true);
  const made: number[] = [];
  const shown: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const times = await timeBothOpenings(app);
    made.push(times.made);
    shown.push(times.shown);
  }
  const ratio = median(shown) / median(made);
  console.log(
    `window: made in ${median(made).toFixed(0)} ms, shown in ${median(shown).toFixed(0)} ms, ratio ${ratio.toFixed(2)}`,
  );
  expect(ratio).toBeLessThanOrEqual(0.3);
});

test('the first paint of a window made again takes at most 1.3 times as long as that of one line', async ({
  launch,
  simulator,
}) => {
  const [ours, plain] = [inRealTime(simulator), staticApp()];
  try {
    const apps = [await launch(ours), await launch({ appDir: plain })] as const;
    await boundPaint('made again', apps, paintMadeAgain, { warmUps: 1, rounds: FEWER_ROUNDS });
  } finally {
    rmSync(plain, { recursive: true, force: true });
  }
});

test('a window that was let go gives its memory back', async ({ launch, simulator }) => {
  test.skip(process.platform !== 'linux', 'Only Linux tells what a process has for itself.');
  const app = await launch(inRealTime(simulator));
  const page = await app.window();
  await page.getByText('A Copilot token, always ready').waitFor();
  const browser = page.context().browser();
  if (browser === null) throw new Error('the page has no browser');
  const cdp = await browser.newBrowserCDPSession();
  const pages = async () =>
    (await cdp.send('SystemInfo.getProcessInfo')).processInfo.filter(
      ({ type }) => type === 'renderer',
    );
  const sizeOf = (all: readonly { readonly id: number }[]) =>
    all.reduce((sum, { id }) => sum + pssKb(id), 0);
  const kept = await pages();
  const keptKb = sizeOf(kept);
  await app.closeWindow(page);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.destroy());
  await expect.poll(async () => (await pages()).length).toBeLessThan(kept.length);
  const leftKb = sizeOf(await pages());
  console.log(
    `pages (PSS): ${(keptKb / KB).toFixed(1)} MB with a hidden window, ${(leftKb / KB).toFixed(1)} MB without`,
  );
  expect(leftKb).toBeLessThan(keptKb);
});

test('no timer runs in the window while it is hidden', async ({ app, simulator, time }) => {
  await simulator.control.configure({ intervalSeconds: 1 });
  const { page, press, at, atHome, see, sleep } = await openStage({ app, simulator, time });
  await press('Sign in');
  await at('code');
  await simulator.control.approve();
  await press('Done');
  await atHome('lit');
  await press('Copy token');
  await see(/^Token in the clipboard/);

  await watchTimers(page);
  await setHidden(page, false);
  expect(await pendingTimers(page), 'in sight the countdowns have theirs').toBeGreaterThan(0);
  await setHidden(page, true);
  await expect.poll(() => pendingTimers(page)).toBe(0);

  // Time passes and the token is renewed: the hidden window hears of it and arms nothing.
  const before = await app.tray.tooltip();
  await sleep(5 * MINUTE_MS);
  await app.tray.clickItem('Renew now');
  await expect.poll(() => app.tray.tooltip()).not.toBe(before);
  await expect(page.getByTestId('news')).toHaveText(/^Token renewed/);
  expect(await pendingTimers(page)).toBe(0);

  await setHidden(page, false);
  expect(await pendingTimers(page)).toBeGreaterThan(0);
});

/** What is measured in milliseconds is not held. */
function inRealTime(simulator: Simulator): LaunchOptions {
  return { appDir: ROOT, env: { PILOT_LIGHT_GITHUB: simulator.url } };
}

/** Takes both apps' paints in turns, and demands that ours takes at most 1.3 times as long as the other. */
async function boundPaint(
  name: string,
  [app, other]: readonly [DrivenApp, DrivenApp],
  paint: (app: DrivenApp) => Promise<number>,
  { warmUps, rounds }: { readonly warmUps: number; readonly rounds: number },
): Promise<void> {
  const ours: number[] = [];
  const plain: number[] = [];
  for (let round = -warmUps; round < rounds; round++) {
    const [first, second] = [await paint(app), await paint(other)];
    if (round < 0) continue;
    ours.push(first);
    plain.push(second);
  }
  const ratio = median(ours) / median(plain);
  console.log(
    `${name}: ${median(ours).toFixed(0)} ms, static page ${median(plain).toFixed(0)} ms, ratio ${ratio.toFixed(2)}`,
  );
  expect(ratio).toBeLessThanOrEqual(1.3);
}

/** The first paint of a window that was let go and is opened from the tray's menu. */
async function paintMadeAgain(app: DrivenApp): Promise<number> {
  await app.window();
  await expect.poll(async () => (await app.tray.menu()).some(({ id }) => id === 'open')).toBe(true);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.destroy());
  await expect.poll(() => app.windows().length).toBe(0);
  await app.tray.clickItem('open');
  const page = await app.window();
  await page.waitForFunction(() => location.protocol !== 'about:');
  return paintOf(page);
}

/** Counts what is armed from now on and has neither rung nor been cleared. */
async function watchTimers(page: Page): Promise<void> {
  await page.evaluate(() => {
    const pending = new Set<number>();
    Reflect.set(window, 'pendingTimers', pending);
    const { setTimeout: timeout, setInterval: interval, requestAnimationFrame: frame } = window;
    const { clearTimeout: clear } = window;
    Object.assign(window, {
      setTimeout: (ring: () => void, ms: number) => {
        const id = timeout(() => {
          pending.delete(id);
          ring();
        }, ms);
        pending.add(id);
        return id;
      },
      setInterval: (ring: () => void, ms: number) => {
        const id = interval(ring, ms);
        pending.add(id);
        return id;
      },
      requestAnimationFrame: (draw: FrameRequestCallback) => {
        // Frames have numbers of their own.
        const mark = -frame((atMs) => {
          pending.delete(mark);
          draw(atMs);
        });
        pending.add(mark);
        return -mark;
      },
    });
    const forget = (id: number) => {
      pending.delete(id);
      clear(id);
    };
    Object.assign(window, { clearTimeout: forget, clearInterval: forget });
  });
}

const pendingTimers = (page: Page) =>
  page.evaluate(() => (Reflect.get(window, 'pendingTimers') as Set<number>).size);

/** The stand-in's pages are never really out of sight; this is what they would be told. */
async function setHidden(page: Page, hidden: boolean): Promise<void> {
  await page.evaluate((isHidden) => {
    Object.defineProperty(document, 'hidden', { value: isHidden, configurable: true });
    const state = isHidden ? 'hidden' : 'visible';
    Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);
}
