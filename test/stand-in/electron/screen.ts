import type { Display, Screen } from 'electron';
import { settings } from './host.ts';
import { offer } from './offer.ts';

/** The bar with the icons: 24 px at the top, as on macOS or GNOME, or 40 px at the bottom, as on Windows. */
const workArea =
  settings.system.platform === 'win32'
    ? { x: 0, y: 0, width: 1280, height: 760 }
    : { x: 0, y: 24, width: 1280, height: 776 };

/** The one display. */
const display = offer<Display>('Display', {
  id: 1,
  label: 'stand-in',
  bounds: { x: 0, y: 0, width: 1280, height: 800 },
  size: { width: 1280, height: 800 },
  workArea,
  workAreaSize: { width: workArea.width, height: workArea.height },
  scaleFactor: settings.system.displayScale,
  rotation: 0,
  internal: true,
  touchSupport: 'unavailable',
});

export const screen: Screen = offer<Screen>('screen', {
  getPrimaryDisplay: () => display,
  getAllDisplays: () => [display],
  getDisplayMatching: () => display,
  getDisplayNearestPoint: () => display,
  getCursorScreenPoint: () => ({ x: 1210, y: 10 }),
});
