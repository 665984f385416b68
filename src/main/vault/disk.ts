import { assertNever } from '../../shared/assert-never.ts';
import type { Platform } from '../../shared/platform.ts';
import type { MemoryReason } from '../../shared/storage.ts';
import type { VaultRecord } from '../ports.ts';
import type { Document, DocumentStore } from '../store/ports.ts';
import type { Cipher } from './cipher.ts';
import { type Forgotten, forgetReadable, type Unwanted } from './readable-copies.ts';
import { readStored, type Stored } from './reading.ts';
import { fromDocument, isGuarded, withSignedOut } from './sealed-document.ts';
import { overwriteEnvelope, type WriteAnswer, writeEnvelope } from './writing.ts';

/** The vault's disk: what is known to be on it, and the ways to change that. Calls must not overlap. */
export interface Disk {
  /** Never rejects; may never settle, as the keyring may never answer. */
  read(): Promise<Stored>;
  /**
   * Puts these records on the disk. Until it answers `written`, what was there before can still be read, except for what
   * must go: records under the keys `gone` leave the disk in whatever way it allows, but never at the price of another.
   *
   * Never rejects; may never settle.
   */
  write(wish: DiskWish): Promise<DiskAnswer>;
  /** Whether a record under one of these keys can, as far as is known, still be read from the disk. */
  mayHold(keys: readonly string[]): boolean;
  /**
   * Writes beside the ciphertext, which cannot be changed without the keyring, that these accounts were signed out: the
   * next start leaves them out. Where the disk does not take that, and is known to hold no other, it deletes everything.
   * Answers whether the next start will be without them.
   */
  noteSignedOut(keys: readonly string[]): boolean;
  /** What is known to be on disk was encrypted with the public key. */
  isUnprotected(): boolean;
  /** Keeps a copy of what cannot be read, and of nothing else; false if that failed. */
  keep(documents: readonly Document[]): boolean;
  /** Deletes the unwanted of the kept copies that can be read after all. Never rejects; may never settle. */
  forgetReadable(unwanted: Unwanted): Promise<Forgotten>;
  /** Deletes every kept copy. */
  forgetKept(): void;
  /** The same, and nothing that the disk has held is read from it or written to it again: somebody deletes all of it. */
  forgetAll(): void;
  /** Forgets what crashed writes left behind; only when nothing in it is needed. */
  sweep(): void;
  /** False if the files are still there. */
  erase(): boolean;
}

/** What shall be on the disk. */
interface DiskWish {
  readonly records: readonly VaultRecord[];
  readonly gone: readonly string[];
  readonly isUnprotectedAllowed: boolean;
  /** One of the records has been signed out since. */
  readonly isOutdated: () => boolean;
}

/** `erased`: there was nothing to write, and nothing is on the disk any more; `reason` is why it was not written. */
export type DiskAnswer =
  | WriteAnswer
  | { readonly kind: 'erased'; readonly reason: MemoryReason }
  /** Something that was signed out can still be read from the disk. */
  | { readonly kind: 'stillThere'; readonly reason: MemoryReason };

interface DiskPorts {
  readonly cipher: Cipher;
  readonly store: DocumentStore;
  readonly platform: Platform;
  /** Epoch milliseconds. */
  readonly wallMs: () => number;
}

/** A {@link Disk} of which nothing is known until it has been read. */
export function createDisk({ cipher, store, platform, wallMs }: DiskPorts): Disk {
  let verified: Uint8Array | null = null;
  let isAnyGuarded = false;
  let serial = 0;
  /** Keys of all records that can be read from the disk; null while nobody knows. */
  let heldKeys: ReadonlySet<string> | null = null;
  let isForgotten = false;

  function mayHold(keys: readonly string[]): boolean {
    const held = heldKeys;
    return held === null ? keys.length > 0 : keys.some((key) => held.has(key));
  }

  function erase(): boolean {
    if (store.erase().kind === 'failed' || store.sweep().kind === 'failed') return false;
    verified = null;
    heldKeys = new Set();
    return true;
  }

  function forgetKept(): void {
    for (const { name } of store.kept()) store.forget(name);
  }

  return {
    async read() {
      const found = await readStored({ cipher, store, platform });
      // The keyring may answer long after what it was asked about has been deleted.
      const stored = isForgotten ? withoutRecords(found) : found;
      if (stored.kind === 'empty' || stored.kind === 'unreadable') heldKeys = new Set();
      if (stored.kind === 'unreadable') serial = Math.max(serial, stored.highestSerial);
      // What cannot be read may hold anything.
      if (stored.kind === 'stored' && stored.isPartial) heldKeys = null;
      else if (stored.kind === 'stored') {
        verified = stored.ciphertext;
        isAnyGuarded = stored.isAnyGuarded;
        serial = Math.max(serial, stored.highestSerial);
        heldKeys = stored.keys;
      }
      return stored;
    },
    async write({ records, gone, isUnprotectedAllowed, isOutdated }) {
      // Never used twice, also not after a write that failed half-way; and above what lies there unread, whose key may
      // come back: nothing is written before the time at which something newer is.
      // Whole: the clock may be between two milliseconds.
      serial = Math.max(serial + 1, Math.floor(wallMs()));
      const envelope = { serial, records };
      const keys = { isUnprotectedAllowed, isEarlierGuarded: isAnyGuarded };
      const earlier = verified;
      // What is there now may be deleted while the keyring takes its time: its answer brings none of that back.
      const isLate = (): boolean => isOutdated() || verified !== earlier;
      const writing = { cipher, store, platform, earlier, isOutdated: isLate, ...keys };
      let answer = await writeEnvelope(envelope, writing);
      if (answer.kind !== 'written' && isAnythingNewThere(store, verified)) {
        heldKeys = new Set([...(heldKeys ?? []), ...records.map(({ key }) => key)]);
      }
      if (answer.kind === 'notWritten' && mayHold(gone)) {
        const { reason } = answer;
        if (records.length === 0 && erase()) return { kind: 'erased', reason };
        answer = await overwriteEnvelope(envelope, writing);
        if (answer.kind === 'notWritten') return { kind: 'stillThere', reason };
      }
      if (answer.kind === 'written') {
        verified = answer.ciphertext;
        isAnyGuarded = isGuarded(verified, platform);
        // A leftover may hold what was there before.
        const isSwept = store.sweep().kind === 'done';
        if (!isSwept && mayHold(gone)) return { kind: 'stillThere', reason: 'readOnly' };
        heldKeys = new Set(records.map(({ key }) => key));
      }
      return answer;
    },
    mayHold,
    noteSignedOut(keys) {
      const isOnlyThem = heldKeys !== null && [...heldKeys].every((key) => keys.includes(key));
      return isNoted(store, keys) || (isOnlyThem && erase());
    },
    isUnprotected: () => verified !== null && !isGuarded(verified, platform),
    keep: (documents) => documents.every((document) => store.keep(document).kind === 'done'),
    forgetReadable: (unwanted) => forgetReadable(cipher, store, unwanted),
    forgetKept,
    forgetAll() {
      isForgotten = true;
      verified = null;
      forgetKept();
    },
    sweep: () => void store.sweep(),
    erase,
  };
}

/** The same of a disk whose records are nobody's any more. */
function withoutRecords(stored: Stored): Stored {
  switch (stored.kind) {
    case 'stored':
      return { kind: 'empty', isGuarded: stored.isAnyGuarded };
    case 'unreadable':
      return { kind: 'empty', isGuarded: true };
    case 'empty':
    case 'unavailable':
    case 'newer':
    case 'unreachable':
      return stored;
    default:
      return assertNever(stored);
  }
}

/** Notes it in the document that is there, and answers whether that is what a start would read. */
function isNoted(store: DocumentStore, keys: readonly string[]): boolean {
  const { file, backup } = store.load();
  const found = [file, backup].find((one) => one.kind === 'document');
  if (found === undefined) return false;
  const answer = fromDocument(found.document);
  if (answer.kind !== 'sealed' || answer.isNewer) return false;
  const { signedOut } = answer.sealed;
  if (keys.every((key) => signedOut.includes(key))) return true;
  const noted = store.save(withSignedOut(found.document, [...signedOut, ...keys]));
  return noted.kind === 'saved' && store.backUp().kind === 'done';
}

/** Whether a write that came to nothing has left something of it behind all the same. */
function isAnythingNewThere(store: DocumentStore, verified: Uint8Array | null): boolean {
  const { file, backup, leftovers } = store.load();
  const found = [file, backup].flatMap((one) => (one.kind === 'document' ? [one.document] : []));
  return [...found, ...leftovers].some((document) => {
    const answer = fromDocument(document);
    if (answer.kind !== 'sealed') return false;
    const { current, previous } = answer.sealed;
    return [current, previous].some(
      (bytes) => bytes !== null && !(verified !== null && Buffer.from(bytes).equals(verified)),
    );
  });
}
