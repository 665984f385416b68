import type { Tray as ElectronTray, Menu, NativeImage } from 'electron';
import { host } from './host.ts';
import { clickItem, closePopup, menuEntries, openPopup } from './menu.ts';
import { imageSource, nativeImage } from './native-image.ts';
import { offerClass } from './offer.ts';

interface TrayState {
  image: NativeImage;
  toolTip: string;
  title: string;
  menu: Menu | null;
}

const trays = new Map<ElectronTray, TrayState>();

/** Where the icon sits on the one display that the stand-in has. */
const TRAY_BOUNDS = { x: 1200, y: 0, width: 22, height: 22 };

export const Tray = offerClass<typeof ElectronTray>('Tray', (self, image) => {
  const state: TrayState = { image: asImage(image), toolTip: '', title: '', menu: null };
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
    getBounds: () => ({ ...TRAY_BOUNDS }),
    setIgnoreDoubleClickEvents() {},
    getIgnoreDoubleClickEvents: () => false,
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
host.answer('trayEvent', (name) => {
  const [tray] = theTray();
  const keys = { altKey: false, shiftKey: false, ctrlKey: false, metaKey: false };
  tray.emit(name, keys, TRAY_BOUNDS, { x: TRAY_BOUNDS.x, y: TRAY_BOUNDS.y });
});
host.answer('trayItem', (idOrLabel) => clickItem(theTray()[1].menu, idOrLabel));
