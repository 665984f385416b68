import type { DocumentStore } from '../store/ports.ts';
import type { Cipher } from './cipher.ts';
import { decodeEnvelope } from './envelope.ts';

/** A run of base64 that could be a ciphertext; a shorter one would hold no token. */
const CIPHERTEXT = /[A-Za-z0-9+/]{64,}={0,2}/g;

/** What a document says of the newest in it (`sealed-document.ts`). */
const SERIAL = /"serial":\s*(\d+)/g;

/** Which kept copies may not stay, of those that can be decrypted: all, or what is older than this serial number. */
export type Unwanted = 'readable' | { readonly beforeSerial: number };

/** What a round of deleting came to. */
export interface Forgotten {
  /** How many copies are still there, for whatever reason. */
  readonly left: number;
  /** The disk has shown every one, and let every one go that was to go. */
  readonly isDone: boolean;
}

/**
 * Deletes the unwanted of the kept copies of which some part can be decrypted, whatever else is wrong with it. Never
 * rejects; may never settle.
 *
 * A copy is kept because it could not be read: then a keyring came back, or only the JSON around the ciphertext was
 * torn. When the account has been signed out, none of this may stay.
 */
export async function forgetReadable(
  cipher: Cipher,
  store: DocumentStore,
  unwanted: Unwanted,
): Promise<Forgotten> {
  let left = 0;
  let isDone = true;
  for (const { name, bytes } of store.kept()) {
    const isRead = typeof bytes !== 'string';
    const isToGo = isRead && isUnwanted(bytes, await textsIn(cipher, bytes), unwanted);
    const isGone = isToGo && store.forget(name).kind === 'done';
    if (!isGone) left += 1;
    if (bytes === 'failing' || (isToGo && !isGone)) isDone = false;
  }
  return { left, isDone };
}

function isUnwanted(copy: Uint8Array, texts: readonly string[], unwanted: Unwanted): boolean {
  if (texts.length === 0) return false;
  return unwanted === 'readable' || newestIn(copy, texts) < unwanted.beforeSerial;
}

/** By what its envelopes say, and what stands in clear beside them; endless when neither tells. */
function newestIn(copy: Uint8Array, texts: readonly string[]): number {
  const inside = texts.flatMap((text) => {
    const decoded = decodeEnvelope(text);
    return decoded.kind === 'envelope' ? [decoded.envelope.serial] : [];
  });
  const beside = spellings(copy)
    .flatMap((text) => [...text.matchAll(SERIAL)])
    .map(([, digits]) => Number(digits));
  const all = [...inside, ...beside];
  return all.length === 0 ? Number.POSITIVE_INFINITY : Math.max(...all);
}

async function textsIn(cipher: Cipher, bytes: Uint8Array): Promise<readonly string[]> {
  const texts: string[] = [];
  const runs = spellings(bytes).flatMap((text) => text.match(CIPHERTEXT) ?? []);
  for (const run of new Set(runs)) {
    const answer = await cipher.decrypt(Buffer.from(run, 'base64'));
    if (answer.kind === 'decrypted') texts.push(answer.text);
  }
  return texts;
}

/** One character a byte, whatever they are; and without the zeros that UTF-16 puts beside each, wherever it was torn. */
function spellings(bytes: Uint8Array): readonly string[] {
  const text = Buffer.from(bytes).toString('latin1');
  return text.includes('\0') ? [text, text.replaceAll('\0', '')] : [text];
}
