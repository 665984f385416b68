import { useLayoutEffect } from 'react';
import type { Bridge } from '../../shared/ipc.ts';
import type { View } from '../../shared/view.ts';
import type { ScreenView } from '../screen-of.ts';
import { type Shortcut, shortcutOf } from '../shortcuts.ts';

/** Where another account can be looked at without leaving anything undone. */
const OF_ACCOUNTS: readonly ScreenView['kind'][] = ['home', 'done'];

/** Keys press the buttons that are on the screen, and choose the account that it shows. */
export function useShortcuts(view: View, screen: ScreenView['kind'], bridge: Bridge): void {
  useLayoutEffect(() => {
    const choose = (index: number): boolean => {
      const account = OF_ACCOUNTS.includes(screen) ? view.accounts[index] : undefined;
      if (account !== undefined) void bridge.selectAccount(account.key);
      return account !== undefined;
    };
    const take = (shortcut: Shortcut): boolean =>
      shortcut.kind === 'account' ? choose(shortcut.index) : press(shortcut.button);
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || event.repeat) return;
      const shortcut = shortcutOf(event, view.platform);
      if (shortcut === null || isForText(shortcut)) return;
      if (take(shortcut)) event.preventDefault();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [view, screen, bridge]);
}

function press(name: string): boolean {
  const button = document.querySelector<HTMLElement>(`[data-shortcut="${name}"]`);
  button?.click();
  return button !== null;
}

/** Whoever has selected words, or writes some, wants to copy those. */
function isForText(shortcut: Shortcut): boolean {
  if (shortcut.kind === 'account' || shortcut.button !== 'copy') return false;
  const isWriting = document.activeElement?.matches('input, textarea') ?? false;
  return isWriting || getSelection()?.isCollapsed === false;
}
