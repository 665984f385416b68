import { createHash } from 'node:crypto';

import { createListeners } from '../listeners.ts';
import type { Cancel, Power, Signal } from '../ports.ts';
import type { SignInState } from '../sign-in/state.ts';
import type { Alarms } from '../time/alarms.ts';

/** The system clipboard, as far as this app touches it. No method rejects. */
export interface ClipboardAccess {
  /** Answers whether the system took it. `isSecret` adds the marks that keep it out of clipboard histories. */
  write(text: string, isSecret: boolean): Promise<boolean>;
  /** Null when it cannot be read now: Wayland refuses a window without focus, macOS may ask the user. */
  read(): Promise<string | null>;
  clear(): void;
}

/** What of ours lies in the clipboard. */
export type Kept = 'token' | 'code';

/** Puts secrets in the clipboard and takes them out again. No method rejects. */
export interface ClipboardKeeper {
  /**
   * Writes, and clears at the timeline instant `clearAtMs`; null leaves it until one of the other ends comes.
   *
   * A later copy takes over: only the last one is ever cleared. Answers whether the clipboard took it.
   */
  copy(what: Kept, text: string, clearAtMs: number | null): Promise<boolean>;
  /** Writes what anybody may read, and never clears it. Answers whether the clipboard took it. */
  copyPlain(text: string): Promise<boolean>;
  /** That copy no longer lies in the clipboard. */
  readonly onCleared: Signal<Kept>;
}

export interface KeeperPorts {
  readonly clipboard: ClipboardAccess;
  readonly alarms: Pick<Alarms, 'at'>;
  readonly power: Pick<Power, 'onLock'>;
  readonly engine: {
    readonly state: () => { readonly signIn: Pick<SignInState, 'kind'> };
    readonly onChange: Signal;
  };
  /** Has `clean` called when the app quits, and lets it end before the app does. */
  readonly beforeQuit: (clean: () => Promise<void>) => void;
}

interface Holding {
  readonly what: Kept;
  readonly digest: string;
  readonly written: Promise<boolean>;
}

/**
 * When the clipboard is cleared: at a copy's own end, which `token-copies.ts` and `code-copy.ts` set, and before that: a
 * token when the screen is locked, a code when no sign-in waits for it any more, and either when the app quits.
 *
 * Remembers a digest of what was copied, never the text, and clears only what still has that digest: whatever the
 * user copied since stays. When the clipboard cannot be read, nothing is cleared and the next of these ends tries again.
 */
export function createClipboardKeeper(ports: KeeperPorts): ClipboardKeeper {
  const { clipboard, alarms, engine } = ports;
  const cleared = createListeners<Kept>();
  let holding: Holding | null = null;
  let cancelAlarm: Cancel = () => undefined;

  ports.power.onLock(() => void clear('token'));
  ports.beforeQuit(() => clear('anything'));
  engine.onChange(() => {
    if (engine.state().signIn.kind !== 'awaitingUser') void clear('code');
  });

  async function clear(what: Kept | 'anything'): Promise<void> {
    const ours = holding;
    if (ours === null || (what !== 'anything' && what !== ours.what)) return;
    // What is still being written would not be recognised, and stay.
    await ours.written;
    const present = await clipboard.read();
    // A newer copy, made while the clipboard was read, has its own end.
    if (present === null || holding !== ours) return;
    if (digestOf(present) === ours.digest) clipboard.clear();
    letGo();
  }

  /** Something else lies in the clipboard now. */
  function letGo(): void {
    const gone = holding;
    holding = null;
    cancelAlarm();
    if (gone !== null) cleared.tell(gone.what);
  }

  return {
    onCleared: cleared.add,
    async copyPlain(text) {
      const isWritten = await clipboard.write(text, false);
      if (isWritten) letGo();
      return isWritten;
    },
    async copy(what, text, clearAtMs) {
      const written = clipboard.write(text, true);
      const mine: Holding = { what, digest: digestOf(text), written };
      const before = holding;
      // Set while it is being written: a quit in between still clears it.
      holding = mine;
      const isWritten = await written;
      if (holding !== mine) return isWritten;
      if (!isWritten) {
        holding = before;
        return false;
      }
      cancelAlarm();
      if (clearAtMs !== null) cancelAlarm = alarms.at(clearAtMs, () => void clear('anything'));
      if (before !== null && before.what !== what) cleared.tell(before.what);
      return true;
    },
  };
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
