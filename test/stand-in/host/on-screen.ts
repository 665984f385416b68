import type { ScreenPlace } from '../stand-in.ts';
import type { AppWindow } from './app-window.ts';

type Bounds = Partial<ScreenPlace & { width: number; height: number }> & {
  windowState?: 'normal' | 'minimized';
};

interface Frame {
  readonly width: number;
  readonly height: number;
}

/** What the window of each page has around it. Measured once: a page that is zoomed has other pixels than its window. */
const frames = new WeakMap<AppWindow, Frame>();

/** A line lower than this is no window to work in: it passes by the tray, left of where the windows are. */
const LINE_HEIGHT = 120;
/** Below a panel, and away from the edges. */
const BY_THE_TRAY = { left: 24, top: 44 };

/** Where a window first appears, when the first one is there. */
export function placeOfWindow({ width, height }: Frame, { left, top }: ScreenPlace): ScreenPlace {
  if (height > LINE_HEIGHT) return { left, top };
  return { left: left - width - BY_THE_TRAY.left, top: top + BY_THE_TRAY.top };
}

export function moveOnScreen(window: AppWindow, place: ScreenPlace): Promise<void> {
  return placeOnScreen(window, { ...place });
}

/** Gives the real window of a headed browser a page of that size, which shows its contents so many times larger. */
export async function resizeOnScreen(
  window: AppWindow,
  width: number,
  height: number,
  zoom: number,
): Promise<void> {
  const frame = frames.get(window) ?? (await measured(window));
  frames.set(window, frame);
  await placeOnScreen(window, { width: width + frame.width, height: height + frame.height });
  await magnify(window, { width, height }, zoom);
}

/** Chromium tells no program how to zoom as a person does; what it shows of a smaller page is as large. */
function magnify({ cdp }: AppWindow, { width, height }: Frame, zoom: number): Promise<void> {
  return unlessClosed(() =>
    zoom === 1
      ? cdp.send('Emulation.clearDeviceMetricsOverride')
      : cdp.send('Emulation.setDeviceMetricsOverride', {
          width: Math.round(width / zoom),
          height: Math.round(height / zoom),
          deviceScaleFactor: 0,
          mobile: false,
          scale: zoom,
        }),
  );
}

function measured({ page }: AppWindow): Promise<Frame> {
  return page.evaluate(() => ({
    width: outerWidth - innerWidth,
    height: outerHeight - innerHeight,
  }));
}

/** Brings the real window of a headed browser to the front, or out of sight, as the app's window is. */
export async function showOnScreen(window: AppWindow): Promise<void> {
  const { isVisible, page } = window;
  await placeOnScreen(window, { windowState: isVisible ? 'normal' : 'minimized' });
  if (isVisible && !page.isClosed()) await page.bringToFront();
}

function placeOnScreen({ cdp }: AppWindow, bounds: Bounds): Promise<void> {
  return unlessClosed(async () => {
    const { windowId } = await cdp.send('Browser.getWindowForTarget');
    await cdp.send('Browser.setWindowBounds', { windowId, bounds });
  });
}

/** A person may have closed the window meanwhile. */
async function unlessClosed(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!String(error).includes('closed')) throw error;
  }
}
