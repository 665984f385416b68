import type { Platform } from '../../shared/platform.ts';
import { vault as numbers } from '../config.ts';
import { createListeners } from '../listeners.ts';
import type { Log, Vault, VaultNews } from '../ports.ts';
import type { DocumentStore } from '../store/ports.ts';
import type { Alarms } from '../time/alarms.ts';
import { inTime } from '../time/deadline.ts';
import type { Cipher } from './cipher.ts';
import { createDisk } from './disk.ts';
import type { Memory } from './memory.ts';
import type { Unwanted } from './readable-copies.ts';
import type { Stored } from './reading.ts';
import { createSaving } from './saving.ts';
import { createStanding } from './standing.ts';
import { createStatus } from './status.ts';
import { takeOverStored } from './taking-over.ts';

/** What the vault needs from the world, and what an earlier run decided. */
export interface VaultPorts {
  readonly cipher: Cipher;
  readonly store: DocumentStore;
  readonly alarms: Pick<Alarms, 'nowMs' | 'wallAt' | 'at'>;
  readonly log: Log;
  readonly platform: Platform;
  /** The consent given in an earlier run. */
  readonly isUnprotectedAllowed: boolean;
}

/** Keeps the disk true to the memory, and says how that goes. No method rejects. */
interface Keeping extends Pick<Vault, 'status' | 'onChange' | 'flush' | 'forgetKept' | 'retry'> {
  /** Waits for keyring and disk until all is read and written, but not beyond the keyring deadline. */
  settle(): Promise<void>;
  /** The same after a change of the memory. */
  settleChange(): Promise<void>;
  /** The same after something was taken out of it. */
  settleRemoval(): Promise<void>;
  /** The user consents to a key that is public, or no longer does. */
  allowUnprotected(allowed: boolean): Promise<void>;
}

/** Keeps this memory on a disk, through a cipher that may be missing, slow, or public. */
export function createKeeping(ports: VaultPorts, memory: Memory): Keeping {
  const { alarms } = ports;
  const disk = createDisk({ ...ports, wallMs: () => alarms.wallAt(alarms.nowMs()) });
  const listeners = createListeners<VaultNews>();
  const status = createStatus(ports.log, () => listeners.tell('status'));
  let { isUnprotectedAllowed } = ports;
  /** Something was signed out, or is no longer to be stored: no kept copy of it may stay either. */
  let isClearingDue = false;
  /** An earlier run may have owed the same: what was read replaces what is older. */
  let replaced: Unwanted | null = null;
  const saving = createSaving({
    memory,
    disk,
    alarms,
    isUnprotectedAllowed: () => isUnprotectedAllowed,
    onRead: takeOver,
    onWrite: (answer) => standing.told(answer),
    onDue: () => void settle(),
  });

  const standing = createStanding({ memory, disk, saving, status });
  const { setMemoryOnly } = standing;

  function takeOver(stored: Stored): boolean {
    const isLate = status.get().kind !== 'opening';
    if (stored.kind === 'stored') {
      replaced = { beforeSerial: stored.envelope.serial };
      isClearingDue ||= stored.signedOut.length > 0;
    }
    const mayWrite = takeOverStored(stored, {
      memory,
      disk,
      standing,
      status,
      isUnprotectedAllowed,
    });
    if (isLate && stored.kind === 'stored') listeners.tell('records');
    return mayWrite;
  }

  /** Waits for keyring and disk, but not for ever. */
  async function settle(): Promise<void> {
    await inTime(syncAndClear(), numbers.keyringDeadlineMs, alarms, () => {
      setMemoryOnly('waiting');
    });
  }

  async function syncAndClear(): Promise<void> {
    await saving.sync();
    eraseUnprotected();
    const isAllDue = isClearingDue;
    const unwanted = isAllDue ? 'readable' : replaced;
    if (unwanted === null) return;
    isClearingDue = false;
    replaced = null;
    const { left, isDone } = await disk.forgetReadable(unwanted);
    if (!isAllDue) {
      replaced ??= isDone ? null : unwanted;
      return;
    }
    // While the store itself is not clear, a copy may yet be made of it. What the disk keeps is tried again.
    const isClear = !disk.mayHold(memory.signedOut()) && !mustErase();
    if (!isDone || !isClear) isClearingDue = true;
    else if (left > 0) listeners.tell('kept');
  }

  /** Changes do not wait once more for a keyring that owes an answer: they are saved when it comes. */
  async function settleChange(): Promise<void> {
    standing.changed();
    const now = status.get();
    if (now.kind !== 'memory' || now.reason !== 'waiting') await settle();
  }

  async function settleRemoval(): Promise<void> {
    isClearingDue = true;
    await settleChange();
    eraseUnprotected();
    const gone = memory.signedOut();
    if (isWaiting() && disk.mayHold(gone)) disk.noteSignedOut(gone);
  }

  function isWaiting(): boolean {
    const now = status.get();
    return now.kind === 'memory' && (now.reason === 'waiting' || now.reason === 'unavailable');
  }

  const mustErase = (): boolean => !isUnprotectedAllowed && disk.isUnprotected();

  /** Without consent nothing can be written with the public key, so what is on disk can only go as a whole. */
  function eraseUnprotected(): void {
    if (!isClearingDue || !mustErase()) return;
    const isErased = disk.erase();
    memory.touch();
    if (isErased) setMemoryOnly('noKeyring');
    else standing.setStillOnDisk('readOnly');
  }

  return {
    status: status.get,
    settle,
    settleChange,
    settleRemoval,
    async allowUnprotected(allowed) {
      // Given for the first time, consent is a reason to write what could not be written before.
      if (allowed && !isUnprotectedAllowed) memory.touch();
      isUnprotectedAllowed = allowed;
      await settleRemoval();
    },
    retry() {
      saving.resetPace();
      return settle();
    },
    async flush() {
      if (saving.isOwed() || isClearingDue) await settle();
    },
    forgetKept: () => disk.forgetKept(),
    onChange: listeners.add,
  };
}
