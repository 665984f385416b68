import { type BrowserWindow, type Rectangle, screen } from 'electron';
import type { Platform } from '../../../shared/platform.ts';
import type { Growth } from '../../../shared/window-size.ts';
import { type Extent, placeInCorner, placePopup } from '../../faces/window/popup-place.ts';
import { isSameSize, popupSize } from '../../faces/window/popup-size.ts';

/** About the height of the screen that is opened most, for a window whose page has not said yet. In CSS pixels. */
const FIRST_HEIGHT_PX = 440;

/** How large the window is and where: as its page needs it, beside the tray, unless somebody has chosen a size. */
export interface WindowShape {
  /** What a window is made with. */
  size(): Extent;
  /** From now on this window has the shape. */
  take(window: BrowserWindow): void;
  /** The page is so high, in its own pixels. Answers where the window gives way to it. */
  fit(heightPx: number): Growth;
  /** Puts the window beside the tray icon, wherever that is now. */
  place(): void;
  /** The text has another size. */
  scale(): void;
}

interface ShapePorts {
  readonly platform: Platform;
  /** Where the tray icon is; null where the system does not tell, or not yet. */
  readonly anchor: () => Rectangle | null;
  /** How much larger than usual the text is. */
  readonly zoom: () => number;
}

/** Linux has a window like any other, which its person or a tiling desktop may size: from then on it is theirs. */
export function createWindowShape({ platform, anchor, zoom }: ShapePorts): WindowShape {
  let window: BrowserWindow | null = null;
  let heightPx = FIRST_HEIGHT_PX;
  let isByHand = false;
  let tray = { icon: null as Rectangle | null, workArea: NOWHERE };
  let asked: Extent[] = [];

  /** Read only while nobody looks: an icon that moves aside must not take the window along. */
  function lookForTray(): void {
    const icon = anchor();
    const display =
      icon === null
        ? screen.getDisplayNearestPoint(screen.getCursorScreenPoint())
        : screen.getDisplayMatching(icon);
    tray = { icon, workArea: display.workArea };
  }

  function boxOf(size: Extent) {
    const { icon, workArea } = tray;
    if (platform === 'linux') return { growth: 'down' as const };
    return icon === null
      ? placeInCorner(platform, workArea, size)
      : placePopup(icon, workArea, size);
  }

  const size = (): Extent => popupSize(heightPx, zoom(), roomFor(window, tray.workArea));

  function apply(): void {
    if (window === null || window.isDestroyed() || isByHand) return;
    const wanted = size();
    const box = boxOf(wanted);
    // Always from the icon, never from where the window is: what a scaled display rounds would add up.
    if ('x' in box) return window.setBounds({ x: box.x, y: box.y, ...wanted });
    if (!asked.some((one) => isSameSize(one, wanted))) asked.push(wanted);
    window.setContentSize(wanted.width, wanted.height);
  }

  return {
    size() {
      lookForTray();
      return size();
    },
    take(next) {
      window = next;
      isByHand = false;
      asked = [contentOf(next)];
      if (platform !== 'linux') return;
      // What was asked for comes back later, and several at once: any of them may be the answer to this one.
      next.on('resize', () => {
        isByHand ||= !asked.some((one) => isSameSize(one, contentOf(next)));
      });
    },
    fit(nextPx) {
      heightPx = nextPx;
      if (window?.isVisible() !== true) lookForTray();
      apply();
      return boxOf(size()).growth;
    },
    place() {
      lookForTray();
      if (platform !== 'linux') apply();
    },
    scale: apply,
  };
}

/** Before any screen was looked at. */
const NOWHERE: Rectangle = { x: 0, y: 0, width: 0, height: 0 };

/** What a window's content may take of the screen that it is on, or will be on. */
function roomFor(window: BrowserWindow | null, workArea: Rectangle): Extent {
  if (window === null || window.isDestroyed()) return workArea;
  const outer = window.getBounds();
  const { width, height } = contentOf(window);
  return {
    width: workArea.width - Math.max(0, outer.width - width),
    height: workArea.height - Math.max(0, outer.height - height),
  };
}

function contentOf(window: BrowserWindow): Extent {
  const [width = 0, height = 0] = window.getContentSize();
  return { width, height };
}
