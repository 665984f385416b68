import type { VaultRecord } from '../ports.ts';
import type { Envelope } from './envelope.ts';

/** The records of this run. They are the truth; the disk follows. */
export interface Memory {
  records(): readonly VaultRecord[];
  /** Counts changes that the disk does not have yet to be told about. */
  revision(): number;
  put(record: VaultRecord): void;
  /** The record is known by another key from now on. */
  rename(key: string, record: VaultRecord): void;
  /** The account was signed out. */
  remove(key: string): void;
  /** Keys of the accounts that were signed out in this run, and have not come back. */
  signedOut(): readonly string[];
  /**
   * Adds what the disk held, except what this run has already replaced or removed. Takes the place of what was recalled
   * before, unless that was newer.
   */
  recall(stored: Envelope): void;
  /** Counts as a change, so that the disk is written again. */
  touch(): void;
}

/** An empty {@link Memory}. */
export function createMemory(): Memory {
  const records = new Map<string, VaultRecord>();
  // The keyring may answer long after the user has signed out of an account that only the disk knew.
  const removed = new Set<string>();
  const renamed = new Set<string>();
  /** What the disk held, by an earlier look. */
  let known: Envelope = { serial: Number.NEGATIVE_INFINITY, records: [] };
  let revision = 0;

  return {
    records: () => [...records.values()],
    revision: () => revision,
    put(record) {
      records.set(record.key, record);
      removed.delete(record.key);
      renamed.delete(record.key);
      revision += 1;
    },
    rename(key, record) {
      if (key !== record.key) {
        records.delete(key);
        renamed.add(key);
      }
      records.set(record.key, record);
      removed.delete(record.key);
      renamed.delete(record.key);
      revision += 1;
    },
    remove(key) {
      records.delete(key);
      removed.add(key);
      revision += 1;
    },
    signedOut: () => [...removed],
    recall(stored) {
      if (stored.serial < known.serial) return;
      const own = new Map([...records].filter(([, record]) => !known.records.includes(record)));
      known = stored;
      const recalled = stored.records.filter(({ key }) => !removed.has(key) && !renamed.has(key));
      // Stored accounts come first, so that the order on screen is the same at every start.
      records.clear();
      for (const record of recalled) records.set(record.key, own.get(record.key) ?? record);
      for (const record of own.values()) records.set(record.key, record);
    },
    touch() {
      revision += 1;
    },
  };
}
