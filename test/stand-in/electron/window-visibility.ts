import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron';
import { preventable } from './events.ts';
import { host } from './host.ts';
import type { Surface } from './offer.ts';
import { focusedWindow, setFocusedWindow } from './window-list.ts';

/**
 * Minimized, as people see it. A Wayland compositor tells no client, and takes no word back either: there
 * `isMinimized` stays false, `restore` does nothing, and only a window that is hidden first comes back by `show`.
 */
const outOfSight = new WeakSet<BrowserWindow>();

export const isOutOfSight = (window: BrowserWindow): boolean => outOfSight.has(window);

const isWayland = process.env['XDG_SESSION_TYPE'] === 'wayland';

/** Shown, hidden, focused: kept as state; the page itself stays alive and can be driven either way. */
export function windowVisibility(
  self: BrowserWindow,
  { show, focusable: isFocusable = true }: BrowserWindowConstructorOptions,
  emitForApp: EmitForApp,
) {
  let isVisible = show !== false;

  function setVisible(wanted: boolean): void {
    if (isVisible === wanted || self.isDestroyed()) return;
    isVisible = wanted;
    if (!wanted) outOfSight.delete(self);
    host.tell('showWindow', self.id, wanted);
    self.emit(wanted ? 'show' : 'hide');
  }
  function focus(): void {
    const previous = focusedWindow();
    if (previous === self || self.isDestroyed() || !isFocusable) return;
    previous?.blur();
    setFocusedWindow(self.id);
    self.emit('focus');
    emitForApp('browser-window-focus', preventable({}), self);
  }
  function blur(): void {
    if (focusedWindow() !== self) return;
    setFocusedWindow(null);
    self.emit('blur');
    emitForApp('browser-window-blur', preventable({}), self);
  }

  return {
    show() {
      setVisible(true);
      focus();
    },
    showInactive: () => setVisible(true),
    hide() {
      setVisible(false);
      blur();
    },
    focus,
    blur,
    isVisible: () => isVisible,
    isFocusable: () => isFocusable,
    isFocused: () => focusedWindow() === self,
    minimize() {
      outOfSight.add(self);
      if (!isWayland) self.emit('minimize');
    },
    restore() {
      if (isWayland) return;
      outOfSight.delete(self);
      self.emit('restore');
    },
    isMinimized: () => !isWayland && outOfSight.has(self),
    isMaximized: () => false,
    isFullScreen: () => false,
    moveTop() {},
  } satisfies Surface<BrowserWindow>;
}

/** Emits on `app`, which this module cannot import without a cycle. */
export type EmitForApp = (name: string, event: object, window: BrowserWindow) => void;
