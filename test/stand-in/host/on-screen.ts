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
  await magnify(window, zoom);
}

/** Chromium tells no program how to zoom as a person does. The page itself still measures the window in unzoomed pixels. */
function magnify({ page }: AppWindow, zoom: number): Promise<void> {
  return unlessClosed(() =>
    page.evaluate((factor) => {
      document.documentElement.style.zoom = factor === 1 ? '' : String(factor);
    }, zoom),
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
