import { WINDOW_WIDTH_PX, windowHeight } from '../../../shared/window-size.ts';
import type { Extent } from './popup-place.ts';

/** What a window manager rounds away at a scale of its own, and what counts as somebody's hand. */
const ROUNDED_PX = 2;

/**
 * The window for a page that is so high, in CSS pixels, at a text size of `zoom` times the usual: the same window, only
 * larger, so that its lines break where they break at 100 %. Never larger than the room on the screen; what is cut off
 * there can be scrolled to.
 */
export function popupSize(heightPx: number, zoom: number, room: Extent): Extent {
  return {
    width: Math.min(Math.round(WINDOW_WIDTH_PX * zoom), room.width),
    height: Math.min(Math.round(windowHeight(heightPx) * zoom), room.height),
  };
}

/** Whether two sizes are one, but for what a display's scale makes of it. */
export function isSameSize(one: Extent, other: Extent): boolean {
  return (
    Math.abs(one.width - other.width) <= ROUNDED_PX &&
    Math.abs(one.height - other.height) <= ROUNDED_PX
  );
}
