import type { Session, WebContents } from 'electron';
import { isSandboxHalf } from './command-line.ts';
import { preventable } from './events.ts';
import { host } from './host.ts';
import { runHandler, runListeners } from './ipc-main.ts';
import { nativeImage } from './native-image.ts';
import { give, offer, type Surface } from './offer.ts';
import { createFrameTree, type FrameTree } from './web-frame-main.ts';
import { windowById } from './window-list.ts';
import { forgetZoom, setZoom, zoomAt, zoomOf } from './window-zoom.ts';

type OpenHandler = Parameters<WebContents['setWindowOpenHandler']>[0];

interface Page {
  readonly contents: WebContents;
  readonly frames: FrameTree;
  openHandler: OpenHandler | null;
  isDestroyed: boolean;
}

const pages = new Map<number, Page>();

/** The page of a window that is being made; `close` is the window's own. */
export function createWebContents(id: number, session: Session, close: () => void): WebContents {
  const frames = createFrameTree(id);
  const contents = offer<WebContents>('webContents', { id, session, mainFrame: frames.main });
  const page: Page = { contents, frames, openHandler: null, isDestroyed: false };
  pages.set(id, page);
  give(contents, messaging(id, page));
  give(contents, loading(id, page, close));
  give(contents, zooming(id, page));
  give(contents, PRESENTATION);
  return contents;
}

export function destroyWebContents(id: number): void {
  const page = pages.get(id);
  if (page === undefined) return;
  page.isDestroyed = true;
  page.frames.destroy();
  pages.delete(id);
  forgetZoom(id);
  page.contents.emit('destroyed');
}

const messaging = (id: number, page: Page) =>
  ({
    send(channel, ...args: unknown[]) {
      if (page.isDestroyed) throw new TypeError('Object has been destroyed');
      void host.call('sendToPage', id, null, channel, structuredClone(args));
    },
    setWindowOpenHandler(handler) {
      page.openHandler = handler;
    },
    executeJavaScript: (code) => host.call('executeJavaScript', id, code),
    insertCSS: async (css) => {
      await host.call('insertCss', id, css);
      return '';
    },
    capturePage: async () =>
      nativeImage.createFromBuffer(Buffer.from(await host.call('capture', id))),
  }) satisfies Surface<WebContents>;

const loading = (id: number, page: Page, close: () => void) =>
  ({
    async loadURL(url) {
      page.contents.emit('did-start-loading');
      if (isSandboxHalf()) await new Promise<never>(() => {});
      const failure = await host.call('loadUrl', id, url);
      if (failure === null) return;
      throw Object.assign(new Error(`${failure} loading '${url}'`), { code: failure, url });
    },
    reload: () => void host.call('reload', id),
    reloadIgnoringCache: () => void host.call('reload', id),
    close: () => close(),
    getURL: () => page.frames.main.url,
    getTitle: () => windowById(id)?.getTitle() ?? '',
    isDestroyed: () => page.isDestroyed,
    isLoading: () => false,
    isCrashed: () => false,
    isFocused: () => windowById(id)?.isFocused() ?? false,
    getType: () => 'window',
    getOSProcessId: () => id,
    getProcessId: () => id,
    forcefullyCrashRenderer() {
      page.contents.emit('render-process-gone', preventable({}), { reason: 'killed', exitCode: 9 });
    },
  }) satisfies Surface<WebContents>;

const zooming = (id: number, page: Page) =>
  ({
    setZoomFactor: (factor) => setZoom(id, page.frames.main.url, factor),
    getZoomFactor: () => zoomOf(id),
  }) satisfies Surface<WebContents>;

/** Looks and comfort: accepted, without effect. */
const PRESENTATION: Surface<WebContents> = {
  focus() {},
  setVisualZoomLevelLimits: async () => {},
  setBackgroundThrottling() {},
  setAudioMuted() {},
  setWebRTCIPHandlingPolicy() {},
  setIgnoreMenuShortcuts() {},
  openDevTools() {},
  closeDevTools() {},
  toggleDevTools() {},
  isDevToolsOpened: () => false,
  setUserAgent() {},
};

export const webContents = {
  getAllWebContents: () => [...pages.values()].map((page) => page.contents),
  fromId: (id: number) => pages.get(id)?.contents,
  getFocusedWebContents: () =>
    [...pages.values()].find((page) => page.contents.isFocused())?.contents ?? null,
};

export const webContentsOf = (id: number): WebContents | null => pages.get(id)?.contents ?? null;

host.answer('invoke', async (id, frame, channel, args) => {
  const page = pages.get(id);
  if (page === undefined) return { kind: 'error', message: `no window ${id}` };
  return runHandler(page.contents, page.frames.update(frame), channel, args);
});
host.answer('send', (id, frame, channel, args) => {
  const page = pages.get(id);
  if (page !== undefined) runListeners(page.contents, page.frames.update(frame), channel, args);
});
host.answer('pageNavigated', (id, frame, inPage) => {
  const page = pages.get(id);
  if (page === undefined) return;
  page.frames.update(frame);
  if (!inPage && frame.isMain) zoomAt(id, frame.url);
  if (inPage) page.contents.emit('did-navigate-in-page', preventable({}), frame.url, frame.isMain);
  else if (frame.isMain) page.contents.emit('did-navigate', preventable({}), frame.url, 200, 'OK');
});
host.answer('pageEvent', (id, name, args) => {
  const details = name === 'console-message' ? args[0] : {};
  pages.get(id)?.contents.emit(name, preventable(details as object), ...args);
  if (name === 'did-finish-load' && isPainted(id)) windowById(id)?.emit('ready-to-show');
  if (name === 'unresponsive' || name === 'responsive') windowById(id)?.emit(name);
});
/** A Wayland compositor gives a hidden surface no frames, and Electron waits for one (electron/electron#48859). */
function isPainted(id: number): boolean {
  const isWayland = process.env['XDG_SESSION_TYPE'] === 'wayland';
  return !isWayland || windowById(id)?.isVisible() === true;
}

host.answer('willNavigate', (id, info, url) => {
  const page = pages.get(id);
  if (page === undefined) return true;
  const frame = page.frames.update(info);
  const details = { url, isSameDocument: false, isMainFrame: info.isMain, frame, initiator: frame };
  const event = preventable(details);
  page.contents.emit('will-frame-navigate', event);
  if (info.isMain && !event.defaultPrevented) {
    page.contents.emit('will-navigate', event, url, false, true, id, frame.routingId);
  }
  return event.defaultPrevented;
});
host.answer('willRedirect', (id, info, url) => {
  const page = pages.get(id);
  if (page === undefined) return true;
  const frame = page.frames.update(info);
  const event = preventable({ url, isSameDocument: false, isMainFrame: info.isMain, frame });
  page.contents.emit('will-redirect', event, url, false, info.isMain, id, frame.routingId);
  return event.defaultPrevented;
});
host.answer('windowOpen', (id, url, frameName, features) => {
  const handler = pages.get(id)?.openHandler;
  if (handler === undefined || handler === null) return 'allow';
  const referrer = { url: '', policy: 'strict-origin-when-cross-origin' as const };
  return handler({ url, frameName, features, disposition: 'foreground-tab', referrer }).action;
});
