import { EventEmitter } from 'node:events';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from '@playwright/test';
import { launchBareWindow } from '../chromium.ts';
import type { AppSide, HostSide, WindowSpec } from '../contract.ts';
import type { Link } from '../link.ts';
import type { Flushed, ScreenPlace } from '../stand-in.ts';
import { createAddresses } from './addresses.ts';
import { type AppWindow, openAppWindow } from './app-window.ts';
import { moveOnScreen, resizeOnScreen, showOnScreen } from './on-screen.ts';
import { type PageRouter, routePages } from './page-router.ts';
import { answerWebContents } from './web-contents.ts';

export interface Media {
  readonly dark: boolean;
  readonly reducedMotion: boolean;
  readonly forcedColors: boolean;
}

export interface AppPages {
  /** Open windows, oldest first. */
  all(): readonly AppWindow[];
  of(page: Page): AppWindow | undefined;
  /** Emits `window` with each AppWindow once its page exists. */
  readonly events: EventEmitter;
  readonly blockedRequests: string[];
  /** See `WindowControls`. */
  flush(question: string): Promise<Flushed>;
  emulate(change: Partial<Media>): Promise<void>;
  close(): Promise<void>;
}

interface Place {
  readonly context: BrowserContext;
  readonly router: PageRouter;
}

interface PagesOptions {
  /** Where on the screen the first window is; null where there is none to be seen. */
  readonly headed: ScreenPlace | null;
  readonly context: BrowserContextOptions;
  readonly onContext: (context: BrowserContext) => Promise<void>;
}

/** Turns the app's windows into pages of a browser and answers what the app asks of them. */
export function hostPages(
  link: Link<HostSide, AppSide>,
  browser: Browser,
  firstMedia: Media,
  options: PagesOptions,
): AppPages {
  const events = new EventEmitter();
  const addresses = createAddresses();
  const blockedRequests: string[] = [];
  const places = new Map<string, Promise<Place>>();
  const opening = new Map<number, Promise<AppWindow>>();
  const open = new Map<number, AppWindow>();
  let closedMessageCount = 0;
  let media = firstMedia;

  const isOnScreen = options.headed !== null;
  const windows = () => [...open.values()];

  async function openPlace(spec: WindowSpec): Promise<Place> {
    const wanted: BrowserContextOptions = {
      ...contextMedia(media),
      serviceWorkers: 'block',
      ...options.context,
      viewport: null,
    };
    const context = await (options.headed === null
      ? browser.newContext(wanted)
      : launchBareWindow(wanted, { ...spec, ...options.headed }));
    await options.onContext(context);
    const onBlocked = (url: string) => void blockedRequests.push(url);
    const router = await routePages({ context, windows, app: link, addresses, onBlocked });
    return { context, router };
  }

  function placeOf(id: number, spec: WindowSpec): Promise<Place> {
    // On a screen every window is a browser's only one.
    const key = isOnScreen ? `${id}` : spec.partition;
    const known = places.get(key) ?? openPlace(spec);
    places.set(key, known);
    return known;
  }

  async function windowOf(id: number): Promise<AppWindow> {
    const window = await opening.get(id);
    if (window === undefined) throw new Error(`stand-in: there is no window ${id}`);
    return window;
  }

  const resize = isOnScreen ? resizeOnScreen : resizeView;

  const contents = answerWebContents(link, windowOf, addresses);
  link.answer('handleScheme', (scheme) => addresses.handle(scheme));
  link.answer('createWindow', (id, spec) => {
    const opened = placeOf(id, spec).then(async ({ context, router }) => {
      const newPage = () => router.newPage();
      const version = browser.version();
      const window = await openAppWindow(id, spec, context, link, addresses, version, newPage);
      if (options.headed !== null) await moveOnScreen(window, options.headed);
      await resize(window, spec.width, spec.height, 1);
      router.watch(window);
      open.set(id, window);
      events.emit('window', window);
      return window;
    });
    // Whoever waits for a window learns why there is none.
    opened.catch((error) => events.listenerCount('error') > 0 && events.emit('error', error));
    opening.set(id, opened);
  });
  link.answer('resizeWindow', async (id, width, height, zoom) =>
    resize(await windowOf(id), width, height, zoom),
  );
  link.answer('showWindow', async (id, visible) => {
    const window = await windowOf(id);
    window.isVisible = visible;
    if (isOnScreen) await showOnScreen(window);
  });
  link.answer('closeWindow', async (id) => {
    const window = await windowOf(id);
    opening.delete(id);
    open.delete(id);
    closedMessageCount += window.worlds.messageCount();
    await (isOnScreen ? window.page.context() : window.page).close().catch(() => {});
  });
  link.answer('colourScheme', (dark) => emulate({ dark }));

  async function flush(question: string): Promise<Flushed> {
    await Promise.allSettled([...opening.values(), contents.settled()]);
    const answers = await Promise.all(windows().map(({ worlds }) => worlds.flush(question)));
    const counts = windows().map(({ worlds }) => worlds.messageCount());
    return {
      messageCount: counts.reduce((sum, count) => sum + count, closedMessageCount),
      answers: answers.flat(),
    };
  }

  async function emulate(change: Partial<Media>): Promise<void> {
    media = { ...media, ...change };
    await Promise.all(windows().map(({ page }) => page.emulateMedia(contextMedia(media))));
  }

  return {
    all: windows,
    of: (page) => windows().find((window) => window.page === page),
    events,
    blockedRequests,
    flush,
    emulate,
    async close() {
      const opened = await Promise.allSettled(places.values());
      for (const one of opened) {
        if (one.status === 'fulfilled') await one.value.context.close().catch(() => {});
      }
    },
  };
}

const resizeView = ({ page }: AppWindow, width: number, height: number, zoom: number) =>
  page.setViewportSize({ width: Math.round(width / zoom), height: Math.round(height / zoom) });

const contextMedia = ({ dark, reducedMotion, forcedColors }: Media) => ({
  colorScheme: dark ? ('dark' as const) : ('light' as const),
  reducedMotion: reducedMotion ? ('reduce' as const) : ('no-preference' as const),
  forcedColors: forcedColors ? ('active' as const) : ('none' as const),
});
