import type {
  Cookies,
  session as ElectronSession,
  ProxyConfig,
  Session,
  WebContents,
  WebRequest,
} from 'electron';
import { createCertificateTable } from './certificates.ts';
import { createFetch } from './fetch.ts';
import type { Head } from './handed-out.ts';
import { host } from './host.ts';
import { resolved } from './names.ts';
import { offer } from './offer.ts';
import { createSchemeTable, type SchemeTable } from './protocol.ts';
import { proxiesFor } from './proxy.ts';
import { webContentsOf } from './web-contents.ts';

type PermissionHandler = Parameters<Session['setPermissionRequestHandler']>[0];
type PermissionCheck = Parameters<Session['setPermissionCheckHandler']>[0];

/** What a session holds that Electron's own type does not show. */
interface Innards {
  readonly schemes: SchemeTable;
  askPermission: PermissionHandler;
  checkPermission: PermissionCheck;
}

const sessions = new Map<string, Session>();
const innards = new WeakMap<Session, Innards>();

export const session = offer<typeof ElectronSession>('session', {
  fromPartition: (partition) => sessionOf(partition),
  get defaultSession() {
    return sessionOf('');
  },
});

/** The name a session was made by; '' is the default session. */
export function partitionOf(wanted: Session): string {
  for (const [partition, one] of sessions) if (one === wanted) return partition;
  return '';
}

function sessionOf(partition: string): Session {
  const known = sessions.get(partition);
  if (known !== undefined) return known;
  const created = createSession(partition);
  sessions.set(partition, created);
  return created;
}

function createSession(partition: string): Session {
  const isPersistent = partition === '' || partition.startsWith('persist:');
  const schemes = createSchemeTable();
  const certificates = createCertificateTable();
  const inside: Innards = { schemes, askPermission: null, checkPermission: null };
  let onRedirect: OnRedirect = null;
  let onHeaders: OnHeaders = null;
  let proxy: ProxyConfig = {};
  const self: Session = offer<Session>('session', {
    protocol: schemes.protocol,
    cookies: EMPTY_COOKIES,
    webRequest: offer<WebRequest>('webRequest', {
      ...SILENT_LISTENERS,
      onBeforeRedirect(...given: readonly unknown[]) {
        onRedirect = given.at(-1) as OnRedirect;
      },
      onHeadersReceived(...given: readonly unknown[]) {
        onHeaders = given.at(-1) as OnHeaders;
      },
    }),
    fetch: createFetch({
      handlerOf: schemes.handlerOf,
      proxy: () => proxy,
      verify: certificates.verify,
      onRedirect: (url, redirectURL) => onRedirect?.({ url, redirectURL }),
      letsThrough: (url, head) =>
        new Promise((resolve) => {
          if (onHeaders === null) resolve(true);
          else onHeaders({ url, ...head }, ({ cancel = false }) => resolve(!cancel));
        }),
    }),
    isPersistent: () => isPersistent,
    setPermissionRequestHandler(handler) {
      inside.askPermission = handler;
    },
    setPermissionCheckHandler(handler) {
      inside.checkPermission = handler;
    },
    setDevicePermissionHandler() {},
    setDisplayMediaRequestHandler() {},
    setBluetoothPairingHandler() {},
    setUSBProtectedClassesHandler() {},
    setCertificateVerifyProc: certificates.setVerifyProc,
    setSpellCheckerEnabled() {},
    setSpellCheckerLanguages() {},
    setSpellCheckerDictionaryDownloadURL() {},
    setDownloadPath() {},
    setUserAgent() {},
    getUserAgent: () => 'stand-in',
    setProxy: async (config) => {
      proxy = config;
    },
    resolveProxy: async (url) => proxiesFor(proxy, url),
    resolveHost: (name) => resolved(name),
    forceReloadProxyConfig: async () => {},
    closeAllConnections: async () => {},
    clearStorageData: async () => {},
    clearData: async () => {},
    clearCache: async () => {},
    clearAuthCache: async () => {},
    clearHostResolverCache: async () => {},
  });
  innards.set(self, inside);
  return self;
}

const EMPTY_COOKIES = offer<Cookies>('cookies', {
  get: async () => [],
  flushStore: async () => {},
});

/** Accepted and never called: pages reach no network in the stand-in. */
const SILENT_LISTENERS = {
  onBeforeRequest() {},
  onBeforeSendHeaders() {},
  onCompleted() {},
  onErrorOccurred() {},
};

/** A request that leads elsewhere is told of before it fails, as in Chromium; with the two addresses alone. */
type OnRedirect = ((details: { url: string; redirectURL: string }) => void) | null;

/** Asked about each answer before it is handed out; it may only cancel. */
type OnHeaders =
  | ((
      details: Head & { readonly url: string },
      callback: (response: { readonly cancel?: boolean }) => void,
    ) => void)
  | null;

function innardsOf(windowId: number): { contents: WebContents; inside: Innards } {
  const contents = webContentsOf(windowId);
  const inside = contents === null ? undefined : innards.get(contents.session);
  if (contents === null || inside === undefined) throw new Error(`no window ${windowId}`);
  return { contents, inside };
}

// Without a handler Electron grants.
host.answer('permission', async (windowId, name) => {
  const { contents, inside } = innardsOf(windowId);
  const { askPermission, checkPermission } = inside;
  const origin = contents.mainFrame.origin;
  const check = { requestingUrl: contents.getURL(), isMainFrame: true };
  if (checkPermission?.(contents, name as never, origin, check) === false) return false;
  if (askPermission === null) return true;
  return new Promise<boolean>((resolve) => askPermission(contents, name as never, resolve, check));
});

host.answer('serveScheme', async (windowId, { url, method, headers, body }) => {
  const scheme = new URL(url).protocol.slice(0, -1);
  const handler = innardsOf(windowId).inside.schemes.handlerOf(scheme);
  if (handler === null) return { status: 404, headers: {}, body: new Uint8Array() };
  const sent: RequestInit = { method, headers, body: body as BodyInit | null };
  const request = new Request(url, sent);
  const response = await handler(request);
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: new Uint8Array(await response.arrayBuffer()),
  };
});
