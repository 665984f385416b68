import type { ClipboardAccess, SystemClipboard } from '../../src/main/clipboard/access.ts';
import { type ClipboardKeeper, createClipboardKeeper } from '../../src/main/clipboard/keeper.ts';
import type { Kept } from '../../src/main/clipboard/lying.ts';
import { createReadingBack } from '../../src/main/clipboard/reading-back.ts';
import { createListeners } from '../../src/main/listeners.ts';
import type { Signal } from '../../src/main/ports.ts';
import type { SignInState } from '../../src/main/sign-in/state.ts';
import { createAlarms } from '../../src/main/time/alarms.ts';
import { assertNever } from '../../src/shared/assert-never.ts';
import type { Platform } from '../../src/shared/platform.ts';
import { HOUR_MS } from './time-units.ts';
import { VirtualClock } from './virtual-clock.ts';
import { createVirtualPower } from './virtual-power.ts';

/** A clipboard, and what is wrong with it. */
export interface DeskClipboard {
  text: string;
  isWritable: boolean;
  /** Writes come to nothing, and say so to nobody. */
  isDeaf: boolean;
  /** What lay there each time it was cleared. */
  readonly wiped: string[];
  /** How long it takes to write. */
  writeMs: number;
  /** How long it takes to read. */
  readMs: number;
  /** How it reads: truly; not at all; as if nothing lay there; with a text of long ago; with an error; never. */
  reads: 'truly' | 'null' | 'blind' | 'older' | 'throws' | 'never';
}

/** A desk in virtual time: a clipboard that others use too, the keeper in front of it, and all that it listens to. */
export interface ClipboardDesk {
  /** What lies in the clipboard now, and whether it may be written and read. */
  readonly clipboard: DeskClipboard;
  readonly clock: VirtualClock;
  /** Timeline milliseconds, as ends are counted. */
  readonly nowMs: () => number;
  readonly keeper: ClipboardKeeper;
  /** What the keeper said is gone, in its order. */
  readonly cleared: readonly Kept[];
  readonly lock: () => Promise<void>;
  readonly quit: () => Promise<void>;
  /** The sign-in that showed a code does so no longer. */
  readonly endSignIn: () => Promise<void>;
  /** A window of the app gets the focus. */
  readonly focus: () => Promise<void>;
  /** Something changes while the sign-in still shows its code. */
  readonly stir: () => Promise<void>;
}

/** A stay that ends then, of what lives for an hour. */
export function until(clearsAtMs: number | null) {
  return { clearsAtMs, diesAtMs: HOUR_MS };
}

/** What a text of long ago is. */
export const OLDER = 'what lay there long ago';

interface DeskOptions {
  /** `slowly`: the clipboard takes as many turns to write as an answer from another process does. */
  readonly writes?: 'atOnce' | 'slowly';
  readonly platform?: Platform;
}

/** A desk where the clipboard can be read back. */
export function createClipboardDesk(options: DeskOptions = {}): ClipboardDesk {
  const { writes = 'atOnce', platform = 'linux' } = options;
  const clipboard: DeskClipboard = {
    text: '',
    isWritable: true,
    isDeaf: false,
    wiped: [],
    writeMs: 0,
    readMs: 0,
    reads: 'truly',
  };
  const turns = writes === 'slowly' ? 10 : 0;
  const access = ({ clock }: { readonly clock: VirtualClock }): ClipboardAccess =>
    createReadingBack(systemOf(clipboard, clock, turns), clock);
  return { clipboard, ...createDesk(platform, access) };
}

/** A keeper in virtual time, before whatever clipboard that makes of it. */
export function createDesk(
  platform: Platform,
  accessOf: (desk: { readonly clock: VirtualClock; readonly onFocus: Signal }) => ClipboardAccess,
): Omit<ClipboardDesk, 'clipboard'> {
  const clock = new VirtualClock();
  const power = createVirtualPower();
  const alarms = createAlarms(clock, power);
  const changes = createListeners();
  const focused = createListeners();
  const cleanups: (() => Promise<void>)[] = [];
  const cleared: Kept[] = [];
  let signIn: SignInState['kind'] = 'awaitingUser';
  const keeper = createClipboardKeeper({
    access: accessOf({ clock, onFocus: focused.add }),
    platform,
    alarms,
    clock,
    power,
    onFocus: focused.add,
    engine: { state: () => ({ signIn: { kind: signIn } }), onChange: changes.add },
    beforeQuit: (clean) => cleanups.push(clean),
  });
  keeper.onGone(({ what }) => cleared.push(what));
  /** Reading the clipboard takes a turn or two. */
  const settle = (): Promise<void> => clock.advance(0);
  return {
    clock,
    nowMs: alarms.nowMs,
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
    focus() {
      focused.tell();
      return settle();
    },
    stir() {
      changes.tell();
      return settle();
    },
  };
}

function systemOf(clipboard: DeskClipboard, clock: VirtualClock, turns: number): SystemClipboard {
  return {
    async write(text) {
      for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
      const { isWritable, writeMs } = clipboard;
      if (writeMs > 0) await new Promise<void>((done) => clock.after(writeMs, done));
      if (isWritable && !clipboard.isDeaf) clipboard.text = text;
      return isWritable;
    },
    async read() {
      const { readMs } = clipboard;
      if (readMs > 0) await new Promise<void>((done) => clock.after(readMs, done));
      switch (clipboard.reads) {
        case 'truly':
          return clipboard.text;
        case 'null':
          return null;
        case 'blind':
          return '';
        case 'older':
          return OLDER;
        case 'throws':
          throw new Error('the clipboard cannot be read');
        case 'never':
          return new Promise(() => undefined);
        default:
          return assertNever(clipboard.reads);
      }
    },
    clear() {
      clipboard.wiped.push(clipboard.text);
      clipboard.text = '';
    },
  };
}
