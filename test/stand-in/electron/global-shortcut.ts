import type { GlobalShortcut } from 'electron';
import { app } from './app.ts';
import { host, settings } from './host.ts';
import { offer } from './offer.ts';

/** What the system holds for the app, and what it calls: on Wayland the two part for good. */
const bound = new Set<string>();
const callbacks = new Map<string, () => void>();
let isSuspended = false;

const { takenShortcuts, shortcutPortal } = settings.system;
const isWayland = process.env['XDG_SESSION_TYPE'] === 'wayland';

/**
 * As Electron has it (shell/browser/api/electron_api_global_shortcut.cc): what it cannot read throws, what another
 * program or the app itself has is false. On Wayland the answer comes before the desktop's own, an accelerator is
 * never given back, and one whose callback is gone takes the app with it when it is pressed.
 */
export const globalShortcut: GlobalShortcut = offer<GlobalShortcut>('globalShortcut', {
  register(accelerator, callback) {
    const name = nameOf(accelerator);
    if (isWayland ? shortcutPortal === 'none' : isRefused(name)) return false;
    bound.add(name);
    callbacks.set(name, callback);
    return true;
  },
  registerAll(accelerators, callback) {
    for (const accelerator of accelerators) globalShortcut.register(accelerator, callback);
  },
  isRegistered: (accelerator) => callbacks.has(nameOf(accelerator)),
  unregister(accelerator) {
    const name = nameOf(accelerator);
    if (isWayland) return;
    bound.delete(name);
    callbacks.delete(name);
  },
  unregisterAll() {
    insistOnReady();
    callbacks.clear();
    if (!isWayland) bound.clear();
  },
  isSuspended: () => isSuspended,
  setSuspended(wanted) {
    insistOnReady();
    isSuspended = wanted;
  },
});

function isRefused(name: string): boolean {
  return isSuspended || bound.has(name) || takenShortcuts.some((taken) => nameOf(taken) === name);
}

function insistOnReady(): void {
  if (!app.isReady()) throw new Error('globalShortcut cannot be used before the app is ready');
}

const MODIFIERS: Readonly<Record<string, string>> = {
  control: 'control',
  ctrl: 'control',
  alt: 'alt',
  option: 'alt',
  shift: 'shift',
  command: 'command',
  cmd: 'command',
  super: 'command',
  meta: 'command',
  commandorcontrol: settings.system.platform === 'darwin' ? 'command' : 'control',
  cmdorctrl: settings.system.platform === 'darwin' ? 'command' : 'control',
};

/** Only what the app offers of all keys: letters, digits and function keys. */
const KEY = /^(?:[a-z0-9]|f(?:[1-9]|1[0-9]|2[0-4]))$/;

/** One name for all spellings of an accelerator. Of several keys the last counts (shell/browser/ui/accelerator_util.cc). */
function nameOf(accelerator: string): string {
  insistOnReady();
  const tokens = accelerator.split('+').map((token) => token.trim().toLowerCase());
  const modifiers = new Set<string>();
  let key: string | null = null;
  for (const token of tokens.filter((one) => one !== '')) {
    const modifier = MODIFIERS[token];
    if (modifier === undefined) key = KEY.test(token) ? token : null;
    else modifiers.add(modifier);
  }
  if (key === null) {
    throw new TypeError(
      `Error processing argument at index 0, conversion failure from ${accelerator}`,
    );
  }
  return [...[...modifiers].toSorted(), key].join('+');
}

host.answer('pressKeys', (accelerator) => {
  const name = nameOf(accelerator);
  const isAllowed = !isWayland || shortcutPortal === 'allows';
  if (!bound.has(name) || !isAllowed || isSuspended) return;
  const callback = callbacks.get(name);
  // Electron's own check for what should never happen ends the process.
  if (callback === undefined) process.exit(133);
  callback();
});
