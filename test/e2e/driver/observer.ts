import type { NativeImage, Notification, Session, Tray } from 'electron';

/** What the observer inside real Electron has seen; kept on its global object. */
export interface Observed {
  tray: Tray | null;
  menu: Electron.Menu | null;
  popup: Electron.Menu | null;
  toolTip: string;
  imagePath: string;
  readonly notices: { readonly notification: Notification; state: 'shown' | 'closed' }[];
  readonly openedLinks: string[];
  readonly sessions: Set<Session>;
  online: boolean;
}

export const OBSERVED = '__observed';

/**
 * Runs in real Electron before the app, as source text: writes down what tray, notices and links are asked to do,
 * since no test can see a desktop. Nothing from outside its body but its arguments.
 */
export function observe(
  electron: typeof Electron.CrossProcessExports,
  key: string,
  uncaught: string,
): void {
  const seen: Observed = {
    tray: null,
    menu: null,
    popup: null,
    toolTip: '',
    imagePath: '',
    notices: [],
    openedLinks: [],
    sessions: new Set(),
    online: true,
  };
  Object.defineProperty(globalThis, key, { value: seen });
  process.on('uncaughtExceptionMonitor', (error) => console.error(uncaught, error));
  type Method = (this: never, ...args: never[]) => unknown;
  const paths = new WeakMap<NativeImage, string>();

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

  const {
    Tray: { prototype: tray },
    Notification: { prototype: notice },
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
  wrap(electron.shell, 'openExternal', async (_original, _self, args) => {
    seen.openedLinks.push(args[0] ?? '');
  });
  wrap(
    electron.net,
    'isOnline',
    (original, self, args) => seen.online && original.apply(self, args),
  );
  wrap(electron.session, 'fromPartition', (original, self, args) => {
    const session = original.apply(self, args) as Session;
    seen.sessions.add(session);
    return session;
  });
}
