import type { Cookies, session as ElectronSession, Session, WebRequest } from 'electron';
import { electronFetch } from './fetch.ts';
import { host } from './host.ts';
import { offer } from './offer.ts';
import { protocol } from './protocol.ts';
import { webContentsOf } from './web-contents.ts';

type PermissionHandler = Parameters<Session['setPermissionRequestHandler']>[0];

const sessions = new Map<string, Session>();
const permissionHandlers = new Map<Session, PermissionHandler>();

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
  const self: Session = offer<Session>('session', {
    protocol,
    cookies: EMPTY_COOKIES,
    webRequest: SILENT_WEB_REQUEST,
    fetch: electronFetch,
    isPersistent: () => isPersistent,
    setPermissionRequestHandler: (handler) => void permissionHandlers.set(self, handler),
    setPermissionCheckHandler() {},
    setDevicePermissionHandler() {},
    setDisplayMediaRequestHandler() {},
    setBluetoothPairingHandler() {},
    setUSBProtectedClassesHandler() {},
    setCertificateVerifyProc() {},
    setSpellCheckerEnabled() {},
    setSpellCheckerLanguages() {},
    setSpellCheckerDictionaryDownloadURL() {},
    setDownloadPath() {},
    setUserAgent() {},
    getUserAgent: () => 'stand-in',
    setProxy: async () => {},
    resolveProxy: async () => 'DIRECT',
    forceReloadProxyConfig: async () => {},
    closeAllConnections: async () => {},
    clearStorageData: async () => {},
    clearData: async () => {},
    clearCache: async () => {},
    clearAuthCache: async () => {},
    clearHostResolverCache: async () => {},
  });
  return self;
}

const EMPTY_COOKIES = offer<Cookies>('cookies', {
  get: async () => [],
  flushStore: async () => {},
});

/** Listeners are accepted and never called: pages reach no network in the stand-in. */
const SILENT_WEB_REQUEST = offer<WebRequest>('webRequest', {
  onBeforeRequest() {},
  onBeforeSendHeaders() {},
  onHeadersReceived() {},
  onBeforeRedirect() {},
  onCompleted() {},
  onErrorOccurred() {},
});

host.answer('permission', async (id, name) => {
  const contents = webContentsOf(id);
  const handler = contents === null ? null : permissionHandlers.get(contents.session);
  if (contents === null || handler === null || handler === undefined) return true;
  const details = { requestingUrl: contents.getURL(), isMainFrame: true };
  return new Promise<boolean>((resolve) =>
    handler(contents, name as Parameters<typeof handler>[1], resolve, details),
  );
});
