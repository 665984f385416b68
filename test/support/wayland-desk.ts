import type { SystemClipboard } from '../../src/main/clipboard/access.ts';
import { createWaylandClipboard } from '../../src/main/clipboard/wayland.ts';
import type { Lend } from '../../src/main/ports.ts';
import { type ClipboardDesk, createDesk } from './clipboard-desk.ts';

/** What lies in the clipboard of a Wayland session, and whom the compositor lets at it. */
export interface Compositor {
  readonly text: string;
  /** A window of the app has the focus. */
  readonly isFocused: boolean;
  /** Another window of the app's gets the focus when it asks for it. */
  givesFocus: boolean;
  /** `leaves`: it ends by itself as soon as the text was taken. */
  helper: 'none' | 'works' | 'fails' | 'leaves';
  /** How often a window was asked to the front. */
  readonly asked: number;
  /** What others have lost by us: always nothing. */
  readonly lost: readonly string[];
  /** The helpers that still run. */
  readonly running: () => number;
}

export interface WaylandDesk extends Omit<ClipboardDesk, 'clipboard' | 'focus'> {
  readonly compositor: Compositor;
  /** Somebody copies in another window, which has the focus then. */
  readonly othersCopy: (text: string) => void;
  readonly focus: () => Promise<void>;
  readonly blur: () => void;
}

/** A desk where the compositor drops what is written without the focus, and Electron says that all is well. */
export function createWaylandDesk(): WaylandDesk {
  const lost: string[] = [];
  const state = {
    text: '',
    isFocused: false,
    givesFocus: false,
    helper: 'none' as Compositor['helper'],
    asked: 0,
    lost,
    running: () => helpers.size,
  };
  const helpers = new Set<object>();
  let owner: object | null = null;
  /** What Electron believes to be its own, and what it saw when it last had the focus. */
  let own: { readonly text: string } | null = null;
  let seen = '';

  function put(text: string, by: object | null): void {
    if (owner !== null) helpers.delete(owner);
    if (owner === own && owner !== by) own = null;
    Object.assign(state, { text });
    owner = by;
  }

  const system: SystemClipboard = {
    async write(text) {
      await Promise.resolve();
      own = { text };
      if (state.isFocused) put(text, own);
      return true;
    },
    async read() {
      if (own !== null) return own.text;
      if (state.isFocused) seen = state.text;
      return seen;
    },
    clear() {
      const isOurs = owner !== null && owner === own;
      own = null;
      if (!isOurs && !state.isFocused) return;
      if (!isOurs && state.text !== '') lost.push(state.text);
      put('', null);
    },
  };

  const lend: Lend = async (text) => {
    if (state.helper === 'none' || state.helper === 'fails') return null;
    const helper = {};
    helpers.add(helper);
    put(text, helper);
    if (state.helper === 'leaves') helpers.delete(helper);
    return {
      isHeld: () => helpers.has(helper),
      end() {
        helpers.delete(helper);
        if (owner === helper) put('', null);
      },
    };
  };

  let tell = (): void => undefined;
  const desk = createDesk('linux', ({ clock, onFocus }) =>
    createWaylandClipboard({
      system,
      lend,
      clock,
      onFocus,
      hasFocus: () => state.isFocused,
      wantFocus() {
        state.asked += 1;
        if (!state.givesFocus) return;
        state.isFocused = true;
        clock.after(FOCUS_TAKES_MS, tell);
      },
    }),
  );
  tell = () => void desk.focus();
  return {
    ...desk,
    compositor: state,
    othersCopy(text) {
      state.isFocused = false;
      put(text, {});
    },
    focus() {
      state.isFocused = true;
      return desk.focus();
    },
    blur() {
      state.isFocused = false;
    },
  };
}

/** A window that is shown has the focus a moment later. */
const FOCUS_TAKES_MS = 50;
