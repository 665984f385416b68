import { createHash } from 'node:crypto';

import type { Cancel } from '../ports.ts';
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
   * Writes, and clears at the timeline instant `clearAtMs`; null leaves it until `clear` is called.
   *
   * A later copy takes over: only the last one is ever cleared. Answers whether the clipboard took it.
   */
  copy(what: Kept, text: string, clearAtMs: number | null): Promise<boolean>;
  /** Writes what anybody may read, and never clears it. Answers whether the clipboard took it. */
  copyPlain(text: string): Promise<boolean>;
  /** Clears what is named, or anything of ours: on quit, on lock, when a sign-in ends. */
  clear(what: Kept | 'anything'): Promise<void>;
}

interface Holding {
  readonly what: Kept;
  readonly digest: string;
}

/**
 * Remembers a digest of what was copied, never the text, and clears only what still has that digest: whatever the
 * user copied since stays. When the clipboard cannot be read, nothing is cleared and the next `clear` tries again.
 */
export function createClipboardKeeper(
  clipboard: ClipboardAccess,
  alarms: Pick<Alarms, 'at'>,
  onCleared: (what: Kept) => void,
): ClipboardKeeper {
  let holding: Holding | null = null;
  let cancelAlarm: Cancel = () => undefined;

  async function clear(what: Kept | 'anything'): Promise<void> {
    const ours = holding;
    if (ours === null || (what !== 'anything' && what !== ours.what)) return;
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
    if (gone !== null) onCleared(gone.what);
  }

  return {
    clear,
    async copyPlain(text) {
      const isWritten = await clipboard.write(text, false);
      if (isWritten) letGo();
      return isWritten;
    },
    async copy(what, text, clearAtMs) {
      const mine: Holding = { what, digest: digestOf(text) };
      const before = holding;
      // Set before the write: a quit in between still clears it.
      holding = mine;
      const isWritten = await clipboard.write(text, true);
      if (holding !== mine) return isWritten;
      if (!isWritten) {
        holding = before;
        return false;
      }
      cancelAlarm();
      if (clearAtMs !== null) cancelAlarm = alarms.at(clearAtMs, () => void clear('anything'));
      if (before !== null && before.what !== what) onCleared(before.what);
      return true;
    },
  };
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
