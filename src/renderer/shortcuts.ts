import type { Platform } from '../shared/platform.ts';

/** Keys that press a button wherever it stands: it carries this name as its `data-shortcut`. */
export type ShortcutName = 'copy' | 'renew' | 'settings';

/** What a key asks for. `account` counts from 0. */
export type Shortcut =
  | { readonly kind: 'press'; readonly button: ShortcutName }
  | { readonly kind: 'account'; readonly index: number };

/** What of a keyboard event counts. */
export interface Key {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const BUTTONS: Readonly<Record<string, ShortcutName>> = { c: 'copy', r: 'renew', ',': 'settings' };
const LETTERS: Readonly<Record<ShortcutName, string>> = { copy: 'C', renew: 'R', settings: ',' };

/** What a key asks for, always with the platform's own modifier: a bare letter is somebody's typing. */
export function shortcutOf(key: Key, platform: Platform): Shortcut | null {
  const [isHeld, isForeign] =
    platform === 'mac' ? [key.metaKey, key.ctrlKey] : [key.ctrlKey, key.metaKey];
  if (!isHeld || isForeign || key.altKey || key.shiftKey) return null;
  const button = BUTTONS[key.key.toLowerCase()];
  if (button !== undefined) return { kind: 'press', button };
  return /^[1-9]$/.test(key.key) ? { kind: 'account', index: Number(key.key) - 1 } : null;
}

/** How a tooltip writes the keys. */
export function keysOf(name: ShortcutName, platform: Platform): string {
  return platform === 'mac' ? `⌘${LETTERS[name]}` : `Ctrl+${LETTERS[name]}`;
}
