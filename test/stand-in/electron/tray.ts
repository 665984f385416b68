import type { Tray as ElectronTray, Menu, NativeImage } from 'electron';
import type { TrayClick } from '../contract.ts';
import { host, settings } from './host.ts';
import { clickItem, closePopup, menuEntries, openPopup } from './menu.ts';
import { imageSource, nativeImage } from './native-image.ts';
import { offerClass } from './offer.ts';

interface TrayState {
  image: NativeImage;
  toolTip: string;
  title: string;
  menu: Menu | null;
  takesDoubleClicks: boolean;
}

const trays = new Map<ElectronTray, TrayState>();

/** Where the icon sits on the one display that the stand-in has. */
const TRAY_BOUNDS =
  settings.system.platform === 'win32'
    ? { x: 1200, y: 768, width: 24, height: 24 }
    : { x: 1200, y: 0, width: 22, height: 22 };

/** Where macOS keeps an icon that has no place yet, or is not allowed any (electron/electron#35984). */
const UNPLACED = { x: 0, y: 800, width: 32, height: 22 };

const isMac = settings.system.platform === 'darwin';
let { isTrayPlaced } = settings.system;

const boundsNow = () => (isMac && !isTrayPlaced ? UNPLACED : TRAY_BOUNDS);

export const Tray = offerClass<typeof ElectronTray>('Tray', (self, image) => {
  const state: TrayState = {
    image: asImage(image),
    toolTip: '',
    title: '',
    menu: null,
    takesDoubleClicks: isMac,
  };
  trays.set(self, state);
  const changed = () => host.tell('deskChanged');
  changed();
  return {
    setImage(next) {
      state.image = asImage(next);
      changed();
    },
    setPressedImage() {},
    setToolTip(text) {
      state.toolTip = text;
      changed();
    },
    setTitle(text) {
      state.title = text;
      changed();
    },
    getTitle: () => state.title,
    setContextMenu(menu) {
      state.menu = menu;
      changed();
    },
    popUpContextMenu(menu) {
      const shown = menu ?? state.menu;
      if (shown !== null) openPopup(shown);
      changed();
    },
    closeContextMenu: () => closePopup(),
    getBounds: () => ({ ...boundsNow() }),
    setIgnoreDoubleClickEvents(ignored) {
      state.takesDoubleClicks = isMac && !ignored;
    },
    getIgnoreDoubleClickEvents: () => !state.takesDoubleClicks,
    isDestroyed: () => !trays.has(self),
    destroy() {
      trays.delete(self);
      changed();
    },
  };
});

const asImage = (image: NativeImage | string): NativeImage =>
  typeof image === 'string' ? nativeImage.createFromPath(image) : image;

function theTray(): [ElectronTray, TrayState] {
  const [first] = trays;
  if (first === undefined) throw new Error('stand-in: the app has no tray');
  return first;
}

host.answer('tray', () => {
  if (trays.size === 0) return null;
  const [, { image, toolTip, title, menu }] = theTray();
  return {
    toolTip,
    title,
    image: image.toDataURL(),
    imagePath: imageSource(image),
    isTemplate: image.isTemplateImage(),
    menu: menuEntries(menu),
  };
});
host.answer('trayClick', (how) => {
  const [tray, { takesDoubleClicks }] = theTray();
  const keys = { altKey: false, shiftKey: false, ctrlKey: how === 'control', metaKey: false };
  const { x, y } = boundsNow();
  tray.emit(eventOf(how, takesDoubleClicks), keys, boundsNow(), { x, y });
});
host.answer('placeTray', (isPlaced) => {
  isTrayPlaced = isPlaced;
});

/** A click with Control held is a left one on macOS too, and the second of two is none while double clicks are taken. */
function eventOf(how: TrayClick, takesDoubleClicks: boolean): string {
  if (how === 'right') return 'right-click';
  return how === 'second' && takesDoubleClicks ? 'double-click' : 'click';
}

host.answer('trayItem', (idOrLabel) => clickItem(theTray()[1].menu, idOrLabel));
