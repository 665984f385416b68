import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { ROOT } from '../../support/root.ts';
import { size, sized } from '../../support/size.ts';
import { MINUTE_MS, SECOND_MS } from '../../support/time-units.ts';
import { bench, PATIENCE, type RunningApp } from './app-bench.ts';

const TIMEOUT_MS = 600_000;

/** GitHub's terms: renewed 25 minutes after it was received. */
const RENEWAL_MS = 25 * MINUTE_MS;

/** What takes minutes is left to the full size. */
const fullTest: (name: string, check: () => Promise<void>, timeoutMs: number) => void =
  size === 'full' ? test : () => undefined;

const measure = v.object({ objects: v.number(), timers: v.number(), alarmsSet: v.number() });
const report = v.object({
  before: measure,
  after: measure,
  isLit: v.boolean(),
  asked: v.number(),
});

test(
  'ten thousand renewals leave no object, no timer and no alarm behind',
  async () => {
    const [warm, renewals] = [1_000, 10_000];
    const child = path.join(import.meta.dirname, '../resources/renewals-child.ts');
    const args = ['--import', 'tsx', child, `${warm}`, `${renewals}`];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    const { before, after, isLit, asked } = v.parse(report, JSON.parse(stdout));
    expect(isLit).toBe(true);
    expect(asked).toBeGreaterThanOrEqual(warm + renewals);
    expectFewerThanOneEach(after.objects - before.objects, renewals);
    expect({ timers: after.timers, alarmsSet: after.alarmsSet }).toEqual({
      timers: before.timers,
      alarmsSet: before.alarmsSet,
    });
  },
  TIMEOUT_MS,
);

/**
 * Something that is kept of every time is one object each at least; what comes and goes by chance (a socket, a promise)
 * is no more after many times than after few.
 */
function expectFewerThanOneEach(grownObjects: number, times: number): void {
  expect(grownObjects).toBeLessThan(times / 2);
}

/**
 * What the main process holds: everything that a leak would add to. Objects are counted, not weighed: code that is
 * compiled late and a heap in pieces move a heap's bytes by chance, on some machines by half a megabyte.
 */
async function holdings({ app }: RunningApp) {
  return app.evaluate(async (electron) => {
    const { queryObjects } = process.getBuiltinModule('node:v8');
    // What has ended lets go in the turns after it.
    for (let turn = 0; turn < 4; turn += 1) {
      queryObjects(Object);
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
    }
    const emitters: readonly NodeJS.EventEmitter[] = [
      electron.app,
      electron.ipcMain,
      electron.powerMonitor,
      electron.nativeTheme,
      ...electron.BrowserWindow.getAllWindows().flatMap((window) => [window, window.webContents]),
    ];
    const listeners = emitters.flatMap((one) =>
      one.eventNames().map((name) => one.listenerCount(name)),
    );
    const resources = process.getActiveResourcesInfo();
    return {
      objects: queryObjects(Object, { format: 'count' }),
      windows: electron.BrowserWindow.getAllWindows().length,
      listeners: listeners.reduce((sum, one) => sum + one, 0),
      sockets: resources.filter((name) => /TCP|TLS/.test(name)).length,
      timers: resources.filter((name) => name === 'Timeout').length,
    };
  });
}

type Holdings = Awaited<ReturnType<typeof holdings>>;

function expectNoGrowth(before: Holdings, after: Holdings, times: number, keptObjects = 0): void {
  const { objects, sockets, timers, ...counted } = after;
  expect(counted).toEqual({ windows: before.windows, listeners: before.listeners });
  // A connection that is kept open for the next request and its timer come and go.
  expect(sockets).toBeLessThanOrEqual(before.sockets + 1);
  expect(timers).toBeLessThanOrEqual(before.timers + 2);
  expectFewerThanOneEach(objects - before.objects - keptObjects, times);
}

const cycles = sized(40, 100);

test(
  `the window closed and opened ${cycles} times leaves nothing behind`,
  async () => {
    const running = await bench.start();
    await running.signIn();
    await cycle(running, 10);
    const before = await holdings(running);
    await cycle(running, cycles);
    await running.until(({ accounts }) => accounts.length === 1, 'a page that answers');
    expectNoGrowth(before, await holdings(running), cycles);
    expect(running.app.windows()).toHaveLength(1);
  },
  TIMEOUT_MS,
);

async function cycle({ app, page }: RunningApp, times: number): Promise<void> {
  const window = await page();
  for (let time = 0; time < times; time += 1) {
    await app.closeWindow(window);
    await app.tray.click();
  }
  await expect.poll(async () => (await app.windowStates())[0]?.visible, PATIENCE).toBe(true);
}

const pages = 20;

fullTest(
  `${pages} pages that died and were opened again leave nothing behind`,
  async () => {
    const running = await bench.start();
    await running.until(() => true, 'a page');
    await reopen(running, 2);
    const before = await holdings(running);
    await reopen(running, pages);
    expectNoGrowth(before, await holdings(running), pages);
    expect(running.app.windows()).toHaveLength(1);
  },
  TIMEOUT_MS,
);

/** A page that dies while it is hidden is not brought back by itself: the next click opens a new one. */
async function reopen({ app, page, time: held, until }: RunningApp, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    const old = await page();
    await app.closeWindow(old);
    await app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
    });
    await expect.poll(() => app.windows().includes(old), PATIENCE).toBe(false);
    // As long as a person takes: pages that come faster are refused as a flood.
    await held.pass(SECOND_MS);
    await app.tray.click();
    await until(() => true, 'a new page');
  }
}

/** The redactor remembers the newest 256 secrets: up to there it grows because it should. */
const REDACTED = 300;

/** Five days' worth: whatever is kept of each shows as well as it would of a thousand. */
const RENEWALS = 300;

/**
 * Of each renewal the activity keeps a request and two events, both with a health and one with what GitHub said. It is
 * not full before 5,000.
 */
const ACTIVITY_OBJECTS = 6;

fullTest(
  `${RENEWALS} renewals over real sockets leave nothing behind`,
  async () => {
    // Without the recorder of the searches, which remembers all that it sees.
    const running = await bench.start({ appDir: ROOT });
    await running.signIn();
    // Main alone is measured; a page would draw every second of these weeks.
    await running.app.evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows()) window.destroy();
    });
    await renew(running, REDACTED);
    const before = await holdings(running);
    await renew(running, RENEWALS);
    expectNoGrowth(before, await holdings(running), RENEWALS, RENEWALS * ACTIVITY_OBJECTS);
  },
  TIMEOUT_MS,
);

async function renew({ simulator, time }: RunningApp, times: number): Promise<void> {
  const count = async () => (await simulator.control.log({ endpoint: 'exchange' })).length;
  const before = await count();
  await time.pass(times * RENEWAL_MS);
  expect((await count()) - before).toBeGreaterThanOrEqual(times);
}
