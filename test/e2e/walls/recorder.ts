import type { CustomScheme, IpcMainInvokeEvent, Session } from 'electron';

type Handler = (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown;

/** What the app asked of Electron, written down from its first line on; kept on the global object of its process. */
export interface Recorded {
  /** Whether the app was ready when it asked for the sandbox; null when it never did. */
  sandboxedAfterReady: boolean | null;
  readonly schemes: CustomScheme[];
  readonly protocolClients: string[];
  /** By partition, with the handlers that were set on each. */
  readonly sessions: Map<string, { readonly session: Session; readonly handlers: Handlers }>;
  /** The app's own, by channel: a call here takes no notes. */
  readonly handlers: Map<string, Handler>;
  /** The newest genuine request's event. */
  lastEvent: IpcMainInvokeEvent | null;
  /** Everything that main has sent to a page, announcements and replies, as JSON. */
  readonly toPage: string[];
  /** Everything that a page has sent to main, as JSON. */
  readonly fromPage: string[];
}

type Handlers = Map<string, (...args: unknown[]) => unknown>;

export const RECORDED = '__recorded';

/**
 * Runs in the main process before the app, as source text, on either runtime. Everything still happens as before.
 * Nothing from outside its body but its arguments.
 */
export function record(electron: typeof Electron.CrossProcessExports, key: string): void {
  const { app, ipcMain, protocol, session } = electron;
  const seen: Recorded = {
    sandboxedAfterReady: null,
    schemes: [],
    protocolClients: [],
    sessions: new Map(),
    handlers: new Map(),
    lastEvent: null,
    toPage: [],
    fromPage: [],
  };
  Object.defineProperty(globalThis, key, { value: seen });
  type Method = (...args: unknown[]) => unknown;

  /** Calls `note` with the arguments before the method does its work. */
  function watch<T extends object>(target: T, name: keyof T, note: Method): void {
    const original = target[name] as Method;
    const value = (...args: unknown[]): unknown => {
      note(...args);
      return original.apply(target, args);
    };
    Object.defineProperty(target, name, { value, configurable: true, writable: true });
  }

  /** Attacks send what JSON has no form for. */
  const textOf = (value: unknown[]): string => {
    try {
      return JSON.stringify(value, (_key, one: unknown) =>
        typeof one === 'bigint' ? String(one) : one,
      );
    } catch {
      return 'not JSON';
    }
  };

  watch(app, 'enableSandbox', () => {
    seen.sandboxedAfterReady = app.isReady();
  });
  watch(app, 'setAsDefaultProtocolClient', (scheme) => seen.protocolClients.push(String(scheme)));
  watch(protocol, 'registerSchemesAsPrivileged', (schemes) => {
    seen.schemes.push(...(schemes as CustomScheme[]));
  });

  const fromPartition = session.fromPartition.bind(session);
  session.fromPartition = (partition, options) => {
    const one = fromPartition(partition, options);
    if (seen.sessions.has(partition)) return one;
    const handlers: Handlers = new Map();
    seen.sessions.set(partition, { session: one, handlers });
    for (const name of [
      'setPermissionRequestHandler',
      'setPermissionCheckHandler',
      'setDevicePermissionHandler',
      'setDisplayMediaRequestHandler',
    ] as const) {
      watch(one, name, (handler) => handlers.set(name, handler as Method));
    }
    return one;
  };

  const handle = ipcMain.handle.bind(ipcMain);
  ipcMain.handle = (channel, handler) => {
    const noting: Handler = async (event, ...args) => {
      seen.lastEvent = event;
      seen.fromPage.push(textOf([channel, ...args]));
      const reply: unknown = await handler(event, ...args);
      seen.toPage.push(textOf([channel, reply]));
      return reply;
    };
    seen.handlers.set(channel, handler);
    handle(channel, noting);
  };
  app.on('browser-window-created', (_event, window) => {
    watch(window.webContents, 'send', (...args) => seen.toPage.push(textOf(args)));
  });
}
