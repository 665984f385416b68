import type { Display, Screen } from 'electron';
import { offer } from './offer.ts';

/** One display with a bar of 24 px at the top, as on macOS or GNOME. */
const display = offer<Display>('Display', {
  id: 1,
  label: 'stand-in',
  bounds: { x: 0, y: 0, width: 1280, height: 800 },
  size: { width: 1280, height: 800 },
  workArea: { x: 0, y: 24, width: 1280, height: 776 },
  workAreaSize: { width: 1280, height: 776 },
  scaleFactor: 1,
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
