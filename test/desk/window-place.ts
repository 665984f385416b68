import type { Page } from '@playwright/test';
import type { Rectangle } from './layout.ts';

/** Puts the real window of a page there; its frame comes on top. */
export async function moveWindow(page: Page, place: Rectangle): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  const { windowId } = await cdp.send('Browser.getWindowForTarget');
  await cdp.send('Browser.setWindowBounds', { windowId, bounds: { ...place } });
  await cdp.detach();
}

/** What windows may cover of the screen that this page is on. */
export function screenOf(page: Page): Promise<Rectangle> {
  return page.evaluate(() => {
    // Not in every browser, and not in the types of any.
    const { availLeft = 0, availTop = 0 } = screen as { availLeft?: number; availTop?: number };
    return {
      left: availLeft,
      top: availTop,
      width: screen.availWidth,
      height: screen.availHeight,
    };
  });
}
