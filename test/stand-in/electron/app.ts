import type { App, LoginItemSettings } from 'electron';
import { appInfo } from './app-info.ts';
import { commandLine, takeBackNoSandbox } from './command-line.ts';
import { preventable } from './events.ts';
import { host, settings } from './host.ts';
import { offer, type Surface, together } from './offer.ts';
import { createSingleInstance } from './single-instance.ts';
import { allWindows } from './window-list.ts';

let isReady = false;
let isQuitting = false;

const instance = createSingleInstance(settings.userData, ({ argv, cwd, additionalData }) =>
  app.emit('second-instance', preventable({}), argv, cwd, additionalData),
);
process.on('exit', () => instance.release());

const lifecycle = {
  isReady: () => isReady,
  whenReady: () =>
    isReady
      ? Promise.resolve()
      : new Promise<void>((resolve) => app.once('ready', () => resolve())),
  quit() {
    if (isQuitting || isPrevented('before-quit')) return;
    isQuitting = true;
    for (const window of allWindows()) window.close();
    if (allWindows().length > 0 || isPrevented('will-quit')) {
      isQuitting = false;
      return;
    }
    app.emit('quit', preventable({}), 0);
    app.exit(0);
  },
  exit(code = 0) {
    // After the messages that are already on their way to the host.
    setImmediate(() => process.exit(code));
  },
  relaunch: (options) => host.tell('relaunch', options?.args ?? process.argv.slice(1)),
  requestSingleInstanceLock: (additionalData) =>
    instance.request({
      argv: process.argv,
      cwd: process.cwd(),
      additionalData: additionalData ?? null,
    }),
  hasSingleInstanceLock: () => instance.holds(),
  releaseSingleInstanceLock: () => instance.release(),
} satisfies Surface<App>;

const { loginItemNeedsApproval, openedAtLogin, platform } = settings.system;

let loginItem: LoginItemSettings = {
  openAtLogin: false,
  wasOpenedAtLogin: openedAtLogin,
  status: 'not-registered',
  executableWillLaunchAtLogin: false,
  launchItems: [],
};

const protocolClients = new Set<string>();

const desktop = {
  getLoginItemSettings: () => loginItem,
  setLoginItemSettings(wanted) {
    const isAsked = wanted.openAtLogin ?? loginItem.openAtLogin;
    // macOS takes it down, and does it once somebody has allowed it.
    const isPending = isAsked && platform === 'darwin' && loginItemNeedsApproval;
    const openAtLogin = isAsked && !isPending;
    const status = isPending ? 'requires-approval' : openAtLogin ? 'enabled' : 'not-registered';
    const willLaunch = { openAtLogin, executableWillLaunchAtLogin: openAtLogin };
    loginItem = { ...loginItem, ...willLaunch, status };
  },
  setAsDefaultProtocolClient: (scheme) => protocolClients.add(scheme).has(scheme),
  isDefaultProtocolClient: (scheme) => protocolClients.has(scheme),
  removeAsDefaultProtocolClient: (scheme) => protocolClients.delete(scheme),
  setAppUserModelId() {},
  setDesktopName() {},
  setAboutPanelOptions() {},
  showAboutPanel() {},
  disableHardwareAcceleration() {},
  disableDomainBlockingFor3DAPIs() {},
  setActivationPolicy() {},
  setAppLogsPath() {},
  setBadgeCount: () => true,
  getBadgeCount: () => 0,
  enableSandbox() {
    if (isReady) throw new Error('app.enableSandbox() can only be called before app is ready');
    takeBackNoSandbox();
  },
  focus() {},
  hide() {},
  show() {},
  isHidden: () => false,
  isAccessibilitySupportEnabled: () => false,
} satisfies Surface<App>;

export const app: App = offer<App>(
  'app',
  together<App>(appInfo, lifecycle, desktop, { commandLine }),
);

/** Called once the main module has been evaluated: only then does Electron emit `ready`. */
export function becomeReady(): void {
  isReady = true;
  app.emit('ready', preventable({}), {});
}

/** What happens when the last window has gone: without a listener Electron quits. */
export function lastWindowClosed(): void {
  if (isQuitting) return;
  if (app.listenerCount('window-all-closed') > 0) app.emit('window-all-closed');
  else app.quit();
}

function isPrevented(name: 'before-quit' | 'will-quit'): boolean {
  const event = preventable({});
  app.emit(name, event);
  return event.defaultPrevented;
}

host.answer('secondInstance', (argv, cwd) => {
  app.emit('second-instance', preventable({}), argv, cwd, null);
});
host.answer('activate', () => {
  app.emit('activate', preventable({}), false);
});
host.answer('quit', () => app.quit());
