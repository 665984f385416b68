import type { BrowserWindow } from 'electron';
import { SECOND_MS } from '../../../shared/time-units.ts';
import type { Clock, Signal } from '../../ports.ts';

/** A page is painted within a second on a slow machine; longer, nobody waits for a window. */
const REVEAL_AT_LATEST_MS = 2 * SECOND_MS;

/** From the first picture to the first screen takes a third of it; a window of the wrong height is better than none. */
const FIT_AT_LATEST_MS = SECOND_MS / 2;

interface ReadyPorts {
  readonly clock: Clock;
  /** The page of this window has said how high it is. */
  readonly fitted: Signal<BrowserWindow>;
}

const ready = new WeakSet<BrowserWindow>();

/**
 * An unpainted window would flash white and one of another height would jump, so it is shown when its page has been
 * painted and has said how high it is. A Wayland compositor lets nothing paint that is hidden, and a page may fail: then
 * the window is shown all the same, with its background.
 *
 * @see https://github.com/electron/electron/issues/48859
 */
export function whenReady(
  window: BrowserWindow,
  { clock, fitted }: ReadyPorts,
  run: () => void,
): void {
  if (ready.has(window)) return run();
  const show = once(() => {
    ready.add(window);
    stop();
    if (!window.isDestroyed()) run();
  });
  let isFitted = false;
  let isPainted = false;
  const stop = fitted((one) => {
    isFitted ||= one === window;
    if (isFitted && isPainted) show();
  });
  const painted = once(() => {
    isPainted = true;
    cancel();
    if (isFitted) show();
    else clock.after(FIT_AT_LATEST_MS, show);
  });
  const cancel = clock.after(REVEAL_AT_LATEST_MS, painted);
  window.once('ready-to-show', painted);
  window.webContents.once('did-finish-load', painted);
  window.webContents.once('did-fail-load', painted);
}

function once(run: () => void): () => void {
  let isOver = false;
  return () => {
    if (isOver) return;
    isOver = true;
    run();
  };
}
