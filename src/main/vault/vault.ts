import { assertNever } from '../../shared/assert-never.ts';
import type { Platform } from '../../shared/platform.ts';
import type { MemoryReason, StorageState } from '../../shared/storage.ts';
import { vault as numbers } from '../config.ts';
import { createListeners } from '../listeners.ts';
import type { Log, Vault } from '../ports.ts';
import type { DocumentStore } from '../store/ports.ts';
import type { Alarms } from '../time/alarms.ts';
import { inTime } from '../time/deadline.ts';
import type { Cipher } from './cipher.ts';
import { createDisk } from './disk.ts';
import { createMemory } from './memory.ts';
import type { Stored, StoredEnvelope } from './reading.ts';
import { createSaving } from './saving.ts';

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

/** The {@link Vault}: records in memory, encrypted on disk through a cipher that may be missing, slow, or public. */
export function createVault(ports: VaultPorts): Vault {
  const { alarms, log } = ports;
  const memory = createMemory();
  const disk = createDisk(ports);
  const listeners = createListeners<'status' | 'records'>();
  let status: StorageState = { kind: 'opening' };
  let { isUnprotectedAllowed } = ports;
  const saving = createSaving({
    memory,
    disk,
    alarms,
    isUnprotectedAllowed: () => isUnprotectedAllowed,
    onRead: takeOver,
    onWrite: (answer) => (answer.kind === 'written' ? setStored() : setMemoryOnly(answer.reason)),
  });

  function setStatus(next: StorageState): void {
    if (isSameStatus(status, next)) return;
    status = next;
    log.info('vault', { status: next.kind, reason: next.kind === 'memory' ? next.reason : null });
    listeners.tell('status');
  }

  function setMemoryOnly(reason: MemoryReason): void {
    setStatus({ kind: 'memory', reason });
    if (reason === 'readOnly') saving.syncLater();
  }

  function setStored(): void {
    setStatus({ kind: disk.isUnprotected() ? 'unprotected' : 'protected' });
  }

  /** Answers whether the disk may be written from now on. */
  function takeOver(stored: Stored): boolean {
    switch (stored.kind) {
      case 'empty':
        disk.sweep();
        setStatus(emptyStatus(stored.isGuarded, isUnprotectedAllowed));
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
    const isLate = status.kind !== 'opening';
    memory.recall(stored.envelope.records);
    const isKept = !stored.isAnyDamaged || disk.quarantine();
    if (isKept) setStored();
    else setMemoryOnly('readOnly');
    if (stored.isSaveDue) memory.touch();
    else disk.sweep();
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
    if (status.kind !== 'memory' || status.reason !== 'waiting') await settle();
  }

  /** Without consent nothing can be written with the public key, so what is on disk can only go as a whole. */
  function eraseUnprotected(): void {
    if (!isUnprotectedAllowed && disk.isUnprotected() && disk.erase()) {
      memory.touch();
      setMemoryOnly('noKeyring');
    }
  }

  return {
    open: settle,
    status: () => status,
    records: () => memory.records(),
    put(record) {
      memory.put(record);
      return settleChange();
    },
    replace(key, record) {
      if (key !== record.key) memory.remove(key);
      memory.put(record);
      return settleChange();
    },
    async remove(key) {
      memory.remove(key);
      await settleChange();
      eraseUnprotected();
    },
    async allowUnprotected(allowed) {
      // Given for the first time, consent is a reason to write what could not be written before.
      if (allowed && !isUnprotectedAllowed) memory.touch();
      isUnprotectedAllowed = allowed;
      await settleChange();
      eraseUnprotected();
    },
    retry() {
      saving.resetPace();
      return settle();
    },
    onChange: listeners.add,
  };
}

function emptyStatus(isGuarded: boolean, isUnprotectedAllowed: boolean): StorageState {
  if (isGuarded) return { kind: 'protected' };
  return isUnprotectedAllowed ? { kind: 'unprotected' } : { kind: 'memory', reason: 'noKeyring' };
}

function isSameStatus(a: StorageState, b: StorageState): boolean {
  if (a.kind !== 'memory' || b.kind !== 'memory') return a.kind === b.kind;
  return a.reason === b.reason;
}
