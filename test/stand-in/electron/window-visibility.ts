import type { BrowserWindow } from 'electron';
import { preventable } from './events.ts';
import { host } from './host.ts';
import type { Surface } from './offer.ts';
import { focusedWindow, setFocusedWindow } from './window-list.ts';

/** Shown, hidden, focused: kept as state; the page itself stays alive and can be driven either way. */
export function windowVisibility(
  self: BrowserWindow,
  visibleAtFirst: boolean,
  emitForApp: EmitForApp,
) {
  let isVisible = visibleAtFirst;
  let isMinimized = false;

  function setVisible(wanted: boolean): void {
    if (isVisible === wanted || self.isDestroyed()) return;
    isVisible = wanted;
    host.tell('showWindow', self.id, wanted);
    self.emit(wanted ? 'show' : 'hide');
  }
  function focus(): void {
    const previous = focusedWindow();
    if (previous === self || self.isDestroyed()) return;
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
    isFocused: () => focusedWindow() === self,
    minimize() {
      isMinimized = true;
      self.emit('minimize');
    },
    restore() {
      isMinimized = false;
      self.emit('restore');
    },
    isMinimized: () => isMinimized,
    isMaximized: () => false,
    isFullScreen: () => false,
    moveTop() {},
  } satisfies Surface<BrowserWindow>;
}

/** Emits on `app`, which this module cannot import without a cycle. */
export type EmitForApp = (name: string, event: object, window: BrowserWindow) => void;
