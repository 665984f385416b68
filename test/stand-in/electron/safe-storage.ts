import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import type { SafeStorage } from 'electron';
import type { EncryptionBehaviour } from '../settings.ts';
import { app } from './app.ts';
import { host, settings } from './host.ts';
import { offer } from './offer.ts';

let behaviour: EncryptionBehaviour = settings.encryption;
let waiting: (() => void)[] = [];
/** Electron fetches its key once a process: what has failed stays failed until the app is started again. */
let failure: Pick<EncryptionBehaviour, 'available' | 'keyring'> | null = null;

/** The same for the same folder, so that a restarted app reads what it wrote. */
const key = createHash('sha256').update(`stand-in keyring ${settings.userData}`).digest();

const TAG_BYTES = 3;
const NONCE_BYTES = 12;
const SEAL_BYTES = 16;

/** Waits for the keyring; while it hangs, calls stay pending until its behaviour is changed. */
async function keyring(): Promise<void> {
  if (!app.isReady()) throw new Error('safeStorage cannot be used before app is ready');
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

export const safeStorage: SafeStorage = offer<SafeStorage>('safeStorage', {
  getSelectedStorageBackend: () => (app.isReady() ? behaviour.backend : 'unknown'),
  setUsePlainTextEncryption() {},
  async isAsyncEncryptionAvailable() {
    return keyring().then(
      () => true,
      () => false,
    );
  },
  async encryptStringAsync(plainText) {
    await keyring();
    if (behaviour.encrypt === 'fails') throw new Error('Failed to encrypt the string.');
    return encrypt(plainText);
  },
  async decryptStringAsync(encrypted) {
    await keyring();
    if (behaviour.decrypt === 'fails') throw new Error('Failed to decrypt the string.');
    const result = behaviour.decrypt === 'garbage' ? '\u0000\ufffdgarbage' : decrypt(encrypted);
    return { result, shouldReEncrypt: behaviour.shouldReEncrypt };
  },
});

function encrypt(plainText: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const body = Buffer.concat([cipher.update(plainText, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.from(behaviour.tag), nonce, cipher.getAuthTag(), body]);
}

function decrypt(encrypted: Buffer): string {
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

host.answer('encryption', (next) => {
  behaviour = next;
  const released = waiting;
  waiting = [];
  for (const proceed of released) proceed();
});
