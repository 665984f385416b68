import { app, BaseWindow, Menu, powerMonitor } from 'electron';

import type { Platform } from '../../shared/platform.ts';
import { quit } from '../config.ts';
import type { Log } from '../ports.ts';
import { registerAppScheme } from './window/app-protocol.ts';

/** What this operating system is called in the view; anything unknown is treated like Linux. */
export function platformOf(platform: NodeJS.Platform): Platform {
  if (platform === 'darwin') return 'mac';
  return platform === 'win32' ? 'windows' : 'linux';
}

/** All that Electron wants to hear before `ready`. */
export function prepareApp(platform: Platform): void {
  // Asked for now, it would only take that switch back: what makes renderers has already been started without one.
  if (!isWithoutSandbox()) app.enableSandbox();
  // Windows shows notices and groups windows by this id; it is the installer's `appId`.
  // From sources it would put a shortcut to Electron itself into the Start menu.
  if (platform === 'windows' && app.isPackaged) app.setAppUserModelId('io.pilot-light.app');
  // In the menu bar only: no icon in the Dock and none in the app switcher.
  if (platform === 'mac') app.setActivationPolicy('accessory');
  // On macOS the edit menu carries the shortcuts of every text field; elsewhere no menu is needed.
  Menu.setApplicationMenu(platform === 'mac' ? editMenu() : null);
  // The tray lives on when the window is gone; without this Electron would quit.
  app.on('window-all-closed', () => {});
  registerAppScheme();
  void app.whenReady().then(() => quitWithSession(platform));
}

/** Whether whoever started the app has switched the system's sandbox off, as the launcher of an AppImage may have to. */
export const isWithoutSandbox = (): boolean => app.commandLine.hasSwitch('no-sandbox');

/** Writes it down when the system confines no page: what is left then is that no page has Node. */
export function noteSandbox(log: Pick<Log, 'warn'>): void {
  if (isWithoutSandbox()) log.warn('runs without the system’s sandbox', { switch: '--no-sandbox' });
}

/** The session ends: quit as when a person does, and let the system wait for what quitting waits for. */
function quitWithSession(platform: Platform): void {
  // Its types give the event no parameter, but its documentation does, and what it prevents is only the hurry.
  const system: NodeJS.EventEmitter = powerMonitor;
  system.on('shutdown', (event: Preventable) => quitFirst(event));
  if (platform !== 'windows') return;
  // Windows tells windows only, and a start at login has none to show.
  const listener = new BaseWindow({ show: false });
  listener.on('query-session-end', (event) => quitFirst(event));
}

/** An event of Electron, of which nothing else is used. */
interface Preventable {
  readonly preventDefault: () => void;
}

function quitFirst(event: Preventable): void {
  event.preventDefault();
  app.quit();
}

function editMenu(): Menu {
  return Menu.buildFromTemplate([
    { role: 'appMenu', submenu: [{ role: 'hide' }, { role: 'quit' }] },
    { role: 'editMenu' },
    { role: 'windowMenu', submenu: [{ role: 'close' }] },
  ]);
}

/** What quitting waits for, each with how long at most, by real time. */
const cleanings: { readonly clean: () => Promise<void>; readonly deadlineMs: number }[] = [];

/**
 * Runs `clean` once when the app quits, restarts or ends with the session, and waits for it, but never longer than
 * `deadlineMs`: by default what cleaning up in memory may take.
 */
export function beforeQuit(clean: () => Promise<void>, deadlineMs: number = quit.cleanUpMs): void {
  if (cleanings.length === 0) waitAtQuit();
  cleanings.push({ clean, deadlineMs });
}

/** What is done when nothing is written any more. */
const lastDeeds: (() => void)[] = [];

/** Runs `deed` once at the very end: when everything that quitting waits for is over, or has been given up. */
export function atVeryEnd(deed: () => void): void {
  lastDeeds.push(deed);
}

function waitAtQuit(): void {
  let stage: 'running' | 'cleaning' | 'clean' = 'running';
  app.on('will-quit', (event) => {
    if (stage === 'clean') return;
    // Asked twice, it quits no sooner: what is owed would be lost.
    event.preventDefault();
    if (stage === 'cleaning') return;
    stage = 'cleaning';
    void cleanAll().then(() => app.quit());
  });

  async function cleanAll(): Promise<void> {
    await Promise.all(cleanings.map(cleanInTime));
    for (const deed of lastDeeds) deed();
    stage = 'clean';
  }
}

function cleanInTime({ clean, deadlineMs }: (typeof cleanings)[number]): Promise<unknown> {
  const deadline = new Promise<void>((resolve) => {
    setTimeout(resolve, deadlineMs);
  });
  return Promise.race([clean().catch(() => undefined), deadline]);
}
