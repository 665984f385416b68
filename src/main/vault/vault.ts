import { assertNever } from '../../shared/assert-never.ts';
import type { Platform } from '../../shared/platform.ts';
import type { MemoryReason, StorageState } from '../../shared/storage.ts';
import { backoff, vault as numbers } from '../config.ts';
import { createListeners } from '../listeners.ts';
import type { Cancel, Log, Vault } from '../ports.ts';
import type { DocumentStore } from '../store/ports.ts';
import type { Alarms } from '../time/alarms.ts';
import { inTime } from '../time/deadline.ts';
import type { Cipher } from './cipher.ts';
import { createDisk } from './disk.ts';
import { createMemory } from './memory.ts';
import type { Stored, StoredEnvelope } from './reading.ts';

export interface VaultOptions {
  readonly cipher: Cipher;
  readonly store: DocumentStore;
  readonly alarms: Pick<Alarms, 'nowMs' | 'at'>;
  readonly log: Log;
  readonly platform: Platform;
  /** The consent given in an earlier run. */
  readonly isUnprotectedAllowed: boolean;
}

/** The {@link Vault}: records in memory, encrypted on disk through a cipher that may be missing, slow, or public. */
export function createVault(options: VaultOptions): Vault {
  const { alarms, log } = options;
  const memory = createMemory();
  const disk = createDisk(options);
  const listeners = createListeners<'status' | 'records'>();
  let status: StorageState = { kind: 'opening' };
  let { isUnprotectedAllowed } = options;

  /** Nothing is written before the disk has been read: it may hold the only copy of a token. */
  let isRead = false;
  let reading: Promise<void> | null = null;
  let writing: Promise<void> | null = null;
  let writtenRevision = 0;
  let retryDelayMs: number = backoff.firstMs;
  let cancelRetry: Cancel = () => undefined;

  function become(next: StorageState): void {
    if (isSameStatus(status, next)) return;
    status = next;
    log.info('vault', { status: next.kind, reason: next.kind === 'memory' ? next.reason : null });
    listeners.tell('status');
  }

  function rely(reason: MemoryReason): void {
    become({ kind: 'memory', reason });
  }

  function becomeStored(): void {
    become({ kind: disk.isUnprotected() ? 'unprotected' : 'protected' });
  }

  async function read(): Promise<void> {
    accept(await disk.read());
    if (isRead) await write();
  }

  function accept(stored: Stored): void {
    switch (stored.kind) {
      case 'empty':
        isRead = true;
        disk.sweep();
        if (stored.isGuarded) return become({ kind: 'protected' });
        return isUnprotectedAllowed ? become({ kind: 'unprotected' }) : rely('noKeyring');
      case 'stored':
        return acceptEnvelope(stored);
      case 'unreadable':
        if (!disk.quarantine()) return relyForNow();
        isRead = true;
        return rely('unreadable');
      case 'unavailable':
      case 'newer':
        return rely(stored.kind);
      case 'unreachable':
        return relyForNow();
      default:
        return assertNever(stored);
    }
  }

  function acceptEnvelope(stored: StoredEnvelope): void {
    const isLate = status.kind !== 'opening';
    memory.recall(stored.envelope.records);
    isRead = !stored.isAnyDamaged || disk.quarantine();
    if (isRead) becomeStored();
    else relyForNow();
    if (stored.isSaveDue) memory.touch();
    else disk.sweep();
    if (isLate) listeners.tell('records');
  }

  /** The disk refuses; people free space and remount disks, so it is asked again, ever more rarely. */
  function relyForNow(): void {
    rely('readOnly');
    cancelRetry();
    cancelRetry = alarms.at(alarms.nowMs() + retryDelayMs, () => void tryAgain());
    retryDelayMs = Math.min(retryDelayMs * 2, backoff.maximumMs);
  }

  /** One write at a time; changes made meanwhile go into the next one together. */
  function write(): Promise<void> {
    if (writtenRevision === memory.revision()) return writing ?? Promise.resolve();
    writing ??= writeAll();
    return writing;
  }

  async function writeAll(): Promise<void> {
    try {
      while (writtenRevision !== memory.revision() && (await writeOnce()));
    } finally {
      writing = null;
    }
  }

  async function writeOnce(): Promise<boolean> {
    const revision = memory.revision();
    const answer = await disk.write(memory.records(), isUnprotectedAllowed);
    if (answer.kind === 'notWritten') {
      if (answer.reason === 'readOnly') relyForNow();
      else rely(answer.reason);
      return false;
    }
    writtenRevision = revision;
    retryDelayMs = backoff.firstMs;
    becomeStored();
    return true;
  }

  function tryAgain(): Promise<void> {
    cancelRetry();
    if (isRead) return write();
    reading ??= read().finally(() => {
      reading = null;
    });
    return reading;
  }

  /** Waits for keyring and disk, but not for ever. */
  function settle(): Promise<void> {
    return inTime(tryAgain(), numbers.keyringDeadlineMs, alarms, () => rely('waiting'));
  }

  /** Changes do not wait once more for a keyring that owes an answer: they are saved when it comes. */
  async function settleChange(): Promise<void> {
    if (status.kind !== 'memory' || status.reason !== 'waiting') await settle();
  }

  /** Without consent nothing can be written with the public key, so what is on disk can only go as a whole. */
  function eraseUnprotected(): void {
    if (!isUnprotectedAllowed && disk.isUnprotected() && disk.erase()) {
      memory.touch();
      rely('noKeyring');
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
      isUnprotectedAllowed = allowed;
      if (allowed) memory.touch();
      await settleChange();
      eraseUnprotected();
    },
    retry() {
      retryDelayMs = backoff.firstMs;
      return settle();
    },
    onChange: listeners.add,
  };
}

function isSameStatus(a: StorageState, b: StorageState): boolean {
  if (a.kind !== 'memory' || b.kind !== 'memory') return a.kind === b.kind;
  return a.reason === b.reason;
}
