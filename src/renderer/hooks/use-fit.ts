import { useLayoutEffect } from 'react';
import { WINDOW_WIDTH_PX, windowHeight } from '../../shared/window-size.ts';
import { useFace } from '../face.ts';
import { useFrame } from '../frame.ts';

/** A display's scale may round a pixel away. */
const ROUNDED_PX = 1;

/**
 * Tells main how high a screen is when it comes; while it stays, only when it would no longer fit. So the window never
 * shrinks under a pointer, and what a screen keeps free for later costs no jump.
 */
export function useFit(): void {
  const { bridge } = useFace();
  const { scene, onGrowth } = useFrame();
  // Before it is painted, so that the window is asked to follow at once.
  useLayoutEffect(() => {
    const page = document.querySelector<HTMLElement>('.window');
    if (page === null) return undefined;
    let toldPx = 0;
    const look = (): void => {
      // Another width was chosen by a person or by a display that has no room; then the height is not ours either.
      if (Math.abs(innerWidth - WINDOW_WIDTH_PX) > ROUNDED_PX) return;
      const heightPx = windowHeight(naturalHeight(page));
      if (heightPx <= toldPx) return;
      toldPx = heightPx;
      void bridge.fitWindow(heightPx).then(onGrowth);
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(page);
    addEventListener('resize', dropScrollbar);
    return () => {
      observer.disconnect();
      removeEventListener('resize', dropScrollbar);
    };
    // oxlint-disable-next-line react/exhaustive-deps -- the scene is what is looked at
  }, [bridge, scene, onGrowth]);
}

/**
 * A scrollbar that came while the window was too low takes width, so the content breaks into more lines and needs the
 * scrollbar that it would not need without it. Chromium looks again only where it is taken away.
 */
function dropScrollbar(): void {
  const root = document.documentElement;
  root.style.overflow = 'hidden';
  root.getBoundingClientRect();
  root.style.removeProperty('overflow');
}

/** As high as its content, though otherwise it fills the window; and as wide as where nothing scrolls. */
function naturalHeight(page: HTMLElement): number {
  const root = document.documentElement;
  page.style.minHeight = '0';
  page.style.height = 'auto';
  root.style.overflow = 'hidden';
  const { height } = page.getBoundingClientRect();
  page.style.removeProperty('min-height');
  page.style.removeProperty('height');
  root.style.removeProperty('overflow');
  return height;
}
