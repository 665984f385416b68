import { runInThisContext } from 'node:vm';
import { app } from './app.ts';
import { BaseWindow } from './base-window.ts';
import { BrowserWindow } from './browser-window.ts';
import { ClipboardItem, clipboard } from './clipboard.ts';
import { dialog } from './dialog.ts';
import { globalShortcut } from './global-shortcut.ts';
import { host } from './host.ts';
import { ipcMain } from './ipc-main.ts';
import { Menu, MenuItem } from './menu.ts';
import { nativeImage } from './native-image.ts';
import { nativeTheme } from './native-theme.ts';
import { net } from './net.ts';
import { Notification } from './notification.ts';
import { refuseTheRest } from './offer.ts';
import { powerMonitor } from './power-monitor.ts';
import { powerSaveBlocker } from './power-save-blocker.ts';
import { safeStorage } from './safe-storage.ts';
import { screen } from './screen.ts';
import { session } from './session.ts';
import { shell } from './shell.ts';
import { systemPreferences } from './system-preferences.ts';
import { Tray } from './tray.ts';
import { webContents } from './web-contents.ts';

const offered = {
  app,
  BaseWindow,
  BrowserWindow,
  clipboard,
  ClipboardItem,
  dialog,
  globalShortcut,
  ipcMain,
  Menu,
  MenuItem,
  nativeImage,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  powerSaveBlocker,
  get protocol() {
    return session.defaultSession.protocol;
  },
  safeStorage,
  screen,
  session,
  shell,
  systemPreferences,
  Tray,
  webContents,
};

/** Modules of the main process that the stand-in does not have; reading one throws by name, even after a copy. */
const MISSING = [
  'autoUpdater',
  'BrowserView',
  'contentTracing',
  'crashReporter',
  'desktopCapturer',
  'inAppPurchase',
  'MessageChannelMain',
  'netLog',
  'pushNotifications',
  'ServiceWorkerMain',
  'ShareMenu',
  'TouchBar',
  'utilityProcess',
  'View',
  'WebContentsView',
  'webFrameMain',
];

/** What `require('electron')` gives the main process. */
export const electron = createModule();

function createModule(): typeof offered {
  const module = { ...offered };
  for (const name of MISSING) {
    const get = () => {
      throw new Error(`stand-in: electron.${name} is not implemented`);
    };
    Object.defineProperty(module, name, { get, enumerable: true });
  }
  return refuseTheRest('electron', module);
}

host.answer('evaluate', (source, argument): unknown => {
  // Tools that compile the caller may wrap its inner functions in a naming helper.
  const call = `(() => { const __name = (one) => one; return (${source}); })()`;
  const run = runInThisContext(call) as (electron: unknown, argument: unknown) => unknown;
  return run(electron, argument);
});
