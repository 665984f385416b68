import type { Platform } from './platform.ts';
import { SHORTCUT } from './settings-bounds.ts';

/** What can be wrong with a combination of keys that is to work in every program. Each has words under the field. */
export const SHORTCUT_FAULTS = [
  'needsModifier',
  'systemKey',
  'typesCharacter',
  'otherKey',
  'usedByPrograms',
] as const;

/** One of {@link SHORTCUT_FAULTS}. */
export type ShortcutFault = (typeof SHORTCUT_FAULTS)[number];

/** What came of choosing a combination. `taken`: the system did not give it, and the former one is still in force. */
export type ShortcutOutcome = 'chosen' | 'off' | 'taken' | ShortcutFault;

/**
 * Whether the combination of the settings works.
 *
 * - `off`: none is wanted
 * - `on`: the system has given it, or it was pressed and came
 * - `asked`: a Wayland desktop was asked for it, and tells nobody whether it said yes
 * - `refused`: the system does not give it, or it is none that may be asked for here
 */
export type ShortcutStanding = 'off' | 'on' | 'asked' | 'refused';

/** The keys that are held and pressed, by the names that the DOM has for them. */
export interface KeyPress {
  readonly key: string;
  /** The key's place on the keyboard, as the US layout names it. */
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
  /** AltGr, or what types the same character. */
  readonly altGraph: boolean;
}

/** What a press means to the field: keys are still being added, a combination in Electron's spelling, or what is wrong. */
export type PressReading =
  | { readonly kind: 'held' }
  | { readonly kind: 'shortcut'; readonly shortcut: string }
  | { readonly kind: 'wrong'; readonly fault: ShortcutFault };

const MODIFIER_KEYS = new Set([
  'Control',
  'Alt',
  'AltGraph',
  'Shift',
  'Meta',
  'OS',
  'CapsLock',
  'Fn',
]);

/** Reads the keys that are down while the field has the focus. */
export function readPress(press: KeyPress, platform: Platform): PressReading {
  if (MODIFIER_KEYS.has(press.key)) return { kind: 'held' };
  if (press.altGraph) return { kind: 'wrong', fault: 'typesCharacter' };
  const key = keyOf(press, platform);
  if (key === null) return { kind: 'wrong', fault: 'otherKey' };
  const modifiers = [
    press.ctrlKey ? 'Control' : [],
    press.altKey ? 'Alt' : [],
    press.shiftKey ? 'Shift' : [],
    press.metaKey ? 'Command' : [],
  ].flat();
  const shortcut = [...modifiers, key].join('+');
  const fault = shortcutFault(shortcut, platform);
  return fault === null ? { kind: 'shortcut', shortcut } : { kind: 'wrong', fault };
}

/**
 * The key by the name that an accelerator has for it. Windows and X11 go by what is written on a key, macOS by the place
 * that it has on a US keyboard; a letter of another alphabet is named by its place everywhere.
 */
function keyOf({ key, code }: KeyPress, platform: Platform): string | null {
  if (/^F\d+$/.test(key)) return key;
  if (platform !== 'mac' && /^[a-z0-9]$/i.test(key)) return key.toUpperCase();
  return /^(?:Key|Digit)([A-Z0-9])$/.exec(code)?.[1] ?? null;
}

/** Terminals and editors: copy and paste, redo, save as, find, a new window, the tab that was closed, the command list. */
const WITH_SHIFT = 'CVXZSFNTPW';

/**
 * Why this combination is none to take from every other program; null when nothing speaks against it. A text that is no
 * combination at all counts as one with a key that is not offered.
 */
export function shortcutFault(shortcut: string, platform: Platform): ShortcutFault | null {
  if (!SHORTCUT.test(shortcut)) return 'otherKey';
  const held = new Set(shortcut.split('+'));
  const key = shortcut.split('+').at(-1) ?? '';
  const isMac = platform === 'mac';
  const main = isMac ? 'Command' : 'Control';
  if (!isMac && held.has('Command')) return 'systemKey';
  if (!['Control', 'Alt', 'Command'].some((one) => held.has(one))) return 'needsModifier';
  const isCharacter = key.length === 1;
  const count = held.size - 1;
  const isAlone = count === 1 || (count === 2 && held.has('Shift'));
  if (isMac && isCharacter && held.has('Alt') && isAlone) return 'typesCharacter';
  const isPlain = count === 1 && !held.has('Alt');
  const isShifted = count === 2 && held.has(main) && held.has('Shift') && WITH_SHIFT.includes(key);
  // ⇧⌘3 to ⇧⌘6 are pictures of the screen, and Alt+F4 closes windows.
  const isPicture = isMac && isAlone && held.has('Shift') && '3456'.includes(key) && isCharacter;
  const isClosing = key === 'F4' && count === 1;
  return (isCharacter && (isPlain || isShifted)) || isPicture || isClosing
    ? 'usedByPrograms'
    : null;
}

const ON_MAC: Readonly<Record<string, string>> = {
  Control: '⌃',
  Alt: '⌥',
  Shift: '⇧',
  Command: '⌘',
};

/** The combination as the desktop writes it: `⌃⌥C` on macOS, `Ctrl+Alt+C` elsewhere. */
export function shortcutLabel(shortcut: string, platform: Platform): string {
  const parts = shortcut.split('+');
  if (platform === 'mac') return parts.map((part) => ON_MAC[part] ?? part).join('');
  return parts.map((part) => (part === 'Control' ? 'Ctrl' : part)).join('+');
}
