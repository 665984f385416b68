import type { BrowserWindow, BrowserWindowConstructorOptions, Rectangle } from 'electron';
import { host } from './host.ts';
import type { Surface } from './offer.ts';

/** Where the window is and how large: remembered, and the page follows its size. */
export function windowBounds(self: BrowserWindow, options: BrowserWindowConstructorOptions) {
  // Electron's documented default size.
  const { x = 0, y = 0, width = 800, height = 600 } = options;
  let bounds: Rectangle = { x, y, width, height };

  function setBounds(wanted: Partial<Rectangle>): void {
    const before = bounds;
    bounds = { ...before, ...wanted };
    if (bounds.width !== before.width || bounds.height !== before.height) {
      void host.call('resizeWindow', self.id, bounds.width, bounds.height);
      self.emit('resize');
    }
    if (bounds.x !== before.x || bounds.y !== before.y) self.emit('move');
  }

  return {
    setBounds,
    getBounds: () => ({ ...bounds }),
    getContentBounds: () => ({ ...bounds }),
    getNormalBounds: () => ({ ...bounds }),
    getSize: () => [bounds.width, bounds.height],
    getContentSize: () => [bounds.width, bounds.height],
    getPosition: () => [bounds.x, bounds.y],
    setSize: (width, height) => setBounds({ width, height }),
    setContentSize: (width, height) => setBounds({ width, height }),
    setContentBounds: (wanted) => setBounds(wanted),
    setPosition: (x, y) => setBounds({ x, y }),
    center() {},
  } satisfies Surface<BrowserWindow>;
}
