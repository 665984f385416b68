import { assertNever } from '../../shared/assert-never.ts';
import type { Platform } from '../../shared/platform.ts';
import type { MemoryReason } from '../../shared/storage.ts';
import { vault as numbers } from '../config.ts';
import { createListeners } from '../listeners.ts';
import type { Log, Vault } from '../ports.ts';
import type { DocumentStore } from '../store/ports.ts';
import type { Alarms } from '../time/alarms.ts';
import { inTime } from '../time/deadline.ts';
import type { Cipher } from './cipher.ts';
import { createDisk } from './disk.ts';
import type { Memory } from './memory.ts';
import type { Stored, StoredEnvelope } from './reading.ts';
import { createSaving } from './saving.ts';
import { createStatus, emptyStatus } from './status.ts';

/** What the vault needs from the world, and what an earlier run decided. */
export interface VaultPorts {
  readonly cipher: Cipher;
  readonly store: DocumentStore;
  readonly alarms: Pick<Alarms, 'nowMs' | 'at'>;
  readonly log: Log;
  readonly platform: Platform;
  /** The consent given in an earlier run. */
  readonly isUnprotectedAllowed: boolean;
}

/** Keeps the disk true to the memory, and says how that goes. No method rejects. */
interface Keeping extends Pick<Vault, 'status' | 'onChange' | 'flush' | 'retry'> {
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
  const disk = createDisk(ports);
  const listeners = createListeners<'status' | 'records'>();
  const status = createStatus(ports.log, () => listeners.tell('status'));
  let { isUnprotectedAllowed } = ports;
  const saving = createSaving({
    memory,
    disk,
    alarms,
    isUnprotectedAllowed: () => isUnprotectedAllowed,
    onRead: takeOver,
    onWrite: (answer) => (answer.kind === 'written' ? setStored() : setMemoryOnly(answer.reason)),
  });

  function setMemoryOnly(reason: MemoryReason): void {
    status.set({ kind: 'memory', reason });
    if (reason === 'readOnly') saving.syncLater();
  }

  function setStored(): void {
    const kind = disk.isUnprotected() ? 'unprotected' : 'protected';
    status.set({ kind: saving.isOwed() ? 'saving' : kind });
  }

  /** The memory has changed: until the disk has it, too, nothing may be called safe. */
  function changed(): void {
    const { kind } = status.get();
    const isCalledSafe = kind === 'protected' || kind === 'unprotected';
    if (isCalledSafe && saving.isOwed()) status.set({ kind: 'saving' });
  }

  /** Answers whether the disk may be written from now on. */
  function takeOver(stored: Stored): boolean {
    switch (stored.kind) {
      case 'empty':
        disk.sweep();
        status.set(emptyStatus(stored.isGuarded, isUnprotectedAllowed));
        changed();
        return true;
      case 'stored':
        return takeOverRecords(stored);
      case 'unreadable': {
        const isKept = disk.quarantine();
        setMemoryOnly(isKept ? 'unreadable' : 'readOnly');
        return isKept;
      }
      case 'unavailable':
      case 'newer':
      case 'unreachable':
        setMemoryOnly(stored.kind === 'unreachable' ? 'readOnly' : stored.kind);
        return false;
      default:
        return assertNever(stored);
    }
  }

  function takeOverRecords(stored: StoredEnvelope): boolean {
    const isLate = status.get().kind !== 'opening';
    memory.recall(stored.envelope.records);
    const isKept = !stored.isAnyDamaged || disk.quarantine();
    if (stored.isSaveDue) memory.touch();
    else disk.sweep();
    if (isKept) setStored();
    else setMemoryOnly('readOnly');
    if (isLate) listeners.tell('records');
    return isKept;
  }

  /** Waits for keyring and disk, but not for ever. */
  function settle(): Promise<void> {
    return inTime(saving.sync(), numbers.keyringDeadlineMs, alarms, () => {
      setMemoryOnly('waiting');
    });
  }

  /** Changes do not wait once more for a keyring that owes an answer: they are saved when it comes. */
  async function settleChange(): Promise<void> {
    changed();
    const now = status.get();
    if (now.kind !== 'memory' || now.reason !== 'waiting') await settle();
  }

  async function settleRemoval(): Promise<void> {
    await settleChange();
    eraseUnprotected();
  }

  /** Without consent nothing can be written with the public key, so what is on disk can only go as a whole. */
  function eraseUnprotected(): void {
    if (!isUnprotectedAllowed && disk.isUnprotected() && disk.erase()) {
      memory.touch();
      setMemoryOnly('noKeyring');
    }
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
      if (saving.isOwed()) await settle();
    },
    onChange: listeners.add,
  };
}
