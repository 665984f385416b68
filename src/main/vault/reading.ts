import { assertNever } from '../../shared/assert-never.ts';
import type { Platform } from '../../shared/platform.ts';
import type { Document, DocumentStore, LoadedFiles } from '../store/ports.ts';
import type { Cipher } from './cipher.ts';
import { decodeEnvelope, type Envelope } from './envelope.ts';
import { fromDocument, isGuarded } from './sealed-document.ts';

/** What the disk held at the start. */
export type Stored =
  | { readonly kind: 'empty'; readonly isGuarded: boolean }
  | StoredEnvelope
  | { readonly kind: 'unavailable' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'newer' }
  | { readonly kind: 'unreachable'; readonly code: string };

/** The newest whole envelope, and what the look at the disk told beside it. */
export interface StoredEnvelope {
  readonly kind: 'stored';
  readonly envelope: Envelope;
  readonly ciphertext: Uint8Array;
  /** Some ciphertext on disk, perhaps not this one, was made with a guarded key. */
  readonly isAnyGuarded: boolean;
  /** There is a better key, or the file, its backup and the leftovers do not all agree: save again. */
  readonly isSaveDue: boolean;
  /** Something on disk could not be read. */
  readonly isAnyDamaged: boolean;
}

interface Reading {
  readonly cipher: Cipher;
  readonly store: DocumentStore;
  readonly platform: Platform;
}

/**
 * Reads the newest envelope that is whole, wherever it is: in the file, in its backup, or in what a crash left behind.
 *
 * Never rejects; may never settle, as the keyring may never answer. Changes nothing but what `load` sets aside.
 */
export async function readStored(reading: Reading): Promise<Stored> {
  const { cipher, store } = reading;
  if (!(await cipher.available())) return { kind: 'unavailable' };
  const loaded = store.load();
  const unreachable = [loaded.file, loaded.backup].find((found) => found.kind === 'unreachable');
  if (unreachable !== undefined) return unreachable;
  const candidates = candidatesOf(documentsOf(loaded));
  if (candidates.isAnyNewer) return { kind: 'newer' };
  if (candidates.ciphertexts.length === 0) return withoutCiphertext(reading, loaded);
  return newestOf(reading, candidates);
}

interface Candidates {
  readonly ciphertexts: readonly Candidate[];
  readonly isAnyNewer: boolean;
  readonly isAnyDamaged: boolean;
  /** File and backup hold one and the same ciphertext, and there is nothing else. */
  readonly isTidy: boolean;
}

interface Candidate {
  readonly bytes: Uint8Array;
  /** Its document says that it is of a newer version: believed unless the envelope says otherwise. */
  readonly isPerhapsNewer: boolean;
}

function documentsOf({ file, backup, leftovers }: LoadedFiles): readonly Document[] {
  const found = [file, backup].flatMap((one) => (one.kind === 'document' ? [one.document] : []));
  return [...found, ...leftovers];
}

function candidatesOf(documents: readonly Document[]): Candidates {
  const answers = documents.map(fromDocument);
  const sealed = answers.filter((answer) => answer.kind === 'sealed');
  const distinct = new Map<string, Candidate>();
  for (const {
    sealed: { current, previous },
    isNewer,
  } of sealed) {
    for (const bytes of previous === null ? [current] : [current, previous]) {
      const id = Buffer.from(bytes).toString('base64');
      const isPerhapsNewer = isNewer || distinct.get(id)?.isPerhapsNewer === true;
      distinct.set(id, { bytes, isPerhapsNewer });
    }
  }
  return {
    ciphertexts: [...distinct.values()],
    isAnyNewer: answers.some((answer) => answer.kind === 'newer'),
    isAnyDamaged: answers.some((answer) => answer.kind === 'damaged'),
    isTidy: distinct.size === 1 && sealed.length === 2 && answers.length === 2,
  };
}

async function withoutCiphertext(
  { cipher, platform }: Reading,
  loaded: LoadedFiles,
): Promise<Stored> {
  const isAbsent = loaded.file.kind === 'absent' && loaded.backup.kind === 'absent';
  if (!isAbsent) return { kind: 'unreadable' };
  const probe = await probeKey(cipher, platform);
  return probe === null ? { kind: 'unavailable' } : { kind: 'empty', isGuarded: probe };
}

/** Whether the key in force is guarded; null when there is none. Encrypting is the only way to know. */
async function probeKey(cipher: Cipher, platform: Platform): Promise<boolean | null> {
  const answer = await cipher.encrypt('probe');
  return answer.kind === 'encrypted' ? isGuarded(answer.bytes, platform) : null;
}

async function newestOf(reading: Reading, candidates: Candidates): Promise<Stored> {
  const opened = [];
  let { isAnyDamaged } = candidates;
  for (const { bytes, isPerhapsNewer } of candidates.ciphertexts) {
    const answer = await openOne(reading.cipher, bytes);
    if (answer.kind === 'unavailable' || answer.kind === 'newer') return answer;
    if (answer.kind === 'opened') opened.push({ ...answer, ciphertext: bytes });
    else if (isPerhapsNewer) return { kind: 'newer' };
    else isAnyDamaged = true;
  }
  const newest = opened.toSorted((a, b) => b.envelope.serial - a.envelope.serial)[0];
  const isAnyGuarded = candidates.ciphertexts.some((one) => isGuarded(one.bytes, reading.platform));
  if (newest === undefined) return whyUnreadable(reading, isAnyGuarded);
  const isSaveDue = newest.shouldReEncrypt || isAnyDamaged || !candidates.isTidy;
  const { envelope, ciphertext } = newest;
  return { kind: 'stored', envelope, ciphertext, isAnyGuarded, isSaveDue, isAnyDamaged };
}

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
): Promise<Stored> {
  if (platform !== 'linux' || !isAnyGuarded) return { kind: 'unreadable' };
  const isKeyGuarded = await probeKey(cipher, platform);
  return { kind: isKeyGuarded === true ? 'unreadable' : 'unavailable' };
}
