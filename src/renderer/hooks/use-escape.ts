import { useLayoutEffect } from 'react';

/** Calls back when Esc is pressed and nothing nearer (an open menu, a choice being made) takes it. */
export function useEscape(onEscape: () => void): void {
  // Before the screen is painted: a key that follows at once must not do what it did on the screen before.
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
      if (document.querySelector(':popover-open, select:open') !== null) return;
      onEscape();
    };
    document.addEventListener('keydown', listen);
    return () => {
      document.removeEventListener('keydown', listen);
    };
  }, [onEscape]);
}
