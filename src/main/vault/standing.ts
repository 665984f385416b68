import { assertNever } from '../../shared/assert-never.ts';
import type { MemoryReason } from '../../shared/storage.ts';
import type { Disk, DiskAnswer } from './disk.ts';
import type { Memory } from './memory.ts';
import type { Saving } from './saving.ts';
import type { Status } from './status.ts';

/** How things stand with the vault, in the words of its status; what is not well is tried again. */
export interface Standing {
  readonly setMemoryOnly: (reason: MemoryReason) => void;
  readonly setStored: () => void;
  readonly setStillOnDisk: (reason: MemoryReason) => void;
  /** The memory has changed: until the disk has it, too, nothing may be called safe. */
  readonly changed: () => void;
  /** The disk has answered. */
  readonly told: (answer: Believed) => void;
}

/** Of one that was outdated nothing is to be told: the next is on its way. */
type Believed = Exclude<DiskAnswer, { kind: 'outdated' }>;

interface StandingPorts {
  readonly memory: Pick<Memory, 'signedOut'>;
  readonly disk: Pick<Disk, 'isUnprotected' | 'noteSignedOut'>;
  readonly saving: Pick<Saving, 'isOwed' | 'syncLater'>;
  readonly status: Status;
}

/** Translates what memory and disk do into the status. */
export function createStanding({ memory, disk, saving, status }: StandingPorts): Standing {
  function told(answer: Believed): void {
    switch (answer.kind) {
      case 'written':
        return setStored();
      case 'erased':
        return answer.reason === 'readOnly' ? setStored() : setMemoryOnly(answer.reason);
      case 'stillThere':
        return setStillOnDisk(answer.reason);
      case 'notWritten':
        return setMemoryOnly(answer.reason);
      default:
        return assertNever(answer);
    }
  }

  function setMemoryOnly(reason: MemoryReason): void {
    status.set({ kind: 'memory', reason });
    if (reason === 'readOnly') saving.syncLater();
  }

  /** Without the keyring nothing can be taken out of the store; said beside it, the next start does it. */
  function setStillOnDisk(reason: MemoryReason): void {
    const isNoted = reason === 'unavailable' && disk.noteSignedOut(memory.signedOut());
    if (isNoted) return setMemoryOnly(reason);
    status.set({ kind: 'stillOnDisk' });
    saving.syncLater();
  }

  function setStored(): void {
    const kind = disk.isUnprotected() ? 'unprotected' : 'protected';
    status.set({ kind: saving.isOwed() ? 'saving' : kind });
  }

  function changed(): void {
    const { kind } = status.get();
    const isCalledSafe = kind === 'protected' || kind === 'unprotected';
    if (isCalledSafe && saving.isOwed()) status.set({ kind: 'saving' });
  }

  return { setMemoryOnly, setStored, setStillOnDisk, changed, told };
}
