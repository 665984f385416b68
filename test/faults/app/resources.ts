import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { ROOT } from '../../support/root.ts';
import { size, sized } from '../../support/size.ts';
import { MINUTE_MS } from '../../support/time-units.ts';
import { bench, PATIENCE, type RunningApp } from './app-bench.ts';

/**
 * Code that is compiled late and a heap in pieces move the measure by some 300 kB, whatever is held. So it is taken over
 * so many renewals that one small object kept of each would move it more.
 */
const GROWTH_BYTES = 500_000;
const TIMEOUT_MS = 600_000;

/** GitHub's terms: renewed 25 minutes after it was received. */
const RENEWAL_MS = 25 * MINUTE_MS;

/** What takes minutes is left to the full size. */
const fullTest: (name: string, check: () => Promise<void>, timeoutMs: number) => void =
  size === 'full' ? test : () => undefined;

const measure = v.object({ heapBytes: v.number(), timers: v.number(), alarmsSet: v.number() });
const report = v.object({
  before: measure,
  after: measure,
  isLit: v.boolean(),
  asked: v.number(),
});

test(
  'ten thousand renewals leave no heap, no timer and no alarm behind',
  async () => {
    const [warm, renewals] = [1_000, 10_000];
    const child = path.join(import.meta.dirname, '../resources/renewals-child.ts');
    const args = ['--expose-gc', '--import', 'tsx', child, `${warm}`, `${renewals}`];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    const { before, after, isLit, asked } = v.parse(report, JSON.parse(stdout));
    expect(isLit).toBe(true);
    expect(asked).toBeGreaterThanOrEqual(warm + renewals);
    expect(after.heapBytes - before.heapBytes).toBeLessThan(GROWTH_BYTES);
    expect({ timers: after.timers, alarmsSet: after.alarmsSet }).toEqual({
      timers: before.timers,
      alarmsSet: before.alarmsSet,
    });
  },
  TIMEOUT_MS,
);

/** What the main process holds: everything that a leak would add to. */
async function holdings({ app }: RunningApp) {
  return app.evaluate(async (electron) => {
    // The heap can be cleared from inside, without the app having been started in a special way.
    process.getBuiltinModule('node:v8').setFlagsFromString('--expose-gc');
    const gc = process.getBuiltinModule('node:vm').runInNewContext('gc') as () => void;
    for (let round = 0; round < 4; round += 1) {
      gc();
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
      heapBytes: process.memoryUsage().heapUsed,
      windows: electron.BrowserWindow.getAllWindows().length,
      listeners: listeners.reduce((sum, one) => sum + one, 0),
      sockets: resources.filter((name) => /TCP|TLS/.test(name)).length,
      timers: resources.filter((name) => name === 'Timeout').length,
    };
  });
}

type Holdings = Awaited<ReturnType<typeof holdings>>;

function expectNoGrowth(before: Holdings, after: Holdings, keptBytes = 0): void {
  const { heapBytes, sockets, timers, ...counted } = after;
  expect(counted).toEqual({ windows: before.windows, listeners: before.listeners });
  // A connection that is kept open for the next request and its timer come and go.
  expect(sockets).toBeLessThanOrEqual(before.sockets + 1);
  expect(timers).toBeLessThanOrEqual(before.timers + 2);
  expect(heapBytes - before.heapBytes).toBeLessThan(GROWTH_BYTES + keptBytes);
}

const cycles = sized(20, 200);

test(
  `the window closed and opened ${cycles} times leaves nothing behind`,
  async () => {
    const running = await bench.start();
    await running.signIn();
    await cycle(running, 10);
    const before = await holdings(running);
    await cycle(running, cycles);
    await running.until(({ accounts }) => accounts.length === 1, 'a page that answers');
    expectNoGrowth(before, await holdings(running));
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
    expectNoGrowth(before, await holdings(running));
    expect(running.app.windows()).toHaveLength(1);
  },
  TIMEOUT_MS,
);

/** A page that dies while it is hidden is not brought back by itself: the next click opens a new one. */
async function reopen({ app, page, until }: RunningApp, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    const old = await page();
    await app.closeWindow(old);
    await app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
    });
    await expect.poll(() => app.windows().includes(old), PATIENCE).toBe(false);
    await app.tray.click();
    await until(() => true, 'a new page');
  }
}

/** The redactor remembers the newest 256 secrets: up to there the heap grows because it should. */
const REDACTED = 300;

/** The activity keeps a request and two events of each renewal, some 500 bytes each, and is not full before 5,000. */
const ACTIVITY_BYTES = 3 * 600;

fullTest(
  'a thousand renewals over real sockets leave nothing behind',
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
    await renew(running, 1_000);
    expectNoGrowth(before, await holdings(running), 1_000 * ACTIVITY_BYTES);
  },
  TIMEOUT_MS,
);

async function renew({ simulator, time }: RunningApp, times: number): Promise<void> {
  const count = async () => (await simulator.control.log({ endpoint: 'exchange' })).length;
  const before = await count();
  await time.pass(times * RENEWAL_MS);
  expect((await count()) - before).toBeGreaterThanOrEqual(times);
}
