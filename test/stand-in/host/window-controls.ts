import { once } from 'node:events';
import type { Page } from '@playwright/test';
import type { WindowControls } from '../stand-in.ts';
import type { AppPages } from './app-pages.ts';
import type { AppProcess } from './app-process.ts';
import type { AppWindow } from './app-window.ts';

/** The windows of a running app; waiting for one ends after `timeoutMs`, with the app's output. */
export function windowControls(
  app: AppProcess,
  pages: AppPages,
  timeoutMs: number,
  isEvaluated: () => boolean,
): WindowControls {
  const { link } = app;

  function within<T>(work: Promise<T>, what: string): Promise<T> {
    const fail = (why: string) => new Error(`${what}: ${why}\n${app.output()}`);
    const hint = () => (isEvaluated() ? '' : '; the main module has not finished evaluating');
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(fail(`timed out${hint()}`)), timeoutMs);
      work.then(resolve, reject).finally(() => clearTimeout(timer));
      void app.exit.then((code) => reject(fail(`the app has exited (${code})`)));
    });
  }

  const windowOf = (page: Page): AppWindow => {
    const window = pages.of(page);
    if (window !== undefined) return window;
    throw new Error('stand-in: this page is not an open window of the app');
  };

  async function nextWindow(action: () => Promise<unknown>): Promise<Page> {
    const opened = once(pages.events, 'window') as Promise<[AppWindow]>;
    await action();
    const [window] = await within(opened, 'waiting for a window');
    return window.page;
  }

  return {
    flush: (question) => pages.flush(question),
    pages: () => pages.all().map((window) => window.page),
    window: async () => pages.all()[0]?.page ?? nextWindow(async () => {}),
    nextWindow,
    windowStates: () => link.call('windows'),
    isVisible: (page) => windowOf(page).isVisible,
    consoleOf: (page) => windowOf(page).consoleLines,
    closeWindow: (page) => link.call('userCloses', windowOf(page).id),
    focusWindow: (page) => link.call('userFocuses', page === null ? null : windowOf(page).id),
    askPermission: (page, name) => link.call('permission', windowOf(page).id, name),
    invokeAsPage: (page, channel, ...args) => windowOf(page).worlds.invoke(channel, args),
  };
}
