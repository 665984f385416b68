import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import * as v from 'valibot';
import { expect, test } from 'vitest';

import { startSimulator } from '../simulator/simulator.ts';
import { size, sized } from '../support/size.ts';
import { PATIENCE, type RunningApp, useAppBench } from './app/app-bench.ts';

const bench = useAppBench();

/** Garbage collection and code that is compiled late move the heap by this much without a leak. */
const GROWTH = 1.05;
const TIMEOUT_MS = 600_000;

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
  'a thousand renewals leave no heap, no timer and no alarm behind',
  async () => {
    const [warm, renewals] = [200, 1_000];
    const child = path.join(import.meta.dirname, 'resources/renewals-child.ts');
    const args = ['--expose-gc', '--import', 'tsx', child, `${warm}`, `${renewals}`];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    const { before, after, isLit, asked } = v.parse(report, JSON.parse(stdout));
    expect(isLit).toBe(true);
    expect(asked).toBeGreaterThanOrEqual(warm + renewals);
    expect(after.heapBytes / before.heapBytes).toBeLessThan(GROWTH);
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

function expectNoGrowth(before: Holdings, after: Holdings): void {
  const { heapBytes, sockets, timers, ...counted } = after;
  expect(counted).toEqual({ windows: before.windows, listeners: before.listeners });
  // A connection that is kept open for the next request and its timer come and go.
  expect(sockets).toBeLessThanOrEqual(before.sockets + 1);
  expect(timers).toBeLessThanOrEqual(before.timers + 2);
  expect(heapBytes / before.heapBytes).toBeLessThan(GROWTH);
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
const REDACTED = 260;

/** A poll takes 30 ms, a token lives 9 s, and two exchanges are at least 150 ms apart. */
const FAST = 200;

fullTest(
  'two hundred renewals over real sockets leave nothing behind',
  async () => {
    const simulator = await startSimulator({ timeScale: FAST });
    const running = await bench.start({ env: { PILOT_LIGHT_TIME_SCALE: `${FAST}` } }, simulator);
    const key = await running.signIn();
    await renew(running, key, REDACTED);
    const before = await holdings(running);
    await renew(running, key, 200);
    expectNoGrowth(before, await holdings(running));
  },
  TIMEOUT_MS,
);

async function renew({ ask, simulator }: RunningApp, key: string, times: number): Promise<void> {
  const before = (await simulator.control.log({ endpoint: 'exchange' })).length;
  const count = async () => (await simulator.control.log({ endpoint: 'exchange' })).length - before;
  const askOnce = async () => {
    await ask((bridge, account) => bridge.refreshNow(account), key);
    return count();
  };
  // Slower than what main would take for a flood.
  const often = { timeout: TIMEOUT_MS, interval: 160 };
  await expect.poll(askOnce, often).toBeGreaterThanOrEqual(times);
}
