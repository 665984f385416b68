import { backoff } from '../config.ts';
import type { Cancel } from '../ports.ts';
import type { Alarms } from '../time/alarms.ts';
import type { Disk, DiskAnswer } from './disk.ts';
import type { Memory } from './memory.ts';
import type { Stored } from './reading.ts';

/** When the disk is read and written. What one write puts there, step by step, is in `writing.ts`. */
export interface Saving {
  /**
   * Reads the disk if that has not been done, and writes until it has every change of the memory, or refuses.
   *
   * One write at a time: changes made meanwhile go into the next one together. Never rejects; may never settle.
   */
  sync(): Promise<void>;
  /** Asks for the same later: people free space and remount disks, so a disk that refused is asked again, ever more rarely. */
  syncLater(): void;
  /** Whether the disk lacks a change of the memory. */
  isOwed(): boolean;
  /** The next `syncLater` waits no longer than the first did. */
  resetPace(): void;
}

interface SavingPorts {
  readonly memory: Pick<Memory, 'records' | 'revision' | 'signedOut'>;
  readonly disk: Pick<Disk, 'read' | 'write'>;
  readonly alarms: Pick<Alarms, 'nowMs' | 'at'>;
  /** The user consents to a key that is public. */
  readonly isUnprotectedAllowed: () => boolean;
  /** Takes over what the disk held, and answers whether the disk may be written from now on. */
  readonly onRead: (stored: Stored) => boolean;
  readonly onWrite: (answer: Exclude<DiskAnswer, { kind: 'outdated' }>) => void;
  /** The time for the next try has come. */
  readonly onDue: () => void;
}

/** Keeps the disk true to the memory. */
export function createSaving({ memory, disk, alarms, ...ports }: SavingPorts): Saving {
  /** Nothing is written before the disk has been read: it may hold the only copy of a token. */
  let isRead = false;
  let reading: Promise<void> | null = null;
  let writing: Promise<void> | null = null;
  let savedRevision = 0;
  let delayMs: number = backoff.firstMs;
  let cancelLater: Cancel = () => undefined;

  async function read(): Promise<void> {
    isRead = ports.onRead(await disk.read());
    if (isRead) await write();
  }

  const isOwed = (): boolean => savedRevision !== memory.revision();

  function write(): Promise<void> {
    if (!isOwed()) return writing ?? Promise.resolve();
    writing ??= writeAll();
    return writing;
  }

  async function writeAll(): Promise<void> {
    try {
      while (isOwed() && (await writeOnce()));
    } finally {
      writing = null;
    }
  }

  /** Answers whether another one is worth its while. */
  async function writeOnce(): Promise<boolean> {
    const revision = memory.revision();
    const records = memory.records();
    const answer = await disk.write({
      records,
      gone: memory.signedOut(),
      isUnprotectedAllowed: ports.isUnprotectedAllowed(),
      isOutdated: () => memory.signedOut().some((key) => records.some((one) => one.key === key)),
    });
    if (answer.kind === 'outdated') return true;
    const isWritten = answer.kind === 'written' || answer.kind === 'erased';
    if (isWritten) {
      savedRevision = revision;
      delayMs = backoff.firstMs;
    }
    ports.onWrite(answer);
    return isWritten;
  }

  function sync(): Promise<void> {
    cancelLater();
    if (isRead) return write();
    reading ??= read().finally(() => {
      reading = null;
    });
    return reading;
  }

  return {
    sync,
    isOwed,
    syncLater() {
      cancelLater();
      cancelLater = alarms.at(alarms.nowMs() + delayMs, ports.onDue);
      delayMs = Math.min(delayMs * 2, backoff.maximumMs);
    },
    resetPace() {
      delayMs = backoff.firstMs;
    },
  };
}
