import type { DocumentStore } from '../store/ports.ts';
import type { Cipher } from './cipher.ts';

/** A run of base64 that could be a ciphertext; a shorter one would hold no token. */
const CIPHERTEXT = /[A-Za-z0-9+/]{64,}={0,2}/g;

/**
 * Deletes every kept copy of which some part can be decrypted, whatever else is wrong with it, and answers how many are
 * left. Never rejects; may never settle.
 *
 * A copy is kept because it could not be read: then a keyring came back, or only the JSON around the ciphertext was
 * torn. When the account has been signed out, none of this may stay.
 */
export async function forgetReadable(cipher: Cipher, store: DocumentStore): Promise<number> {
  let left = 0;
  for (const { name, bytes } of store.kept()) {
    const isGone = (await isReadable(cipher, bytes)) && store.forget(name).kind === 'done';
    if (!isGone) left += 1;
  }
  return left;
}

async function isReadable(cipher: Cipher, bytes: Uint8Array): Promise<boolean> {
  for (const [run] of Buffer.from(bytes).toString('latin1').matchAll(CIPHERTEXT)) {
    const answer = await cipher.decrypt(Buffer.from(run, 'base64'));
    if (answer.kind === 'decrypted') return true;
  }
  return false;
}
