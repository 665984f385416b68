import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserWindowConstructorOptions, BrowserWindow as Window } from 'electron';
import { app, lastWindowClosed } from './app.ts';
import { preventable } from './events.ts';
import { host, settings } from './host.ts';
import { offerClass, type Surface, together } from './offer.ts';
import { partitionOf, session } from './session.ts';
import { createWebContents, destroyWebContents } from './web-contents.ts';
import { windowBounds } from './window-bounds.ts';
import {
  addWindow,
  allWindows,
  focusedWindow,
  forgetWindow,
  newWindowId,
  setFocusedWindow,
  windowById,
} from './window-list.ts';
import { windowOrnaments } from './window-ornaments.ts';
import { isOutOfSight, windowVisibility } from './window-visibility.ts';
import { preferZoom } from './window-zoom.ts';

type WebPreferences = NonNullable<BrowserWindowConstructorOptions['webPreferences']>;
const preferencesOf = new Map<number, WebPreferences>();

export const BrowserWindow = offerClass<typeof Window>(
  'BrowserWindow',
  (self, options = {}) => {
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    const id = newWindowId();
    const preferences = options.webPreferences ?? {};
    insistOnIsolation(preferences);
    preferencesOf.set(id, preferences);
    preferZoom(id, preferences.zoomFactor);
    const ses =
      preferences.session ??
      (preferences.partition === undefined
        ? session.defaultSession
        : session.fromPartition(preferences.partition));
    const visible = options.show !== false;
    host.tell('createWindow', id, {
      width: options.width ?? 800,
      height: options.height ?? 600,
      visible,
      title: options.title ?? app.name,
      partition: partitionOf(ses),
      ...preloadOf(preferences),
      preloadInSubFrames: preferences.nodeIntegrationInSubFrames === true,
      additionalArguments: preferences.additionalArguments ?? [],
    });
    addWindow(id, self);
    if (visible && options.focusable !== false) setFocusedWindow(id);
    queueMicrotask(() => app.emit('browser-window-created', preventable({}), self));
    return together<Window>(
      { id, webContents: createWebContents(id, ses, () => self.close()) },
      windowBounds(self, id, options),
      windowVisibility(self, options, (name, event, window) => app.emit(name, event, window)),
      windowOrnaments(),
      windowLife(self, id, options.title ?? app.name),
    );
  },
  {
    getAllWindows: allWindows,
    fromId: windowById,
    fromWebContents: (contents) => windowById(contents.id),
    getFocusedWindow: focusedWindow,
  },
);

function windowLife(self: Window, id: number, titleAtFirst: string): Surface<Window> {
  let isDestroyed = false;
  let title = titleAtFirst;
  return {
    get title() {
      return title;
    },
    set title(value) {
      title = value;
    },
    getTitle: () => title,
    setTitle(value) {
      title = value;
    },
    isDestroyed: () => isDestroyed,
    loadURL: (url) => self.webContents.loadURL(url),
    loadFile: (file) =>
      self.webContents.loadURL(pathToFileURL(path.resolve(settings.appDir, file)).href),
    reload: () => self.webContents.reload(),
    capturePage: () => self.webContents.capturePage(),
    close() {
      if (isDestroyed) return;
      const event = preventable({});
      self.emit('close', event);
      if (!event.defaultPrevented) self.destroy();
    },
    destroy() {
      if (isDestroyed) return;
      isDestroyed = true;
      forgetWindow(id);
      preferencesOf.delete(id);
      void host.call('closeWindow', id);
      destroyWebContents(id);
      self.emit('closed');
      if (allWindows().length === 0) lastWindowClosed();
    },
  };
}

/** The stand-in puts every preload in an isolated world and cannot do less. */
function insistOnIsolation(preferences: WebPreferences): void {
  if (preferences.contextIsolation === false || preferences.nodeIntegration === true) {
    throw new Error('stand-in: only isolated windows without Node are implemented');
  }
  if (preferences.sandbox === false) {
    throw new Error('stand-in: only sandboxed windows are implemented');
  }
}

function preloadOf({ preload }: WebPreferences) {
  if (preload === undefined) return { preloadPath: null, preloadSource: '' };
  return { preloadPath: preload, preloadSource: fs.readFileSync(preload, 'utf8') };
}

host.answer('userCloses', (id) => windowById(id)?.close());
host.answer('userFocuses', (id) =>
  id === null ? focusedWindow()?.blur() : windowById(id)?.focus(),
);
host.answer('pageTitle', (id, title) => {
  const window = windowById(id);
  if (window === null) return;
  const event = preventable({});
  window.emit('page-title-updated', event, title, true);
  window.webContents.emit('page-title-updated', event, title, true);
  if (!event.defaultPrevented) window.setTitle(title);
});
host.answer('windows', () =>
  allWindows().map((window) => ({
    id: window.id,
    title: window.getTitle(),
    url: window.webContents.getURL(),
    visible: window.isVisible(),
    focused: window.isFocused(),
    minimized: isOutOfSight(window),
    focusable: window.isFocusable(),
    contentProtected: window.isContentProtected(),
    bounds: window.getBounds(),
    webPreferences: { ...preferencesOf.get(window.id), session: undefined },
  })),
);
