import fs from 'node:fs';
import Module from 'node:module';
import type { NativeImage, Notification, Session } from 'electron';
import { createKeyring } from '../../stand-in/keyring.ts';
import { UNCAUGHT } from '../../stand-in/settings.ts';
import type { Observed, ObserverSettings } from './observed.ts';

type ElectronModule = typeof Electron.CrossProcessExports;
type Method = (this: never, ...args: never[]) => unknown;

/**
 * Runs in real Electron before the app: writes down what tray, notices and links are asked to do, since no test can see
 * a desktop, and stands in for what of the machine a test must hold: keyring, network, theme, languages.
 */
export function observe(electron: ElectronModule, settings: ObserverSettings): Observed {
  copyOutput(settings.outputFile);
  tellUncaught();
  const { begin, setDark } = holdTheme(electron, settings.dark);
  const seen: Observed = {
    tray: null,
    menu: null,
    popup: null,
    toolTip: '',
    imagePath: '',
    notices: [],
    openedLinks: [],
    sessions: new Set(),
    preferences: new Map(),
    online: settings.online,
    ...holdKeyring(electron, settings),
    setDark,
    ...holdReady(electron, settings.holdsReady, begin),
  };
  watchTray(electron, seen);
  watchNotices(electron, seen);
  watchRequests(electron, seen);
  watchWindows(electron, seen);
  keepFromMachine(electron, seen, settings);
  return seen;
}

/** Replaces a method by one that gets the original as its first argument. */
function wrap<T extends object, K extends keyof T>(
  target: T,
  name: K,
  around: (original: T[K] & Method, self: never, args: never[]) => unknown,
): void {
  const original = target[name] as T[K] & Method;
  const value = function (this: never, ...args: never[]): unknown {
    return around(original, this, args);
  };
  Object.defineProperty(target, name, { value, configurable: true, writable: true });
}

/** Also what is printed before anybody listens. */
function copyOutput(file: string): void {
  for (const stream of [process.stdout, process.stderr]) {
    wrap(stream, 'write', (original, self, args) => {
      const [chunk]: readonly unknown[] = args;
      fs.appendFileSync(file, chunk instanceof Uint8Array ? chunk : String(chunk));
      return original.apply(self, args);
    });
  }
}

/** Not of an abort: Electron leaves one behind where a request is given up while its body is being sent. */
function tellUncaught(): void {
  const tell = (error: unknown) => console.error(UNCAUGHT, error);
  process.on('uncaughtExceptionMonitor', tell);
  process.on('unhandledRejection', (error) => {
    if (!(error instanceof Error) || error.name !== 'AbortError') tell(error);
  });
}

function holdKeyring(
  { app, safeStorage }: ElectronModule,
  { userData, encryption }: ObserverSettings,
): Pick<Observed, 'setEncryption'> {
  const keyring = createKeyring({
    owner: userData,
    isReady: () => app.isReady(),
    behaviour: encryption,
  });
  for (const [name, value] of Object.entries(keyring.methods)) {
    Object.defineProperty(safeStorage, name, { value, configurable: true, writable: true });
  }
  return { setEncryption: (behaviour) => keyring.behave(behaviour) };
}

/** What the system looks like to an app that follows it; an app that does not is shown as it wants. */
function holdTheme(
  electron: ElectronModule,
  atFirst: boolean | null,
): Pick<Observed, 'setDark'> & { readonly begin: () => void } {
  let real: PropertyDescriptor | undefined;
  let wanted: Electron.NativeTheme['themeSource'] = 'system';
  let isDark = atFirst;
  const apply = (): void => {
    const system = isDark === null ? 'system' : isDark ? 'dark' : 'light';
    real?.set?.call(electron.nativeTheme, wanted === 'system' ? system : wanted);
  };
  return {
    /** Not before the system has told Electron of its own theme. */
    begin() {
      real = descriptorOf(electron.nativeTheme, 'themeSource');
      Object.defineProperty(electron.nativeTheme, 'themeSource', {
        configurable: true,
        get: () => wanted,
        set(source: Electron.NativeTheme['themeSource']) {
          wanted = source;
          apply();
        },
      });
      if (isDark !== null) apply();
    },
    setDark(dark) {
      isDark = dark;
      apply();
    },
  };
}

function descriptorOf(object: object, name: string): PropertyDescriptor | undefined {
  for (let one: object | null = object; one !== null; one = Object.getPrototypeOf(one) as object) {
    const descriptor = Object.getOwnPropertyDescriptor(one, name);
    if (descriptor !== undefined) return descriptor;
  }
  return undefined;
}

/** As Playwright's own loader does, which it leaves out where it is told which Electron to start. */
function holdReady(
  { app }: ElectronModule,
  holds: boolean,
  begin: () => void,
): Pick<Observed, 'goOn'> {
  if (!holds) return { goOn: async () => {} };
  const reallyReady = app.whenReady();
  const emit = app.emit.bind(app) as (name: string, ...args: unknown[]) => boolean;
  let readyArguments: unknown[] = [];
  let isReady = false;
  let tellReady = () => {};
  const ready = new Promise<void>((resolve) => {
    tellReady = resolve;
  });
  const hold = (name: string, ...args: unknown[]): boolean => {
    if (name !== 'ready') return emit(name, ...args);
    readyArguments = args;
    return app.listenerCount('ready') > 0;
  };
  Object.assign(app, { emit: hold, isReady: () => isReady, whenReady: () => ready });
  return {
    async goOn() {
      await reallyReady;
      begin();
      isReady = true;
      tellReady();
      emit('ready', ...readyArguments);
    },
  };
}

function watchTray(electron: ElectronModule, seen: Observed): void {
  const paths = new WeakMap<NativeImage, string>();
  const {
    Tray: { prototype: tray },
  } = electron;
  wrap(tray, 'setImage', (original, self, args) => {
    const image: NativeImage | string = args[0] ?? '';
    seen.tray = self;
    seen.imagePath = typeof image === 'string' ? image : (paths.get(image) ?? '');
    return original.apply(self, args);
  });
  wrap(tray, 'setToolTip', (original, self, args) => {
    seen.tray = self;
    seen.toolTip = args[0] ?? '';
    return original.apply(self, args);
  });
  wrap(tray, 'setContextMenu', (original, self, args) => {
    seen.tray = self;
    seen.menu = args[0] ?? null;
    return original.apply(self, args);
  });
  // A menu that really pops up would wait for a person.
  wrap(tray, 'popUpContextMenu', (_original, self, args) => {
    seen.tray = self;
    seen.popup = args[0] ?? seen.menu;
  });
  wrap(electron.nativeImage, 'createFromPath', (original, self, args) => {
    const image = original.apply(self, args) as NativeImage;
    paths.set(image, args[0] ?? '');
    return image;
  });
}

/** None reaches the desktop; without a server for them Electron would make none. */
function watchNotices({ Notification: notification }: ElectronModule, seen: Observed): void {
  wrap(notification, 'isSupported', () => true);
  const { prototype: notice } = notification;
  wrap(notice, 'show', (_original, self: Notification) => {
    seen.notices.push({ notification: self, state: 'shown' });
    queueMicrotask(() => self.emit('show', {}));
  });
  wrap(notice, 'close', (_original, self: Notification) => {
    const entry = seen.notices.findLast((one) => one.notification === self);
    if (entry === undefined || entry.state === 'closed') return;
    entry.state = 'closed';
    queueMicrotask(() => self.emit('close', {}));
  });
}

/** The network emulation of a session reaches no request of main's (electron/electron#21250). */
function watchRequests(electron: ElectronModule, seen: Observed): void {
  wrap(
    electron.net,
    'isOnline',
    (original, self, args) => seen.online && original.apply(self, args),
  );
  const wrapped = new WeakSet<object>();
  wrap(electron.session, 'fromPartition', (original, self, args) => {
    const session = original.apply(self, args) as Session;
    seen.sessions.add(session);
    const prototype = Object.getPrototypeOf(session) as Session;
    if (wrapped.has(prototype)) return session;
    wrapped.add(prototype);
    wrap(prototype, 'fetch', (fetch, one, given) =>
      seen.online || isOwnScheme(given[0])
        ? fetch.apply(one, given)
        : Promise.reject(new Error('net::ERR_INTERNET_DISCONNECTED')),
    );
    return session;
  });
}

function isOwnScheme(input: string | { readonly url: string } | undefined): boolean {
  const url = typeof input === 'object' ? input.url : (input ?? '');
  return !/^https?:/i.test(url);
}

/** The module's own class cannot be replaced, but what `require` answers can. */
function watchWindows(electron: ElectronModule, seen: Observed): void {
  const observedClass = new Proxy(electron.BrowserWindow, {
    construct(target, args: [Electron.BrowserWindowConstructorOptions?]) {
      const window = new target(...args);
      seen.preferences.set(window.id, args[0]?.webPreferences ?? {});
      return window;
    },
  });
  const shown = new Proxy(electron, {
    get: (target, name, receiver): unknown =>
      name === 'BrowserWindow' ? observedClass : Reflect.get(target, name, receiver),
  });
  type Load = (this: unknown, request: string, ...rest: unknown[]) => unknown;
  const load = Reflect.get(Module, '_load') as Load;
  const loadShown: Load = function (request, ...rest) {
    const loaded = load.call(this, request, ...rest);
    return loaded === electron ? shown : loaded;
  };
  Reflect.set(Module, '_load', loadShown);
}

/** What must not reach the machine of whoever runs the tests, and what on it would stop them. */
function keepFromMachine(
  { app, dialog, shell }: ElectronModule,
  seen: Observed,
  { locale, relaunchFile }: ObserverSettings,
): void {
  wrap(shell, 'openExternal', async (_original, _self, args) => {
    seen.openedLinks.push(args[0] ?? '');
  });
  // Electron would start it itself, where no driver is.
  wrap(app, 'relaunch', (_original, _self, args) => {
    const given: readonly unknown[] = args;
    const options = given[0] as { readonly args?: readonly string[] } | undefined;
    fs.writeFileSync(relaunchFile, JSON.stringify(options?.args ?? process.argv.slice(1)));
  });
  // A dialog waits for a person.
  wrap(dialog, 'showErrorBox', (_original, _self, args) => console.error('error box:', ...args));
  // Linux has environment variables for it.
  if (process.platform !== 'linux') wrap(app, 'getPreferredSystemLanguages', () => [locale]);
  // Elsewhere the window hides when another program comes to the front, and a hidden page paints no frames.
  if (process.platform !== 'linux')
    app.on('browser-window-created', (_event, window) => keepOpen(window));
}

function keepOpen(window: Electron.BrowserWindow): void {
  const emit = window.emit.bind(window) as (name: string, ...args: unknown[]) => boolean;
  const quietly = (name: string, ...args: unknown[]): boolean =>
    name === 'blur' ? false : emit(name, ...args);
  Object.assign(window, { emit: quietly });
}
