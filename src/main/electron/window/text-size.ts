import type { BrowserWindow } from 'electron';
import type { Settings } from '../../../shared/settings.ts';
import type { SettingsStore } from '../../ports.ts';

/** How much larger than usual the text is, as Chromium counts it. */
export const zoomOf = ({ textSize }: Pick<Settings, 'textSize'>): number => textSize / 100;

/**
 * Keeps the page at the size that the settings want, and tells when that has changed.
 *
 * By Chromium's own zoom: the page then has as many of its pixels in a larger window, and breaks its lines where it
 * did. A larger font alone would meet every width that is written in the style sheet.
 */
export function followTextSize(
  window: BrowserWindow,
  settings: Pick<SettingsStore, 'get' | 'onChange'>,
  onChange: () => void,
): void {
  let zoom = zoomOf(settings.get());
  const follow = (): void => {
    if (!window.isDestroyed()) window.webContents.setZoomFactor(zoom);
  };
  // Chromium remembers it by origin for longer than a window lives, and prefers that to what the window was made with.
  window.webContents.on('dom-ready', follow);
  const stop = settings.onChange((next) => {
    if (zoomOf(next) === zoom) return;
    zoom = zoomOf(next);
    follow();
    onChange();
  });
  window.once('closed', stop);
}
