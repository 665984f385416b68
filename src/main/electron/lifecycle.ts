import { app, Menu } from 'electron';

import type { Platform } from '../../shared/platform.ts';

/** What this operating system is called in the view; anything unknown is treated like Linux. */
export function platformOf(platform: NodeJS.Platform): Platform {
  if (platform === 'darwin') return 'mac';
  return platform === 'win32' ? 'windows' : 'linux';
}

/** All that Electron wants to hear before `ready`. */
export function prepareApp(platform: Platform): void {
  app.enableSandbox();
  // Windows shows notices and groups windows by this id; it is the installer's `appId`.
  if (platform === 'windows') app.setAppUserModelId('io.pilot-light.app');
  // In the menu bar only: no icon in the Dock and none in the app switcher.
  if (platform === 'mac') app.setActivationPolicy('accessory');
  // On macOS the edit menu carries the shortcuts of every text field; elsewhere no menu is needed.
  Menu.setApplicationMenu(platform === 'mac' ? editMenu() : null);
  // The tray lives on when the window is gone; without this Electron would quit.
  app.on('window-all-closed', () => {});
}

function editMenu(): Menu {
  return Menu.buildFromTemplate([
    { role: 'appMenu', submenu: [{ role: 'hide' }, { role: 'quit' }] },
    { role: 'editMenu' },
  ]);
}

/** Cleaning up takes milliseconds; what hangs, as a clipboard may, must not keep the app from quitting. */
const QUIT_DEADLINE_MS = 1_000;

/** Runs `clean` once when the app quits and waits for it, but no longer than a second. Never keeps the app alive. */
export function beforeQuit(clean: () => Promise<void>): void {
  let isClean = false;
  app.on('will-quit', (event) => {
    if (isClean) return;
    event.preventDefault();
    isClean = true;
    const deadline = new Promise<void>((resolve) => {
      setTimeout(resolve, QUIT_DEADLINE_MS);
    });
    void Promise.race([clean().catch(() => undefined), deadline]).then(() => app.quit());
  });
}

/** Starts afresh: the only cure for a keyring that failed once. */
export function restartApp(): void {
  app.relaunch();
  app.quit();
}
