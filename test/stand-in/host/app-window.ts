import type { BrowserContext, CDPSession, Page } from '@playwright/test';
import type { AppSide, WindowSpec } from '../contract.ts';
import type { Link } from '../link.ts';
import type { Addresses } from './addresses.ts';
import { installWorlds, type PageWorlds } from './page-worlds.ts';

/** One BrowserWindow of the app: a real page, and what the app did with its window. */
export interface AppWindow {
  readonly id: number;
  readonly page: Page;
  readonly cdp: CDPSession;
  readonly worlds: PageWorlds;
  /** `kind: text` of every console line and uncaught page error so far. */
  readonly consoleLines: string[];
  isVisible: boolean;
  /** True while the app itself loads an address: such navigations are not asked about. */
  isLoading: boolean;
}

/** Opens the page of a new window; it shows nothing until the app loads an address. */
export async function openAppWindow(
  id: number,
  spec: WindowSpec,
  context: BrowserContext,
  app: Link<unknown, AppSide>,
  addresses: Addresses,
  chromeVersion: string,
  newPage: () => Promise<Page>,
): Promise<AppWindow> {
  const page = await newPage();
  const cdp = await context.newCDPSession(page);
  const worlds = await installWorlds({
    windowId: id,
    page,
    cdp,
    spec,
    addresses,
    chromeVersion,
    app,
  });
  const consoleLines: string[] = [];
  reportEvents(id, page, worlds, app, consoleLines);
  return { id, page, cdp, worlds, consoleLines, isVisible: spec.visible, isLoading: false };
}

function reportEvents(
  id: number,
  page: Page,
  worlds: PageWorlds,
  app: Link<unknown, AppSide>,
  consoleLines: string[],
): void {
  const tell = (name: string, ...args: unknown[]) => app.tell('pageEvent', id, name, args);
  let lastDocument = '';
  page.on('framenavigated', (frame) => {
    if (frame !== page.mainFrame()) return;
    const document = frame.url().replace(/#.*$/, '');
    app.tell('pageNavigated', id, worlds.mainFrame(), document === lastDocument);
    lastDocument = document;
  });
  page.on('domcontentloaded', async () => {
    tell('dom-ready');
    const title = await page.title().catch(() => '');
    if (title !== '') app.tell('pageTitle', id, title);
  });
  page.on('load', () => tell('did-finish-load'));
  page.on('crash', () => tell('render-process-gone', { reason: 'crashed', exitCode: 1 }));
  page.on('console', (message) => {
    consoleLines.push(`${message.type()}: ${message.text()}`);
    const { lineNumber, url } = message.location();
    tell('console-message', {
      level: message.type(),
      message: message.text(),
      lineNumber,
      sourceId: url,
    });
  });
  page.on('pageerror', (error) => consoleLines.push(`pageerror: ${error.message}`));
  page.on('close', () => {
    // When a person closes a real window, its page is gone even if the app only wanted to hide it.
    app.tell('userCloses', id);
    tell('render-process-gone', { reason: 'killed', exitCode: 0 });
  });
}
