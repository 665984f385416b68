/**
 * Functions that Playwright carries into Electron's main process as text: each uses nothing from outside its own
 * body. The first parameter is the Electron module, `key` names where the observer keeps what it has seen.
 */

import type { EncryptionBehaviour } from '../../stand-in/settings.ts';
import type { MenuItem, Notice, WindowState } from './driver.ts';
import type { Observed } from './observed.ts';

type ElectronModule = typeof Electron.CrossProcessExports;

export function readMenu(_electron: ElectronModule, key: string): readonly MenuItem[] {
  const seen = Reflect.get(globalThis, key) as Observed;
  // An app without a standing menu pops one up when its icon is right-clicked.
  if (seen.menu === null) seen.tray?.emit('right-click', {}, seen.tray.getBounds());
  const menu = seen.menu ?? seen.popup;
  const read = (items: readonly Electron.MenuItem[]): MenuItem[] =>
    items
      .filter((item) => item.visible)
      .map(({ id, label, type, enabled, checked, submenu }) => ({
        id,
        label: label.replaceAll(/&(&?)/g, '$1'),
        type,
        enabled,
        checked,
        submenu: read(submenu?.items ?? []),
      }));
  return read(menu?.items ?? []);
}

/** `chosen` is what `readMenu` said of the item. */
export function clickMenuItem(
  _electron: ElectronModule,
  [key, id, label]: readonly [string, string, string],
): void {
  const seen = Reflect.get(globalThis, key) as Observed;
  const menu = seen.menu ?? seen.popup;
  const all = (items: readonly Electron.MenuItem[]): Electron.MenuItem[] =>
    items.flatMap((item) => [item, ...all(item.submenu?.items ?? [])]);
  const isIt = (item: Electron.MenuItem) =>
    id === '' ? item.label.replaceAll(/&(&?)/g, '$1') === label : item.id === id;
  all(menu?.items ?? [])
    .find(isIt)
    ?.click();
}

export function clickTray(_electron: ElectronModule, key: string): void {
  const { tray } = Reflect.get(globalThis, key) as Observed;
  const keys = { altKey: false, shiftKey: false, ctrlKey: false, metaKey: false };
  tray?.emit('click', keys, tray.getBounds(), { x: 0, y: 0 });
}

export function readTray(
  _electron: ElectronModule,
  key: string,
): { toolTip: string; imagePath: string } {
  const { toolTip, imagePath } = Reflect.get(globalThis, key) as Observed;
  return { toolTip, imagePath };
}

export function readNotices(_electron: ElectronModule, key: string): Notice[] {
  const { notices } = Reflect.get(globalThis, key) as Observed;
  return notices.map(({ notification: { title, body, urgency, actions }, state }) => ({
    title,
    body,
    urgency,
    actions: actions.map((action) => action.text ?? ''),
    state,
  }));
}

export function endNotice(
  _electron: ElectronModule,
  [key, index, event]: readonly [string, number, 'click' | 'failed'],
): void {
  const { notices } = Reflect.get(globalThis, key) as Observed;
  const entry = notices[index];
  if (entry === undefined) throw new Error(`there is no notice ${index}`);
  entry.state = 'closed';
  entry.notification.emit(event, {});
}

export async function readClipboard({
  clipboard,
}: ElectronModule): Promise<Record<string, string>> {
  const item = (await clipboard.read()).at(-1);
  const contents: Record<string, string> = {};
  for (const type of item?.types ?? []) {
    const payload = await item?.getType(type);
    contents[type] = payload instanceof Blob ? await payload.text() : JSON.stringify(payload);
  }
  return contents;
}

export function readLinks(_electron: ElectronModule, key: string): string[] {
  return (Reflect.get(globalThis, key) as Observed).openedLinks;
}

export function switchNetwork(
  _electron: ElectronModule,
  [key, online]: readonly [string, boolean],
): void {
  (Reflect.get(globalThis, key) as Observed).online = online;
}

export function switchTheme(
  _electron: ElectronModule,
  [key, dark]: readonly [string, boolean],
): void {
  (Reflect.get(globalThis, key) as Observed).setDark(dark);
}

export function switchKeyring(
  _electron: ElectronModule,
  [key, behaviour]: readonly [string, EncryptionBehaviour],
): void {
  (Reflect.get(globalThis, key) as Observed).setEncryption(behaviour);
}

/**
 * What the app asked for, and over it what Electron says became of it: it tells a part, and `''` where nothing was asked
 * (shell/browser/web_contents_preferences.cc, `SaveLastPreferences`).
 */
export function readWindows({ BrowserWindow }: ElectronModule, key: string): WindowState[] {
  const { preferences } = Reflect.get(globalThis, key) as Observed;
  return BrowserWindow.getAllWindows().map((window) => {
    // Electron has it for its own tests; its types do not tell.
    const last = Reflect.get(window.webContents, 'getLastWebPreferences') as () => object;
    const asked: object = { ...preferences.get(window.id), session: undefined };
    const became = Object.entries(last.call(window.webContents)).filter(
      ([, value]) => value !== '',
    );
    const all: unknown = JSON.parse(JSON.stringify({ ...asked, ...Object.fromEntries(became) }));
    return {
      title: window.getTitle(),
      visible: window.isVisible(),
      minimized: window.isMinimized(),
      focusable: window.isFocusable(),
      bounds: window.getBounds(),
      contentProtected: window.isContentProtected(),
      webPreferences: all as Record<string, unknown>,
    };
  });
}
