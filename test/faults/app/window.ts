import type { Page } from '@playwright/test';
import { expect } from 'vitest';

import { mishaps } from '../../../src/shared/messages/en/mishaps.ts';
import type { DrivenApp } from '../../e2e/driver/driver.ts';
import { replyTo } from '../../support/reply-to.ts';
import { MINUTE_MS } from '../../support/time-units.ts';
import { fault, fullFault } from '../fault.ts';
import { bench, PATIENCE, type RunningApp } from './app-bench.ts';

function windowCount(app: DrivenApp): Promise<number> {
  return app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
}

/** A page that dies before anybody has seen it is not brought back. */
async function untilVisible({ app, time }: Pick<RunningApp, 'app' | 'time'>): Promise<void> {
  const isVisible = async () => (await app.windowStates())[0]?.visible === true;
  // It comes with the height of its page, or without it after a while.
  await time.passUntil(isVisible, MINUTE_MS);
}

/** Ends the process behind the page, as a fault in it would. */
async function crashPage(window: Page): Promise<void> {
  const crashed = new Promise((resolve) => {
    window.once('crash', resolve);
  });
  const cdp = await window.context().newCDPSession(window);
  // It never answers: there is nobody left to.
  void cdp.send('Page.crash').catch(() => undefined);
  await crashed;
}

fault(
  55,
  'real',
  'B',
  'the page crashes: brought back once a minute, and by a click at any time',
  async () => {
    const running = await bench.start();
    const { app, page, until } = running;
    await untilVisible(running);
    const first = await page();
    await crashPage(first);
    // The one that has crashed may still be there when its successor is.
    await expect.poll(() => app.windows().filter((one) => one !== first).length, PATIENCE).toBe(1);
    await expect.poll(() => app.windows().includes(first), PATIENCE).toBe(false);
    await untilVisible(running);

    await crashPage(await page());
    // Asked of main, which replaces a window in one go: its pages come and go a moment later.
    await expect.poll(() => windowCount(app), PATIENCE).toBe(0);
    expect(app.hasExited()).toBe(false);
    await app.tray.click();
    await until(() => true, 'the page that was asked for');
    expect(app.windows()).toHaveLength(1);
  },
);

fullFault(55, 'modelled', 'B', 'the page hangs: replaced', async () => {
  const running = await bench.start();
  const { app, until } = running;
  await untilVisible(running);
  const [first] = app.windows();
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.emit('unresponsive');
  });
  await expect.poll(() => app.windows().some((page) => page !== first), PATIENCE).toBe(true);
  await until(() => true, 'a page that answers');
  expect(app.windows()).toHaveLength(1);
});

fault(
  55,
  'real',
  'SB',
  'the page sends what no contract knows, and floods: refused, main goes on',
  async () => {
    const running = await bench.start();
    const key = await running.signIn();
    const page = await running.page();
    const deep = JSON.parse(`${'['.repeat(500)}${']'.repeat(500)}`) as unknown;
    const hostile: readonly (readonly [channel: string, ...args: readonly unknown[]])[] = [
      ['vault:read', null],
      ['electron-store-get-data'],
      ['token:copy', { accountKey: key, format: 'everything' }],
      ['token:copy', { accountKey: key, format: 'token', more: true }],
      ['view:get'],
      ['view:get', null, null],
      ['link:open', { link: 'https://example.com', accountKey: null }],
      ['sign-in:start', { host: 'x'.repeat(5_000_000), accountKey: null }],
      ['sign-in:start', deep],
      ['settings:change', JSON.parse('{"__proto__": {"isAdmin": true}, "constructor": {}}')],
      ['settings:add-host', { toString: 'github.com' }],
    ];
    for (const [channel, ...args] of hostile) {
      const answer = running.app.invokeAsPage(page, channel, ...args);
      expect(await replyTo(answer), channel).toBe('refused');
    }
    const { settings, accounts } = await running.view();
    expect(settings).not.toHaveProperty('isAdmin');
    expect(accounts).toHaveLength(1);

    const sent = 400;
    // Long enough for the 60 that are answered at once; no time passes in the flood itself.
    await running.time.pass(5_000);
    const answered = await running.ask(async (bridge, count) => {
      const flood = await Promise.allSettled(Array.from({ length: count }, bridge.getView));
      return flood.filter(({ status }) => status === 'fulfilled').length;
    }, sent);
    expect(answered).toBe(60);
    await running.until(() => true, 'an answer after the flood');
    expect(running.app.output().match(/was refused/g)?.length ?? 0).toBeLessThan(30);
  },
);

fullFault(55, 'modelled', 'S', 'a frame that is not ours asks: refused', async () => {
  const running = await bench.start();
  await running.signIn();
  const { app } = running;
  const [ours] = app.windows();
  await app.evaluate(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    const stranger = new BrowserWindow({
      webPreferences: window?.webContents.session ? { session: window.webContents.session } : {},
    });
    await stranger.loadURL(window?.webContents.getURL() ?? '');
  });
  await expect.poll(() => app.windows().length, PATIENCE).toBe(2);
  const stranger = app.windows().find((page) => page !== ours);
  if (stranger === undefined) throw new Error('no second window');
  for (const channel of ['view:get', 'account:refresh', 'app:quit']) {
    expect(await replyTo(app.invokeAsPage(stranger, channel, null)), channel).toBe('refused');
  }
  expect((await running.view()).accounts).toHaveLength(1);
});

fullFault(
  57,
  'modelled',
  'S',
  'the clipboard refuses: said so, and nothing is counted as copied',
  async () => {
    const running = await bench.start();
    const key = await running.signIn();
    await running.app.evaluate(({ clipboard }) => {
      clipboard.write = () => Promise.reject(new Error('The clipboard is busy.'));
    });
    const asked = running.ask(
      (bridge, accountKey) => bridge.copyToken({ accountKey, format: 'token' }),
      key,
    );
    // It is tried again, in tenths of a second.
    await running.until(({ mishap }) => mishap === 'copyFailed', 'the failure');
    expect(await asked).toBe('notWritten');
    expect((await running.view()).copied).toBeNull();
    await running.untilShown(mishaps.copyFailed.title);
    expect(running.app.output()).not.toMatch(/tid=|exp=/);
  },
);

fullFault(
  57,
  'modelled',
  'S',
  'something else was copied before the time is up: it stays',
  async () => {
    const running = await bench.start();
    const key = await running.signIn();
    await running.ask(
      (bridge, accountKey) => bridge.copyToken({ accountKey, format: 'token' }),
      key,
    );
    expect(await running.app.clipboard.text()).toContain('exp=');
    await running.app.clipboard.fill('a shopping list');
    await running.until(
      ({ copied }) => copied !== null && copied.clearsAtMs === null,
      'the end of it',
    );
    expect(await running.app.clipboard.text()).toBe('a shopping list');
  },
);

fullFault(57, 'modelled', 'S', 'quit before the time is up: cleared on the way out', async () => {
  const running = await bench.start();
  const key = await running.signIn();
  await running.ask((bridge) => bridge.changeSettings({ clipboardSeconds: 0 }));
  await running.ask((bridge, accountKey) => bridge.copyToken({ accountKey, format: 'token' }), key);
  await running.app.evaluate(({ clipboard }) => {
    const clear = clipboard.clear.bind(clipboard);
    clipboard.clear = () => {
      clear();
      console.log('clipboard cleared');
    };
  });
  expect(await running.app.quit()).toBe(0);
  expect(running.app.output()).toContain('clipboard cleared');
});
