import {
  type ClipboardAccess,
  type ClipboardKeeper,
  createClipboardKeeper,
  type Kept,
} from '../../src/main/clipboard/keeper.ts';
import { createListeners } from '../../src/main/listeners.ts';
import type { SignInState } from '../../src/main/sign-in/state.ts';
import { createAlarms } from '../../src/main/time/alarms.ts';
import { VirtualClock } from './virtual-clock.ts';
import { createVirtualPower } from './virtual-power.ts';

/** A desk in virtual time: a clipboard that others use too, the keeper in front of it, and all that it listens to. */
export interface ClipboardDesk {
  /** What lies in the clipboard now, and whether it may be written and read. */
  readonly clipboard: { text: string; isWritable: boolean; isReadable: boolean };
  readonly clock: VirtualClock;
  readonly keeper: ClipboardKeeper;
  /** What the keeper said is gone, in its order. */
  readonly cleared: readonly Kept[];
  readonly lock: () => Promise<void>;
  readonly quit: () => Promise<void>;
  /** The sign-in that showed a code does so no longer. */
  readonly endSignIn: () => Promise<void>;
  /** Something changes while the sign-in still shows its code. */
  readonly stir: () => Promise<void>;
}

/** `slowly`: the clipboard takes as many turns to write as an answer from another process does. */
export function createClipboardDesk(writes: 'atOnce' | 'slowly' = 'atOnce'): ClipboardDesk {
  const clipboard = { text: '', isWritable: true, isReadable: true };
  const clock = new VirtualClock();
  const power = createVirtualPower();
  const changes = createListeners();
  const cleanups: (() => Promise<void>)[] = [];
  const cleared: Kept[] = [];
  let signIn: SignInState['kind'] = 'awaitingUser';
  const keeper = createClipboardKeeper({
    clipboard: accessTo(clipboard, writes === 'slowly' ? 10 : 0),
    alarms: createAlarms(clock, power),
    power,
    engine: { state: () => ({ signIn: { kind: signIn } }), onChange: changes.add },
    beforeQuit: (clean) => cleanups.push(clean),
  });
  keeper.onCleared((what) => cleared.push(what));
  /** Reading the clipboard takes a turn or two. */
  const settle = (): Promise<void> => clock.advance(0);
  return {
    clipboard,
    clock,
    keeper,
    cleared,
    lock() {
      power.emit('lock');
      return settle();
    },
    async quit() {
      for (const clean of cleanups) await clean();
    },
    endSignIn() {
      signIn = 'identifying';
      changes.tell();
      return settle();
    },
    stir() {
      changes.tell();
      return settle();
    },
  };
}

function accessTo(clipboard: ClipboardDesk['clipboard'], turns: number): ClipboardAccess {
  return {
    async write(text) {
      for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
      if (clipboard.isWritable) clipboard.text = text;
      return clipboard.isWritable;
    },
    read: async () => (clipboard.isReadable ? clipboard.text : null),
    clear() {
      clipboard.text = '';
    },
  };
}
