import { cpSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { DrivenApp } from '../e2e/driver/driver.ts';
import { ROOT } from '../support/root.ts';

/** The built app with a page of one line in its window: the same route, policy and preload. The caller removes it. */
export function staticApp(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'pilot-light-static-'));
  for (const part of ['package.json', 'out/main', 'out/preload']) {
    cpSync(path.join(ROOT, part), path.join(folder, part), { recursive: true });
  }
  symlinkSync(path.join(ROOT, 'assets'), path.join(folder, 'assets'));
  cpSync(path.join(ROOT, 'out/renderer/index.html'), path.join(folder, 'out/renderer/index.html'));
  writeFileSync(
    path.join(folder, 'out/renderer/index.html'),
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>One line</title></head><body><p>One line</p></body></html>',
  );
  return folder;
}

/** The first paint of the window's page when it is loaded once more, in milliseconds. */
export async function firstPaint(app: DrivenApp): Promise<number> {
  const page = await app.window();
  await page.waitForFunction(() => location.protocol !== 'about:');
  await page.waitForLoadState('load');
  await page.reload();
  return paintOf(page);
}

/** When the page first painted something, milliseconds after it began to load, by its own clock. */
export function paintOf(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          for (const { name, startTime } of list.getEntries()) {
            if (name === 'first-contentful-paint') resolve(startTime);
          }
        }).observe({ type: 'paint', buffered: true });
      }),
  );
}

/** The window that was made and the one that was kept, from the click in the tray's menu on, in milliseconds. */
export async function timeBothOpenings(
  app: DrivenApp,
): Promise<{ readonly made: number; readonly shown: number }> {
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.destroy());
  await expect.poll(() => app.windows().length).toBe(0);
  const made = await timeToOpen(app);
  await app.closeWindow(await app.window());
  return { made, shown: await timeToOpen(app) };
}

/** From the click in the tray's menu to the second frame with the account in it. */
async function timeToOpen(app: DrivenApp): Promise<number> {
  const startedAtMs = performance.now();
  await app.tray.clickItem('open');
  const page = await app.window();
  await page.locator('[data-session="lit"]').waitFor();
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(resolve));
      }),
  );
  await expect.poll(async () => (await app.windowStates()).some((one) => one.visible)).toBe(true);
  return performance.now() - startedAtMs;
}
