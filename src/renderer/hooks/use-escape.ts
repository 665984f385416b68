import { useEffect } from 'react';

/** Calls back when Esc is pressed and nothing nearer (an open menu, a choice being made) takes it. */
export function useEscape(onEscape: () => void): void {
  useEffect(() => {
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
