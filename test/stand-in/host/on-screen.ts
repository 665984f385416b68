import type { AppWindow } from './app-window.ts';

/** Height of the tab strip and the address bar of a headed Chromium. */
const BROWSER_BARS_PX = 88;

type Bounds = { width: number; height: number } | { windowState: 'normal' | 'minimized' };

/** Gives the real window of a headed browser a page of that size. */
export function resizeOnScreen(window: AppWindow, width: number, height: number): Promise<void> {
  return placeOnScreen(window, { width, height: height + BROWSER_BARS_PX });
}

/** Brings the real window of a headed browser to the front, or out of sight, as the app's window is. */
export async function showOnScreen(window: AppWindow): Promise<void> {
  const { isVisible, page } = window;
  await placeOnScreen(window, { windowState: isVisible ? 'normal' : 'minimized' });
  if (isVisible && !page.isClosed()) await page.bringToFront();
}

/** A person may have closed the window meanwhile. */
async function placeOnScreen({ cdp }: AppWindow, bounds: Bounds): Promise<void> {
  try {
    const { windowId } = await cdp.send('Browser.getWindowForTarget');
    await cdp.send('Browser.setWindowBounds', { windowId, bounds });
  } catch (error) {
    if (!String(error).includes('closed')) throw error;
  }
}
