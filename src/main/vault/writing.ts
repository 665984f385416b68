import { randomBytes } from 'node:crypto';

import type { Platform } from '../../shared/platform.ts';
import type { MemoryReason } from '../../shared/storage.ts';
import type { DocumentStore } from '../store/ports.ts';
import type { Cipher } from './cipher.ts';
import { type Envelope, encodeEnvelope } from './envelope.ts';
import { fromDocument, isGuarded, toDocument } from './sealed-document.ts';

/** `written` only once it was read back and compared; else the reason that the status then shows. */
export type WriteAnswer =
  | { readonly kind: 'written'; readonly ciphertext: Uint8Array }
  | { readonly kind: 'notWritten'; readonly reason: MemoryReason }
  /** Something in it was signed out, or the disk emptied, while the keyring took its time: the disk was left as it was. */
  | { readonly kind: 'outdated' };

interface Writing {
  readonly cipher: Cipher;
  readonly store: DocumentStore;
  readonly platform: Platform;
  /** The user consents to a key that is public. */
  readonly isUnprotectedAllowed: boolean;
  /** The verified ciphertext on disk; null when there is none. */
  readonly earlier: Uint8Array | null;
  /** Ciphertext made with a guarded key is on disk: one made with the public key must not take its place. */
  readonly isEarlierGuarded: boolean;
  /**
   * Something in the envelope has been signed out by now, which may stand beside the ciphertext already; or the earlier
   * ciphertext has been deleted.
   */
  readonly isOutdated: () => boolean;
}

/** 16 bytes never repeat in practice. */
const SALT_BYTES = 16;

/**
 * Puts an envelope, which is all accounts with their tokens, on disk so that at every instant, whatever fails, either it
 * or the one before can be read.
 *
 * Encrypt, look at the key's tag, write new and old in one document, read back, decrypt, compare, drop the old one, renew
 * the backup. Never rejects; may never settle.
 */
export async function writeEnvelope(envelope: Envelope, writing: Writing): Promise<WriteAnswer> {
  const text = encodeEnvelope(envelope, randomBytes(SALT_BYTES).toString('base64'));
  const answer = await writing.cipher.encrypt(text);
  if (answer.kind !== 'encrypted') return notWritten('unavailable');
  const ciphertext = answer.bytes;
  const objection = keyObjection(ciphertext, writing);
  if (objection !== null) return notWritten(objection);
  if (writing.isOutdated()) return OUTDATED;
  const unverified = await writeBoth(ciphertext, text, envelope.serial, writing);
  if (unverified !== null) return notWritten(unverified);
  if (writing.isOutdated()) return OUTDATED;
  const { store, earlier } = writing;
  if (earlier !== null) {
    const { serial } = envelope;
    const dropped = store.save(toDocument({ current: ciphertext, previous: null, serial }));
    if (dropped.kind === 'failed') return notWritten('readOnly');
  }
  if (store.backUp().kind === 'failed') return notWritten('readOnly');
  return { kind: 'written', ciphertext };
}

/**
 * The same for a disk that takes no new file, without the one before beside it: overwrites the backup and then the file, so
 * that at every instant one of the two is whole. Only for what must go from such a disk.
 */
export async function overwriteEnvelope(
  envelope: Envelope,
  writing: Writing,
): Promise<WriteAnswer> {
  const { cipher, store } = writing;
  const text = encodeEnvelope(envelope, randomBytes(SALT_BYTES).toString('base64'));
  const answer = await cipher.encrypt(text);
  if (answer.kind !== 'encrypted') return notWritten('unavailable');
  const objection = keyObjection(answer.bytes, writing);
  if (objection !== null) return notWritten(objection);
  const decrypted = await cipher.decrypt(answer.bytes);
  if (decrypted.kind !== 'decrypted' || decrypted.text !== text) return notWritten('unavailable');
  if (writing.isOutdated()) return OUTDATED;
  const { serial } = envelope;
  const overwritten = store.overwrite(
    toDocument({ current: answer.bytes, previous: null, serial }),
  );
  return overwritten.kind === 'failed'
    ? notWritten('readOnly')
    : { kind: 'written', ciphertext: answer.bytes };
}

function keyObjection(ciphertext: Uint8Array, writing: Writing): MemoryReason | null {
  if (isGuarded(ciphertext, writing.platform)) return null;
  // The keyring was there before and is not now: its prompt was dismissed, or it failed to start.
  if (writing.isEarlierGuarded) return 'unavailable';
  return writing.isUnprotectedAllowed ? null : 'noKeyring';
}

/** Null when the new ciphertext is on disk, the old one beside it, and the new one reads back as `text`. */
async function writeBoth(
  ciphertext: Uint8Array,
  text: string,
  serial: number,
  { cipher, store, earlier }: Writing,
): Promise<MemoryReason | null> {
  const saved = store.save(toDocument({ current: ciphertext, previous: earlier, serial }));
  if (saved.kind === 'failed') return 'readOnly';
  const readBack = fromDocument(saved.document);
  if (readBack.kind !== 'sealed') return 'readOnly';
  const decrypted = await cipher.decrypt(readBack.sealed.current);
  return decrypted.kind === 'decrypted' && decrypted.text === text ? null : 'unavailable';
}

const OUTDATED: WriteAnswer = { kind: 'outdated' };

function notWritten(reason: MemoryReason): WriteAnswer {
  return { kind: 'notWritten', reason };
}
