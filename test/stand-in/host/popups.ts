import type { BrowserContext, Page, Request, Route } from '@playwright/test';
import type { AppSide } from '../contract.ts';
import type { Link } from '../link.ts';
import type { Addresses } from './addresses.ts';
import type { AppWindow } from './app-window.ts';
import { pageOf } from './request-frame.ts';

/** The windows that pages try to open. */
export interface Popups {
  /** Watches a new window's attempts to open others. */
  watch(window: AppWindow): void;
  /** Opens a page that is the app's own and not a refused popup. */
  newPage(): Promise<Page>;
  /** Whether `newPage` has opened it. */
  isOwn(page: Page): boolean;
  /** Closes the popup that this first request comes from. */
  refuse(request: Request, route: Route): Promise<void>;
}

interface Surroundings {
  readonly context: BrowserContext;
  readonly windows: () => readonly AppWindow[];
  readonly app: Link<unknown, AppSide>;
  readonly addresses: Addresses;
}

/** Hands each to the app's handler, and closes it. */
export function refusePopups({ context, windows, app, addresses }: Surroundings): Popups {
  /** Pages that the app's code opened; anything else with an address is a popup. */
  const own = new WeakSet<Page>();
  /** A window on the screen has a page from the start. */
  const given = [...context.pages()];
  let opening = 0;
  /** Refused before their page was made known, which is closed as soon as it is. */
  const orphans = new Set<Request>();
  /** Popups that were announced and will ask for nothing: `about:blank` and its like. */
  let silent = 0;
  const announced: string[] = [];

  function askToOpen(id: number, url: string, name: string, features: string): void {
    // The stand-in makes no child windows, whatever the answer is.
    app.call('windowOpen', id, addresses.toApp(url), name, features).catch(() => {});
  }

  /** Chromium announces all but a click with ctrl. After a round trip to each page every announcement has come. */
  async function hearAnnouncements(): Promise<void> {
    const flush = { expression: '0' };
    await Promise.all(
      windows().map(({ cdp }) => cdp.send('Runtime.evaluate', flush).catch(() => {})),
    );
  }

  async function refuse(request: Request, route: Route): Promise<void> {
    await route.abort('aborted').catch(() => {});
    const page = pageOf(request);
    if (page === null) orphans.add(request);
    else await page.close().catch(() => {});
    const [first] = windows();
    await hearAnnouncements();
    const index = announced.indexOf(request.url());
    if (index >= 0) announced.splice(index, 1);
    else if (first !== undefined) askToOpen(first.id, request.url(), '', '');
  }

  context.on('page', async (page) => {
    if (opening > 0) return;
    for (const request of orphans) {
      if (pageOf(request) !== page) continue;
      orphans.delete(request);
      return page.close().catch(() => {});
    }
    if ((await page.opener().catch(() => null)) === null || own.has(page)) return;
    await hearAnnouncements();
    // Closed any earlier, a popup with an address might never ask for it; `refuse` closes it when it has.
    if (silent === 0) return;
    silent--;
    await page.close().catch(() => {});
  });

  return {
    watch(window) {
      window.cdp.on('Page.windowOpen', ({ url, windowName, windowFeatures }) => {
        if (/^https?:/.test(url)) announced.push(url);
        else silent++;
        askToOpen(window.id, url, windowName, windowFeatures.join(','));
      });
    },
    async newPage() {
      opening++;
      try {
        const page = given.shift() ?? (await context.newPage());
        own.add(page);
        return page;
      } finally {
        opening--;
      }
    },
    isOwn: (page) => own.has(page),
    refuse,
  };
}
