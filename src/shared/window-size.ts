/** The window, in CSS pixels of its page: main multiplies by the text size. */

/** The width of a phone: one column. */
export const WINDOW_WIDTH_PX = 360;

/** Below it a flame and its words have no air, and the window would look like a notice. */
export const MINIMUM_WINDOW_HEIGHT_PX = 300;

/** What a popover may take of the smallest usual screen (768 px less its panels) and leave something of it in sight. */
export const MAXIMUM_WINDOW_HEIGHT_PX = 640;

/**
 * Where the window gives way when its height changes: the edge away from the tray. What is added to a screen while one
 * looks at it is added there, so that nothing moves that was there before.
 */
export type Growth = 'down' | 'up';

/** The nearest height that a window can have. */
export function windowHeight(contentPx: number): number {
  const wholePx = Math.ceil(contentPx);
  return Math.max(MINIMUM_WINDOW_HEIGHT_PX, Math.min(wholePx, MAXIMUM_WINDOW_HEIGHT_PX));
}
