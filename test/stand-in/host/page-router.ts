import type { BrowserContext, Frame, Page, Request, Route } from '@playwright/test';
import type { AppSide, FrameInfo } from '../contract.ts';
import type { Link } from '../link.ts';
import { type Addresses, originOf } from './addresses.ts';
import type { AppWindow } from './app-window.ts';
import { refusePopups } from './popups.ts';
import { frameOf, pageOf } from './request-frame.ts';

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
  const popups = refusePopups(around);
  const windowOf = (page: Page) => around.windows().find((one) => one.page === page);

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
    if (isNavigation && window === undefined && (page === null || !popups.isOwn(page))) {
      return popups.refuse(request, route);
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
  return { watch: popups.watch, newPage: popups.newPage };
}
