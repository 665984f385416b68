import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  Menu,
  type MenuItemConstructorOptions,
  type NativeImage,
  nativeImage,
  nativeTheme,
  type Rectangle,
  screen,
  Tray,
} from 'electron';

import { assertNever } from '../../shared/assert-never.ts';
import type { Platform } from '../../shared/platform.ts';
import type { Command } from '../commands/command.ts';
import type { TrayFace } from '../faces/faces.ts';
import { isInMenuBar, isLeftOut } from '../faces/tray/menu-bar.ts';
import { PANEL_ICON_PX, PANEL_PICTURES, panelTone } from '../faces/tray/panel.ts';
import type { TrayItem } from '../faces/tray/tray-menu.ts';

/** The icon in the tray, with its menu. */
interface TrayAdapter {
  /** Puts the icon in the tray. Call it once, after `ready`, and on Linux only when a tray host is known. */
  create(first: TrayFace): void;
  /** Shows only what changed since the last call, and nothing as long as there is no icon. */
  show(face: TrayFace): void;
  /** Where the icon is; null where there is none, or the system does not tell, or not yet. */
  bounds(): Rectangle | null;
  /** There is an icon, and macOS does not show it: somebody has not allowed it, or its place is not decided yet. */
  isLeftOut(): boolean;
}

interface TrayPorts {
  readonly platform: Platform;
  /** The folder whose `tray/` holds what `scripts/icons.ts` draws. */
  readonly assets: string;
  readonly onCommand: (command: Command) => void;
  /** The icon was clicked (macOS, Windows) or activated (Linux, where the desktop decides what that is). */
  readonly onClick: () => void;
}

/** A tray without an icon yet. */
export function createTray(ports: TrayPorts): TrayAdapter {
  let icon: Icon | null = null;
  return {
    create(first) {
      icon = createIcon(ports, first);
    },
    show: (face) => icon?.show(face),
    bounds: () => icon?.bounds() ?? null,
    isLeftOut: () => icon?.isLeftOut() ?? false,
  };
}

type Icon = Omit<TrayAdapter, 'create'>;

function createIcon(ports: TrayPorts, first: TrayFace): Icon {
  const { platform } = ports;
  const tray = new Tray(imageOf(first, ports));
  let shown: TrayFace | null = null;
  let menu: Menu | null = null;

  // Else the second of two quick clicks is none to macOS.
  if (platform === 'mac') tray.setIgnoreDoubleClickEvents(true);
  tray.on('click', ({ ctrlKey }) => {
    // On macOS a click with Control is one with the other button, everywhere but in Electron's events.
    if (platform === 'mac' && ctrlKey) popUp(tray, menu);
    else ports.onClick();
  });
  // A menu that is set as the context menu swallows the left click on macOS; so it pops up on the right one.
  if (platform !== 'linux') tray.on('right-click', () => popUp(tray, menu));

  const setMenu = (face: TrayFace): void => {
    menu = Menu.buildFromTemplate(face.menu.map((item) => templateOf(item, ports.onCommand)));
    // On Linux the desktop draws the menu and sees a change only when it is set again.
    if (platform === 'linux') tray.setContextMenu(menu);
  };
  const show = (face: TrayFace) => {
    const isAnother = face.icon !== shown?.icon || face.panel !== shown.panel;
    if (isAnother) tray.setImage(imageOf(face, ports));
    if (face.tooltip !== shown?.tooltip) tray.setToolTip(face.tooltip);
    if (JSON.stringify(face.menu) !== JSON.stringify(shown?.menu)) setMenu(face);
    shown = face;
  };
  if (platform === 'windows') {
    nativeTheme.on('updated', () => tray.setImage(imageOf(shown ?? first, ports)));
  }
  show(first);
  return {
    show,
    bounds: () => boundsOf(tray, platform),
    isLeftOut: () => platform === 'mac' && isLeftOut(tray.getBounds(), displays()),
  };
}

function boundsOf(tray: Tray, platform: Platform): Rectangle | null {
  if (platform === 'linux') return null;
  const bounds = tray.getBounds();
  const isTrue = platform === 'mac' ? isInMenuBar(bounds, displays()) : bounds.width > 0;
  return isTrue ? bounds : null;
}

function displays(): readonly Rectangle[] {
  return screen.getAllDisplays().map((display) => display.bounds);
}

function popUp(tray: Tray, menu: Menu | null): void {
  if (menu !== null) tray.popUpContextMenu(menu);
}

/** macOS tints template images itself; the others get a flame that stands out against their panel. */
function imageOf(face: TrayFace, { platform, assets }: TrayPorts): NativeImage {
  const file = (name: string) => path.join(assets, 'tray', name);
  switch (platform) {
    case 'mac': {
      const image = nativeImage.createFromPath(file(`${face.icon}Template.png`));
      image.setTemplateImage(true);
      return image;
    }
    case 'windows': {
      // The taskbar has a theme of its own, which no choice for the windows moves.
      const isDark = nativeTheme.shouldUseDarkColorsForSystemIntegratedUI;
      return nativeImage.createFromPath(
        file(`${face.icon}-${isDark ? 'on-dark' : 'on-light'}.ico`),
      );
    }
    case 'linux': {
      const tone = panelTone(face.panel, process.env['XDG_CURRENT_DESKTOP']);
      return panelImage((suffix) => file(`${face.icon}-${tone}${suffix}.png`));
    }
    default:
      return assertNever(platform);
  }
}

/** An image in every size that a panel may ask for. */
function panelImage(file: (suffix: string) => string): NativeImage {
  const image = nativeImage.createFromPath(file(''));
  for (const { px, suffix } of PANEL_PICTURES) {
    // Electron finds those by itself whose names say a density.
    if (suffix === '' || suffix.startsWith('@')) continue;
    image.addRepresentation({
      scaleFactor: px / PANEL_ICON_PX,
      buffer: readFileSync(file(suffix)),
    });
  }
  return image;
}

function templateOf(
  item: TrayItem,
  onCommand: (command: Command) => void,
): MenuItemConstructorOptions {
  switch (item.kind) {
    case 'separator':
      return { id: item.id, type: 'separator' };
    case 'text':
      return { id: item.id, label: labelOf(item), enabled: false };
    case 'command': {
      const { id, enabled, command } = item;
      return { id, label: labelOf(item), enabled, click: () => onCommand(command) };
    }
    case 'submenu': {
      const submenu = item.items.map((one) => templateOf(one, onCommand));
      return { id: item.id, label: labelOf(item), enabled: item.enabled, submenu };
    }
    default:
      return assertNever(item);
  }
}

/** An ampersand would be swallowed and underline the letter after it. */
function labelOf(item: { readonly label: string }): string {
  return item.label.replaceAll('&', '&&');
}
