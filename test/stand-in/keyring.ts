import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import type { SafeStorage } from 'electron';
import type { EncryptionBehaviour } from './settings.ts';

/** A keyring that a test commands, as Electron's `safeStorage` lets an app see it. */
export interface Keyring {
  readonly methods: Pick<
    SafeStorage,
    | 'getSelectedStorageBackend'
    | 'isAsyncEncryptionAvailable'
    | 'encryptStringAsync'
    | 'decryptStringAsync'
  >;
  /** From now on; what waits for it to answer goes on. */
  behave(next: EncryptionBehaviour): void;
}

interface KeyringOptions {
  /** Whoever has the same reads what was written. */
  readonly owner: string;
  readonly isReady: () => boolean;
  readonly behaviour: EncryptionBehaviour;
}

const TAG_BYTES = 3;
const NONCE_BYTES = 12;
const SEAL_BYTES = 16;

/** Electron fetches its key once a process: what has failed stays failed for as long as this lives. */
export function createKeyring({ owner, isReady, behaviour: first }: KeyringOptions): Keyring {
  const key = createHash('sha256').update(`keyring of ${owner}`).digest();
  let behaviour = first;
  let waiting: (() => void)[] = [];
  let failure: Pick<EncryptionBehaviour, 'available' | 'keyring'> | null = null;

  /** Waits for the keyring; while it hangs, calls stay pending until its behaviour is changed. */
  async function answered(): Promise<void> {
    if (!isReady()) throw new Error('safeStorage cannot be used before app is ready');
    while (behaviour.keyring === 'hangs') {
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
    if (!behaviour.available || behaviour.keyring === 'temporarily-unavailable')
      failure ??= behaviour;
    if (failure?.keyring === 'temporarily-unavailable') {
      throw new Error('Encryption is temporarily unavailable. Please try again.');
    }
    if (failure !== null) throw new Error('Encryption is not available.');
  }

  return {
    methods: {
      getSelectedStorageBackend: () => (isReady() ? behaviour.backend : 'unknown'),
      async isAsyncEncryptionAvailable() {
        return answered().then(
          () => true,
          () => false,
        );
      },
      async encryptStringAsync(plainText) {
        await answered();
        if (behaviour.encrypt === 'fails') throw new Error('Failed to encrypt the string.');
        return encrypt(key, behaviour.tag, plainText);
      },
      async decryptStringAsync(encrypted) {
        await answered();
        if (behaviour.decrypt === 'fails') throw new Error('Failed to decrypt the string.');
        const isGarbage = behaviour.decrypt === 'garbage';
        const result = isGarbage ? '\u0000\ufffdgarbage' : decrypt(key, encrypted);
        return { result, shouldReEncrypt: behaviour.shouldReEncrypt };
      },
    },
    behave(next) {
      behaviour = next;
      const released = waiting;
      waiting = [];
      for (const proceed of released) proceed();
    },
  };
}

function encrypt(key: Buffer, tag: string, plainText: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const body = Buffer.concat([cipher.update(plainText, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.from(tag), nonce, cipher.getAuthTag(), body]);
}

function decrypt(key: Buffer, encrypted: Buffer): string {
  const sealAt = TAG_BYTES + NONCE_BYTES;
  const bodyAt = sealAt + SEAL_BYTES;
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, encrypted.subarray(TAG_BYTES, sealAt));
    decipher.setAuthTag(encrypted.subarray(sealAt, bodyAt));
    const body = [decipher.update(encrypted.subarray(bodyAt)), decipher.final()];
    return Buffer.concat(body).toString('utf8');
  } catch {
    throw new Error('Failed to decrypt the string.');
  }
}
