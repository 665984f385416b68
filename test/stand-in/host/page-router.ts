import type { BrowserContext, Frame, Page, Request, Route } from '@playwright/test';
import type { AppSide, FrameInfo } from '../contract.ts';
import type { Link } from '../link.ts';
import { type Addresses, originOf } from './addresses.ts';
import type { AppWindow } from './app-window.ts';

export interface PageRouter {
  /** Watches a new window's attempts to open others. */
  watch(window: AppWindow): void;
  /** Opens a page that is the app's own and not a refused popup. */
  newPage(): Promise<Page>;
}

interface Surroundings {
  readonly context: BrowserContext;
  readonly windows: () => readonly AppWindow[];
  readonly app: Link<unknown, AppSide>;
  readonly addresses: Addresses;
  /** Called with every address a page asked for that is not the app's own; all are blocked. */
  readonly onBlocked: (url: string) => void;
}

/**
 * Decides about every request of a context: the app's schemes are answered by the app, navigations are asked
 * about first, new windows are handed to the app's handler and closed, and nothing reaches a network.
 */
export async function routePages(around: Surroundings): Promise<PageRouter> {
  const { context, app, addresses } = around;
  /** Pages that the app's code opened; anything else with an address is a popup. */
  const own = new WeakSet<Page>();
  let opening = 0;
  /** Refused before their page was made known, which is closed as soon as it is. */
  const orphans = new Set<Request>();
  /** Popups that were announced and will ask for nothing: `about:blank` and its like. */
  let silent = 0;
  const announced: string[] = [];

  const windowOf = (page: Page) => around.windows().find((one) => one.page === page);

  function askToOpen(id: number, url: string, name: string, features: string): void {
    // The stand-in makes no child windows, whatever the answer is.
    app.call('windowOpen', id, addresses.toApp(url), name, features).catch(() => {});
  }

  /** Chromium announces window.open and target=_blank, but not a click with ctrl. A round trip to each page makes sure. */
  async function hearAnnouncements(): Promise<void> {
    const flush = { expression: '0' };
    await Promise.all(
      around.windows().map(({ cdp }) => cdp.send('Runtime.evaluate', flush).catch(() => {})),
    );
  }

  async function refusePopup(request: Request, route: Route): Promise<void> {
    await route.abort('aborted').catch(() => {});
    const page = pageOf(request);
    if (page === null) orphans.add(request);
    else await page.close().catch(() => {});
    const windows = around.windows();
    await hearAnnouncements();
    const index = announced.indexOf(request.url());
    if (index >= 0) announced.splice(index, 1);
    else if (windows[0] !== undefined) askToOpen(windows[0].id, request.url(), '', '');
  }

  async function serve(
    route: Route,
    request: Request,
    url: string,
    frame: FrameInfo | null,
    id: number,
  ) {
    const { status, headers, body } = await app.call('serveScheme', id, {
      url,
      method: request.method(),
      headers: await request.allHeaders(),
      body: request.postDataBuffer(),
    });
    const location = headers['location'];
    if (frame !== null && location !== undefined && status >= 300 && status < 400) {
      const target = new URL(location, url).href;
      if (await app.call('willRedirect', id, frame, target)) return route.abort('aborted');
      return route.fulfill({ status, headers: { ...headers, location: addresses.toWeb(target) } });
    }
    return route.fulfill({ status, headers, body: Buffer.from(body) });
  }

  async function decide(route: Route, request: Request): Promise<void> {
    const url = addresses.toApp(request.url());
    const frame = frameOf(request);
    const page = pageOf(request);
    const window = page === null ? undefined : windowOf(page);
    const isNavigation = request.isNavigationRequest();
    if (isNavigation && window === undefined && (page === null || !own.has(page))) {
      return refusePopup(request, route);
    }
    let asked: FrameInfo | null = null;
    if (isNavigation && window !== undefined && frame !== null) {
      asked = infoOf(window, frame, url);
      const isReload = asked.isMain && url === addresses.toApp(window.page.url());
      const isOurs = asked.isMain && (window.isLoading || isReload);
      if (!isOurs && (await app.call('willNavigate', window.id, asked, url))) {
        return route.abort('aborted');
      }
    }
    if (url !== request.url()) return serve(route, request, url, asked, window?.id ?? 0);
    around.onBlocked(url);
    return route.abort('blockedbyclient');
  }

  function infoOf(window: AppWindow, frame: Frame, url: string): FrameInfo {
    if (frame === window.page.mainFrame()) return window.worlds.mainFrame();
    return { id: `frame of ${url}`, url, origin: originOf(url), isMain: false };
  }

  await context.route('**/*', async (route, request) => {
    // The page or the app may be gone before the answer is; then nobody waits for it.
    await decide(route, request).catch(() => route.abort('failed').catch(() => {}));
  });
  context.on('page', async (page) => {
    if (opening > 0) return;
    for (const request of orphans) {
      if (pageOf(request) !== page) continue;
      orphans.delete(request);
      return page.close().catch(() => {});
    }
    if ((await page.opener().catch(() => null)) === null || own.has(page)) return;
    await hearAnnouncements();
    // Closed any earlier, a popup with an address might never ask for it; `refusePopup` closes it when it has.
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
        const page = await context.newPage();
        own.add(page);
        return page;
      } finally {
        opening--;
      }
    },
  };
}

/** A popup's first request may have no frame yet. */
function frameOf(request: Request): Frame | null {
  try {
    return request.frame();
  } catch {
    return null;
  }
}

function pageOf(request: Request): Page | null {
  return frameOf(request)?.page() ?? null;
}
