import type { Platform } from '../../shared/platform.ts';
import { vault as numbers } from '../config.ts';
import { createListeners } from '../listeners.ts';
import type { Log, Vault, VaultNews } from '../ports.ts';
import type { DocumentStore } from '../store/ports.ts';
import type { Alarms } from '../time/alarms.ts';
import { inTime } from '../time/deadline.ts';
import type { Cipher } from './cipher.ts';
import { createClearing } from './clearing.ts';
import { createDisk } from './disk.ts';
import type { Memory } from './memory.ts';
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
interface Keeping
  extends Pick<Vault, 'status' | 'onChange' | 'flush' | 'forgetKept' | 'forgetAll' | 'retry'> {
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
  const mustErase = (): boolean => !isUnprotectedAllowed && disk.isUnprotected();
  const onLeft = (): void => listeners.tell('kept');
  const clearing = createClearing({ disk, memory, saving, mustErase, onLeft });

  function takeOver(stored: Stored): boolean {
    const isLate = status.get().kind !== 'opening';
    if (stored.kind === 'stored' && !stored.isPartial) {
      clearing.replace(stored.envelope.serial);
      if (stored.signedOut.length > 0) clearing.demand();
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
    let isSynced = false;
    const onSynced = (): void => {
      isSynced = true;
    };
    await inTime(syncAndClear(onSynced), numbers.keyringDeadlineMs, alarms, () => {
      // What is on the disk is on the disk, however long the copies beside it take.
      if (isSynced) return;
      setMemoryOnly('waiting');
      rememberRemovals();
    });
  }

  async function syncAndClear(onSynced: () => void): Promise<void> {
    await saving.sync();
    onSynced();
    eraseUnprotected();
    await clearing.clear();
  }

  /** Changes do not wait once more for a keyring that owes an answer: they are saved when it comes. */
  async function settleChange(): Promise<void> {
    standing.changed();
    const now = status.get();
    if (now.kind !== 'memory' || now.reason !== 'waiting') await settle();
  }

  async function settleRemoval(): Promise<void> {
    clearing.demand();
    await settleChange();
    eraseUnprotected();
    rememberRemovals();
  }

  /** Without the keyring the next start has to be told. Where the disk refuses even that, it is said, and tried again. */
  function rememberRemovals(): void {
    const gone = memory.signedOut();
    if (!isWaiting() || !disk.mayHold(gone)) return;
    if (!disk.noteSignedOut(gone)) standing.setStillOnDisk('readOnly');
  }

  function isWaiting(): boolean {
    const now = status.get();
    return now.kind === 'memory' && (now.reason === 'waiting' || now.reason === 'unavailable');
  }

  /** Without consent nothing can be written with the public key, so what is on disk can only go as a whole. */
  function eraseUnprotected(): void {
    if (!clearing.isDue() || !mustErase()) return;
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
      if (saving.isOwed() || clearing.isDue()) await settle();
    },
    forgetKept: disk.forgetKept,
    forgetAll: disk.forgetAll,
    onChange: listeners.add,
  };
}
