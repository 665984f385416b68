import { setTimeout } from 'node:timers/promises';
import { chromium, type Page } from '@playwright/test';

/** How often is asked whether the program listens yet. */
const ASK_EVERY_MS = 250;

/**
 * The first page of a program that was started with `--remote-debugging-port`, once it has one. No other driver gets hold
 * of a packed app: its fuses forbid them.
 *
 * Rejects once `signal` ends the waiting.
 */
export async function debuggedPage(port: number, signal: AbortSignal): Promise<Page> {
  for (;;) {
    const page = await pageAt(port);
    if (page !== null) return page;
    await setTimeout(ASK_EVERY_MS, undefined, { signal });
  }
}

async function pageAt(port: number): Promise<Page | null> {
  try {
    // Electron has no downloads and no contexts to be set up.
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`, { noDefaults: true });
    return browser.contexts()[0]?.pages()[0] ?? null;
  } catch {
    return null;
  }
}
