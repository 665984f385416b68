import { assertNever } from '../../shared/assert-never.ts';
import type { Platform } from '../../shared/platform.ts';
import type { Document, DocumentStore, LoadedFiles } from '../store/ports.ts';
import type { Cipher } from './cipher.ts';
import { decodeEnvelope, type Envelope } from './envelope.ts';
import { fromDocument, isGuarded, toDocument } from './sealed-document.ts';

/** What the disk held at the start. */
export type Stored =
  | { readonly kind: 'empty'; readonly isGuarded: boolean }
  | StoredEnvelope
  | { readonly kind: 'unavailable' }
  | UnreadableStore
  | { readonly kind: 'newer' }
  | { readonly kind: 'unreachable'; readonly code: string };

/** Something is there, and none of it can be read. */
interface UnreadableStore extends Leavings {
  readonly kind: 'unreadable';
}

/** What the look at the disk told beside what could be read. */
interface Leavings {
  /** What could not be read, and nothing that could: worth keeping, for its key may come back. */
  readonly unreadable: readonly Document[];
  /** The highest that any file says, read or not; 0 when none does. */
  readonly highestSerial: number;
}

/** The newest whole envelope, and what the look at the disk told beside it. */
export interface StoredEnvelope extends Leavings {
  readonly kind: 'stored';
  /** Without the records that were signed out since it was encrypted. */
  readonly envelope: Envelope;
  /** The keys of those. */
  readonly signedOut: readonly string[];
  /** Keys of all records in whatever could be read. */
  readonly keys: ReadonlySet<string>;
  readonly ciphertext: Uint8Array;
  /** Some ciphertext on disk, perhaps not this one, was made with a guarded key. */
  readonly isAnyGuarded: boolean;
  /** Some file cannot be read for now, and may hold something newer: nothing may be written. */
  readonly isPartial: boolean;
  /** There is a better key, or the file, its backup and the leftovers do not all agree: save again. */
  readonly isSaveDue: boolean;
}

interface Reading {
  readonly cipher: Cipher;
  readonly store: DocumentStore;
  readonly platform: Platform;
}

/**
 * Reads the newest envelope that is whole, wherever it is: in the file, in its backup, or in what a crash left behind.
 * One that cannot be read for now hides no other.
 *
 * Never rejects; may never settle, as the keyring may never answer. Changes nothing but what `load` sets aside.
 */
export async function readStored(reading: Reading): Promise<Stored> {
  const { cipher, store } = reading;
  if (!(await cipher.available())) return { kind: 'unavailable' };
  const loaded = store.load();
  const unreachable = [loaded.file, loaded.backup].find((found) => found.kind === 'unreachable');
  const candidates = candidatesOf(documentsOf(loaded), keptSerials(store));
  if (candidates.isAnyNewer) return { kind: 'newer' };
  if (candidates.ciphertexts.length === 0) {
    return unreachable ?? withoutCiphertext(reading, loaded, candidates);
  }
  const newest = await newestOf(reading, candidates);
  if (unreachable === undefined) return newest;
  if (newest.kind === 'stored') return { ...newest, isPartial: true };
  return newest.kind === 'unreadable' ? unreachable : newest;
}

interface Candidates extends Leavings {
  readonly ciphertexts: readonly Candidate[];
  readonly isAnyNewer: boolean;
  /** File and backup hold one and the same ciphertext, and there is nothing else. */
  readonly isTidy: boolean;
}

interface Candidate {
  readonly bytes: Uint8Array;
  /** Its document says that it is of a newer version: believed unless the envelope says otherwise. */
  readonly isPerhapsNewer: boolean;
  /** Keys of records in it that count as gone. */
  readonly signedOut: readonly string[];
  /** What the document says of the newest in it. */
  readonly serial: number;
}

function documentsOf({ file, backup, leftovers }: LoadedFiles): readonly Document[] {
  const found = [file, backup].flatMap((one) => (one.kind === 'document' ? [one.document] : []));
  return [...found, ...leftovers];
}

function candidatesOf(documents: readonly Document[], serials: readonly number[]): Candidates {
  const answers = documents.map(fromDocument);
  const sealed = answers.filter((answer) => answer.kind === 'sealed');
  const distinct = new Map<string, Candidate>();
  for (const {
    sealed: { current, previous, serial, signedOut },
    isNewer,
  } of sealed) {
    for (const bytes of previous === null ? [current] : [current, previous]) {
      const id = Buffer.from(bytes).toString('base64');
      const same = distinct.get(id);
      distinct.set(id, {
        bytes,
        isPerhapsNewer: isNewer || same?.isPerhapsNewer === true,
        signedOut: [...(same?.signedOut ?? []), ...signedOut],
        serial: Math.max(same?.serial ?? 0, serial),
      });
    }
  }
  const ciphertexts = [...distinct.values()];
  return {
    ciphertexts,
    isAnyNewer: answers.some((answer) => answer.kind === 'newer'),
    unreadable: documents.filter((_document, index) => answers[index]?.kind === 'damaged'),
    highestSerial: Math.max(0, ...serials, ...ciphertexts.map(({ serial }) => serial)),
    isTidy: distinct.size === 1 && sealed.length === 2 && answers.length === 2,
  };
}

/** What the kept files say: an envelope that could not be read may be the newest that there is. */
function keptSerials(store: DocumentStore): readonly number[] {
  return store.kept().flatMap(({ document }) => {
    const answer = document === null ? null : fromDocument(document);
    return answer?.kind === 'sealed' ? [answer.sealed.serial] : [];
  });
}

async function withoutCiphertext(
  { cipher, platform }: Reading,
  loaded: LoadedFiles,
  { unreadable, highestSerial }: Leavings,
): Promise<Stored> {
  const isAbsent = loaded.file.kind === 'absent' && loaded.backup.kind === 'absent';
  if (!isAbsent) return { kind: 'unreadable', unreadable, highestSerial };
  if (loaded.leftoverCode !== null) return { kind: 'unreachable', code: loaded.leftoverCode };
  const probe = await probeKey(cipher, platform);
  return probe === null ? { kind: 'unavailable' } : { kind: 'empty', isGuarded: probe };
}

/** Whether the key in force is guarded; null when there is none. Encrypting is the only way to know. */
async function probeKey(cipher: Cipher, platform: Platform): Promise<boolean | null> {
  const answer = await cipher.encrypt('probe');
  return answer.kind === 'encrypted' ? isGuarded(answer.bytes, platform) : null;
}

async function newestOf(reading: Reading, candidates: Candidates): Promise<Stored> {
  const opened: (Opened & Candidate)[] = [];
  const unreadable = [...candidates.unreadable];
  for (const candidate of candidates.ciphertexts) {
    const answer = await openOne(reading.cipher, candidate.bytes);
    if (answer.kind === 'unavailable' || answer.kind === 'newer') return answer;
    if (answer.kind === 'opened') opened.push({ ...answer, ...candidate });
    else if (candidate.isPerhapsNewer) return { kind: 'newer' };
    else unreadable.push(alone(candidate));
  }
  const newest = opened.toSorted((a, b) => b.envelope.serial - a.envelope.serial)[0];
  const isAnyGuarded = candidates.ciphertexts.some((one) => isGuarded(one.bytes, reading.platform));
  const serials = opened.map(({ envelope }) => envelope.serial);
  const leavings: Leavings = {
    unreadable,
    highestSerial: Math.max(candidates.highestSerial, ...serials),
  };
  if (newest === undefined) return whyUnreadable(reading, isAnyGuarded, leavings);
  const { signedOut, envelope, bytes } = newest;
  const isWorthSaving = newest.shouldReEncrypt || signedOut.length > 0;
  return {
    kind: 'stored',
    envelope: {
      ...envelope,
      records: envelope.records.filter(({ key }) => !signedOut.includes(key)),
    },
    signedOut,
    keys: new Set(opened.flatMap((one) => one.envelope.records.map(({ key }) => key))),
    ciphertext: bytes,
    isAnyGuarded,
    isPartial: false,
    isSaveDue: isWorthSaving || unreadable.length > 0 || !candidates.isTidy,
    ...leavings,
  };
}

/** Only the ciphertext itself: the other one in its document may be as good as new. */
function alone({ bytes, serial }: Candidate): Document {
  return toDocument({ current: bytes, previous: null, serial });
}

type Opened = Extract<OpenAnswer, { readonly kind: 'opened' }>;

type OpenAnswer =
  | { readonly kind: 'opened'; readonly envelope: Envelope; readonly shouldReEncrypt: boolean }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'newer' }
  | { readonly kind: 'unavailable' };

async function openOne(cipher: Cipher, ciphertext: Uint8Array): Promise<OpenAnswer> {
  const answer = await cipher.decrypt(ciphertext);
  switch (answer.kind) {
    case 'temporarily':
    case 'unavailable':
      return { kind: 'unavailable' };
    case 'undecryptable':
      return { kind: 'damaged' };
    case 'decrypted': {
      const decoded = decodeEnvelope(answer.text);
      if (decoded.kind !== 'envelope') return decoded;
      const { shouldReEncrypt } = answer;
      return { kind: 'opened', envelope: decoded.envelope, shouldReEncrypt };
    }
    default:
      return assertNever(answer);
  }
}

/** Guarded ciphertext and only the public key at hand: a keyring prompt was dismissed, and the file is fine. */
async function whyUnreadable(
  { cipher, platform }: Reading,
  isAnyGuarded: boolean,
  leavings: Leavings,
): Promise<Stored> {
  const unreadable: UnreadableStore = { kind: 'unreadable', ...leavings };
  if (platform !== 'linux' || !isAnyGuarded) return unreadable;
  const isKeyGuarded = await probeKey(cipher, platform);
  return isKeyGuarded === true ? unreadable : { kind: 'unavailable' };
}
