import { contextBridge, ipcRenderer } from 'electron';
import type { Announcements, Bridge, Requests } from '../shared/ipc.ts';

/** Main checks sender and argument, and answers with the type that the table promises. */
function ask<K extends keyof Requests>(
  channel: K,
  argument: Requests[K][0],
): Promise<Requests[K][1]> {
  return ipcRenderer.invoke(channel, argument) as Promise<Requests[K][1]>;
}

/** The event object stays here: it carries `sender`, which must not reach the page. */
function listen<K extends keyof Announcements>(
  channel: K,
  listener: (news: Announcements[K]) => void,
): () => void {
  const forward = (_event: unknown, news: Announcements[K]): void => {
    listener(news);
  };
  ipcRenderer.on(channel, forward);
  return () => {
    ipcRenderer.off(channel, forward);
  };
}

/** One verb a method: neither a channel name nor an address crosses the bridge. */
const bridge: Bridge = Object.freeze<Bridge>({
  getView: () => ask('view:get', null),
  startSignIn: (host, accountKey) => ask('sign-in:start', { host, accountKey }),
  cancelSignIn: () => ask('sign-in:cancel', null),
  checkNow: () => ask('sign-in:check-now', null),
  copyCodeAndOpen: () => ask('sign-in:copy-code-and-open', null),
  copyCode: () => ask('sign-in:copy-code', null),
  copyLink: () => ask('sign-in:copy-link', null),
  confirmAccount: (accepted) => ask('sign-in:confirm-account', accepted),
  dismissSignIn: () => ask('sign-in:dismiss', null),
  selectAccount: (accountKey) => ask('account:select', accountKey),
  signOut: (accountKey) => ask('account:sign-out', accountKey),
  refreshNow: (accountKey) => ask('account:refresh', accountKey),
  copyRefusal: (accountKey) => ask('account:copy-refusal', accountKey),
  copyToken: (accountKey, format) => ask('token:copy', { accountKey, format }),
  allowUnprotectedStorage: (allowed) => ask('storage:allow-unprotected', allowed),
  retryStorage: () => ask('storage:retry', null),
  restartApp: () => ask('app:restart', null),
  quitApp: () => ask('app:quit', null),
  changeSettings: (change) => ask('settings:change', change),
  addHost: (host) => ask('settings:add-host', host),
  dismissIntroduction: () => ask('settings:dismiss-introduction', null),
  dismissMishap: () => ask('mishap:dismiss', null),
  openLink: (link, accountKey) => ask('link:open', { link, accountKey }),
  closeWindow: () => ask('window:close', null),
  onView: (listener) => listen('view:changed', listener),
  onScreen: (listener) => listen('screen:show', listener),
});

contextBridge.exposeInMainWorld('pilotLight', bridge);
