import type { BrowserWindow, BrowserWindowConstructorOptions, Rectangle } from 'electron';
import { host, settings } from './host.ts';
import type { Surface } from './offer.ts';
import { onZoom, zoomOf } from './window-zoom.ts';

const { platform, displayScale } = settings.system;
const isWayland = platform === 'linux' && process.env['XDG_SESSION_TYPE'] === 'wayland';

/**
 * Where the window is and how large: remembered, and the page follows its size.
 *
 * As unkind as the systems are: on Linux the window manager answers later, and a Wayland compositor places windows
 * itself; on Windows a scaled display rounds what one asked for.
 */
export function windowBounds(
  self: BrowserWindow,
  id: number,
  options: BrowserWindowConstructorOptions,
) {
  // Electron's documented default size.
  const { x = 0, y = 0, width = 800, height = 600 } = options;
  let bounds: Rectangle = rounded({ x, y, width, height });
  /** What was asked for last, though it is not so yet. */
  let wanted = bounds;

  function setBounds(change: Partial<Rectangle>): void {
    const { width: wide, ...rest } = { ...wanted, ...change };
    wanted = rounded({ ...rest, width: Math.max(wide, options.minWidth ?? 0) });
    if (isWayland) wanted = { ...wanted, x: bounds.x, y: bounds.y };
    if (platform === 'linux') setImmediate(apply, wanted);
    else apply(wanted);
  }

  function apply(next: Rectangle): void {
    const before = bounds;
    if (self.isDestroyed()) return;
    bounds = next;
    if (bounds.width !== before.width || bounds.height !== before.height) {
      resizePage();
      self.emit('resize');
    }
    if (bounds.x !== before.x || bounds.y !== before.y) self.emit('move');
  }

  function resizePage(): void {
    void host.call('resizeWindow', id, bounds.width, bounds.height, zoomOf(id));
  }

  onZoom(id, resizePage);

  return {
    setBounds,
    getBounds: () => ({ ...bounds }),
    getContentBounds: () => ({ ...bounds }),
    getNormalBounds: () => ({ ...bounds }),
    getSize: () => [bounds.width, bounds.height],
    getContentSize: () => [bounds.width, bounds.height],
    getPosition: () => [bounds.x, bounds.y],
    setSize: (wide, high) => setBounds({ width: wide, height: high }),
    setContentSize: (wide, high) => setBounds({ width: wide, height: high }),
    setContentBounds: (change) => setBounds(change),
    setPosition: (left, top) => setBounds({ x: left, y: top }),
    center() {},
  } satisfies Surface<BrowserWindow>;
}

/** As it comes back from a display that has `displayScale` pixels of its own for each of the app's. */
function rounded(bounds: Rectangle): Rectangle {
  const round = (one: number) => Math.floor(Math.round(one * displayScale) / displayScale);
  const { x, y, width, height } = bounds;
  return { x: round(x), y: round(y), width: round(width), height: round(height) };
}
