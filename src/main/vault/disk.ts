import type { Platform } from '../../shared/platform.ts';
import type { VaultRecord } from '../ports.ts';
import type { DocumentStore } from '../store/ports.ts';
import type { Cipher } from './cipher.ts';
import { readStored, type Stored } from './reading.ts';
import { isGuarded } from './sealed-document.ts';
import { type WriteAnswer, writeEnvelope } from './writing.ts';

/** The vault's disk: what is known to be on it, and the ways to change that. Calls must not overlap. */
export interface Disk {
  /** Never rejects; may never settle, as the keyring may never answer. */
  read(): Promise<Stored>;
  /** Never rejects; may never settle. Until it answers `written`, what was on disk before can still be read. */
  write(records: readonly VaultRecord[], isUnprotectedAllowed: boolean): Promise<WriteAnswer>;
  /** What is known to be on disk was encrypted with the public key. */
  isUnprotected(): boolean;
  /** Keeps a copy of what cannot be read; false if that failed. */
  quarantine(): boolean;
  /** Forgets what crashed writes left behind; only when nothing in it is needed. */
  sweep(): void;
  /** False if the files are still there. */
  erase(): boolean;
}

interface DiskPorts {
  readonly cipher: Cipher;
  readonly store: DocumentStore;
  readonly platform: Platform;
}

/** A {@link Disk} of which nothing is known until it has been read. */
export function createDisk({ cipher, store, platform }: DiskPorts): Disk {
  let verified: Uint8Array | null = null;
  let isAnyGuarded = false;
  let serial = 0;

  return {
    async read() {
      const stored = await readStored({ cipher, store, platform });
      if (stored.kind === 'stored') {
        verified = stored.ciphertext;
        isAnyGuarded = stored.isAnyGuarded;
        serial = stored.envelope.serial;
      }
      return stored;
    },
    async write(records, isUnprotectedAllowed) {
      // A number is never used twice, also not after a write that failed half-way.
      serial += 1;
      const keys = { isUnprotectedAllowed, isEarlierGuarded: isAnyGuarded };
      const writing = { cipher, store, platform, earlier: verified, ...keys };
      const answer = await writeEnvelope({ serial, records }, writing);
      if (answer.kind === 'written') {
        verified = answer.ciphertext;
        isAnyGuarded = isGuarded(verified, platform);
        store.sweep();
      }
      return answer;
    },
    isUnprotected: () => verified !== null && !isGuarded(verified, platform),
    quarantine: () => store.quarantine().kind === 'done',
    sweep: () => store.sweep(),
    erase() {
      if (store.erase().kind === 'failed') return false;
      store.sweep();
      verified = null;
      return true;
    },
  };
}
