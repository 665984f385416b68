import { type Box, placePopup } from '../window/popup-place.ts';

/** Room between the line and the edges of the screen, in CSS pixels: as notices have it. */
const MARGIN_PX = 12;

/**
 * Where the line passes: by the icon, or, where nobody knows where that is, in the right corner on the side of the panel.
 *
 * All in device-independent pixels; `workArea` is the screen without its panels.
 */
export function placeLine(
  icon: Box | null,
  screen: { readonly bounds: Box; readonly workArea: Box },
  size: Pick<Box, 'width' | 'height'>,
): Pick<Box, 'x' | 'y'> {
  const { bounds, workArea } = screen;
  if (icon !== null) {
    const { x, y } = placePopup(icon, workArea, size);
    return { x, y };
  }
  const right = workArea.x + workArea.width;
  const bottom = workArea.y + workArea.height;
  const isPanelBelow = bottom < bounds.y + bounds.height && workArea.y === bounds.y;
  return {
    x: Math.round(right - size.width - MARGIN_PX),
    y: Math.round(isPanelBelow ? bottom - size.height - MARGIN_PX : workArea.y + MARGIN_PX),
  };
}
