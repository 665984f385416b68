import type { Box } from '../window/popup-place.ts';

/** The tallest menu bar, beside a camera, with room to spare: 24 px on plain displays, 37 there. */
const BAR_PX = 48;

/**
 * Whether an icon is in the menu bar of one of these displays, as macOS tells it. For half a second after it was made, and
 * for as long as somebody does not allow it, its bounds are those of a corner of the screen.
 *
 * @see https://github.com/electron/electron/issues/35984
 */
export function isInMenuBar(icon: Box, displays: readonly Box[]): boolean {
  const y = icon.y + icon.height / 2;
  return displays.some(
    (display) =>
      icon.width > 0 &&
      // The left end is the system's own, whatever is below the display above.
      icon.x > display.x &&
      icon.x < display.x + display.width &&
      y >= display.y &&
      y < display.y + BAR_PX,
  );
}

/** Whether an icon is where macOS keeps those that it does not show: at the height of the screen, at its left end. */
export function isLeftOut(icon: Box, displays: readonly Box[]): boolean {
  if (icon.width === 0 || isInMenuBar(icon, displays)) return false;
  return displays.some(({ x, y, height }) => {
    const bottom = y + height;
    return icon.x <= x && icon.y > bottom - BAR_PX && icon.y < bottom + BAR_PX;
  });
}
