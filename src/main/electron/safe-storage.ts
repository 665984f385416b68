import type { SafeStorage } from 'electron';

import type { Log } from '../ports.ts';
import type { Cipher, CipherTrouble } from '../vault/cipher.ts';

/** The part of Electron's `safeStorage` that is used here: its asynchronous methods. */
export type AsyncSafeStorage = Pick<
  SafeStorage,
  'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync'
>;

/**
 * {@link Cipher} over Electron's `safeStorage`. Only the asynchronous methods: the others are gone in Electron 46.
 *
 * Use after `ready`. What fails once may fail for the whole run, since the key is fetched once a process.
 *
 * @see https://www.electronjs.org/docs/latest/api/safe-storage
 */
export function createSafeStorage(safeStorage: AsyncSafeStorage, log: Log): Cipher {
  function troubleOf<T extends CipherTrouble>(error: unknown, otherwise: T): T | 'temporarily' {
    const message = error instanceof Error ? error.message : '';
    // Electron has no codes, only sentences: "safeStorage is temporarily unavailable. Please try again."
    const kind = /temporarily unavailable/i.test(message) ? 'temporarily' : otherwise;
    log.warn('safeStorage failed', { kind });
    return kind;
  }

  return {
    async available() {
      try {
        return await safeStorage.isAsyncEncryptionAvailable();
      } catch (error) {
        troubleOf(error, 'unavailable');
        return false;
      }
    },
    async encrypt(text) {
      try {
        return { kind: 'encrypted', bytes: await safeStorage.encryptStringAsync(text) };
      } catch (error) {
        return { kind: troubleOf(error, 'unavailable') };
      }
    },
    async decrypt(bytes) {
      try {
        const answer = await safeStorage.decryptStringAsync(Buffer.from(bytes));
        const { result, shouldReEncrypt } = answer;
        return { kind: 'decrypted', text: result, shouldReEncrypt };
      } catch (error) {
        return { kind: troubleOf(error, 'undecryptable') };
      }
    },
  };
}
