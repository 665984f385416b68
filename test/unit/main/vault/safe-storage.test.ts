import { describe, expect, it } from 'vitest';

import {
  type AsyncSafeStorage,
  createSafeStorage,
} from '../../../../src/main/electron/safe-storage.ts';
import type { Log } from '../../../../src/main/ports.ts';

const TEMPORARILY = 'safeStorage is temporarily unavailable. Please try again.';

function storage(methods: Partial<AsyncSafeStorage>) {
  const said: string[] = [];
  const log: Log = { info: () => undefined, warn: (...line) => said.push(JSON.stringify(line)) };
  const refuse = () => Promise.reject(new Error('not part of this test'));
  const double: AsyncSafeStorage = {
    isAsyncEncryptionAvailable: refuse,
    encryptStringAsync: refuse,
    decryptStringAsync: refuse,
    ...methods,
  };
  return { cipher: createSafeStorage(double, log), said };
}

describe("Electron's safe storage", () => {
  it('passes on what Electron answers', async () => {
    const { cipher } = storage({
      isAsyncEncryptionAvailable: () => Promise.resolve(true),
      encryptStringAsync: (text) => Promise.resolve(Buffer.from(`v11${text}`)),
      decryptStringAsync: (bytes) =>
        Promise.resolve({ result: bytes.toString('utf8', 3), shouldReEncrypt: true }),
    });
    expect(await cipher.available()).toBe(true);
    expect(await cipher.encrypt('text')).toEqual({
      kind: 'encrypted',
      bytes: Buffer.from('v11text'),
    });
    expect(await cipher.decrypt(new Uint8Array(Buffer.from('v11text')))).toEqual({
      kind: 'decrypted',
      text: 'text',
      shouldReEncrypt: true,
    });
  });

  it.each([
    [TEMPORARILY, 'temporarily', 'temporarily'],
    ['Error while decrypting the ciphertext', 'unavailable', 'undecryptable'],
    ['safeStorage cannot be used before app is ready', 'unavailable', 'undecryptable'],
  ])('names the failure: %s', async (message, encrypting, decrypting) => {
    const fail = () => Promise.reject(new Error(message));
    const { cipher } = storage({ encryptStringAsync: fail, decryptStringAsync: fail });
    expect(await cipher.encrypt('text')).toEqual({ kind: encrypting });
    expect(await cipher.decrypt(new Uint8Array(4))).toEqual({ kind: decrypting });
    expect(await cipher.available()).toBe(false);
  });

  it('logs no text of an error, which could quote what it failed on', async () => {
    const { cipher, said } = storage({
      encryptStringAsync: (text) => Promise.reject(new Error(`cannot encrypt ${text}`)),
    });
    await cipher.encrypt('ghu_secret');
    expect(said).toHaveLength(1);
    expect(said.join()).not.toContain('ghu_secret');
  });
});
