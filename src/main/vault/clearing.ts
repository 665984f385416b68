import type { Disk } from './disk.ts';
import type { Memory } from './memory.ts';
import type { Unwanted } from './readable-copies.ts';
import type { Saving } from './saving.ts';

/** Which of the kept copies have to go, and whether they have. */
export interface Clearing {
  /** An earlier run may have owed it: copies of what is older than what was read have no use any more. */
  replace(beforeSerial: number): void;
  /** Something was signed out, or is no longer to be stored: no kept copy of it may stay either. */
  demand(): void;
  /** Whether something demanded is still to be done. */
  isDue(): boolean;
  /** Deletes what is due; what the disk keeps or does not show is tried again. Never rejects; may never settle. */
  clear(): Promise<void>;
}

interface ClearingPorts {
  readonly disk: Pick<Disk, 'forgetReadable' | 'mayHold'>;
  readonly memory: Pick<Memory, 'signedOut'>;
  readonly saving: Pick<Saving, 'syncLater'>;
  /** What is in the store itself has still to be erased. */
  readonly mustErase: () => boolean;
  /** Copies are left that nobody here can read: told once a demand. */
  readonly onLeft: () => void;
}

/** A {@link Clearing} of which nothing is demanded. */
export function createClearing({
  disk,
  memory,
  saving,
  mustErase,
  onLeft,
}: ClearingPorts): Clearing {
  let isDemanded = false;
  let isLeftTold = false;
  let replaced: Unwanted | null = null;

  async function clear(): Promise<void> {
    const isAllDue = isDemanded;
    const unwanted = isAllDue ? 'readable' : replaced;
    if (unwanted === null) return;
    isDemanded = false;
    replaced = null;
    const { left, isDone } = await disk.forgetReadable(unwanted);
    if (!isAllDue) {
      replaced ??= isDone ? null : unwanted;
      return;
    }
    // While the store itself is not clear, a copy may yet be made of it. What the disk keeps is tried again.
    const isClear = !disk.mayHold(memory.signedOut()) && !mustErase();
    if (!isDone || !isClear) isDemanded = true;
    if (!isClear) return;
    if (!isDone) saving.syncLater();
    if (left > 0 && !isLeftTold) onLeft();
    isLeftTold = true;
  }

  return {
    replace(beforeSerial) {
      replaced = { beforeSerial };
    },
    demand() {
      isDemanded = true;
      isLeftTold = false;
    },
    isDue: () => isDemanded,
    clear,
  };
}
