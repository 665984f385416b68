import type { Growth } from '../../../shared/window-size.ts';

/** A rectangle on the screens, in device-independent pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Width and height, in device-independent pixels. */
export type Extent = Pick<Box, 'width' | 'height'>;

/** Where the popup's corner goes, and where it gives way when its height changes: the edge by the tray stays. */
interface PopupPlace extends Pick<Box, 'x' | 'y'> {
  readonly growth: Growth;
}

/** Room between the popup and the panel, so that its shadow shows. In CSS pixels. */
const GAP_PX = 8;

/**
 * Where the popup goes: centred on the tray icon, on the side of the panel where there is room, never off the screen.
 *
 * All in device-independent pixels; `workArea` is the screen without its panels.
 */
export function placePopup(icon: Box, workArea: Box, size: Extent): PopupPlace {
  const isAbove = icon.y + icon.height / 2 < workArea.y + workArea.height / 2;
  const y = isAbove ? icon.y + icon.height + GAP_PX : icon.y - size.height - GAP_PX;
  return {
    x: within(icon.x + icon.width / 2 - size.width / 2, workArea.x, workArea.width - size.width),
    y: within(y, workArea.y, workArea.height - size.height),
    growth: isAbove ? 'down' : 'up',
  };
}

/** Where the popup goes while nobody knows where the icon is: into the corner where icons are. */
export function placeInCorner(
  platform: 'mac' | 'windows',
  workArea: Box,
  size: Extent,
): PopupPlace {
  const right = workArea.x + workArea.width - size.width - GAP_PX;
  const bottom = workArea.y + workArea.height - size.height - GAP_PX;
  const y = platform === 'mac' ? workArea.y + GAP_PX : bottom;
  return {
    x: within(right, workArea.x, workArea.width - size.width),
    y: within(y, workArea.y, workArea.height - size.height),
    growth: platform === 'mac' ? 'down' : 'up',
  };
}

/** The nearest whole number to `wanted` in `[start, start + room]`; the start itself when there is no room. */
function within(wanted: number, start: number, room: number): number {
  return Math.round(Math.max(start, Math.min(wanted, start + room)));
}
