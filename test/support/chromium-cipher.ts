import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';

import type { Cipher, DecryptAnswer, EncryptAnswer } from '../../src/main/vault/cipher.ts';

export type Tag = 'v10' | 'v11' | 'v12';

/** Chromium's: 16 spaces (`kFixedIvForAes128Cbc`), so equal texts give equal bytes and nothing notices a changed one. */
const FIXED_IV = Buffer.alloc(16, ' ');

/**
 * Encrypts as Chromium does on Linux: AES-128-CBC behind a tag that names the key, without any check of integrity.
 *
 * Everything a keyring does wrong can be switched on: keys come and go, calls fail, or are never answered until told.
 */
export class ChromiumCipher implements Cipher {
  /** Keys at hand, the best one last: that one encrypts. */
  keys: readonly Tag[];
  trouble: 'none' | 'unavailable' | 'temporarily' | 'noEncrypt' | 'noDecrypt' = 'none';
  /** While true no call is answered; {@link answer} lets those that wait go on. */
  isSilent = false;
  readonly calls: string[] = [];
  #waiting: (() => void)[] = [];

  constructor(...keys: readonly Tag[]) {
    this.keys = keys.length === 0 ? ['v10', 'v11'] : keys;
  }

  /** The keyring comes to life. */
  answer(): void {
    this.isSilent = false;
    for (const goOn of this.#waiting.splice(0)) goOn();
  }

  async available(): Promise<boolean> {
    await this.#turn('available');
    return this.trouble !== 'unavailable';
  }

  async encrypt(text: string): Promise<EncryptAnswer> {
    await this.#turn('encrypt');
    const tag = this.keys.at(-1);
    if (this.trouble === 'temporarily') return { kind: 'temporarily' };
    const isRefused = this.trouble === 'unavailable' || this.trouble === 'noEncrypt';
    if (isRefused || tag === undefined) return { kind: 'unavailable' };
    return { kind: 'encrypted', bytes: seal(text, tag) };
  }

  async decrypt(bytes: Uint8Array): Promise<DecryptAnswer> {
    await this.#turn('decrypt');
    if (this.trouble === 'temporarily') return { kind: 'temporarily' };
    if (this.trouble === 'unavailable') return { kind: 'unavailable' };
    const tag = this.keys.find((key) => key === tagOf(bytes));
    if (tag === undefined || this.trouble === 'noDecrypt') return { kind: 'undecryptable' };
    const text = unseal(bytes, tag);
    if (text === null) return { kind: 'undecryptable' };
    return { kind: 'decrypted', text, shouldReEncrypt: tag !== this.keys.at(-1) };
  }

  async #turn(call: string): Promise<void> {
    this.calls.push(call);
    if (!this.isSilent) return;
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }
}

/** The bytes that a key with this tag makes of a text. */
export function seal(text: string, tag: Tag): Uint8Array {
  const cipher = createCipheriv('aes-128-cbc', keyOf(tag), FIXED_IV);
  return Buffer.concat([Buffer.from(tag), cipher.update(text, 'utf8'), cipher.final()]);
}

/** The text behind the bytes that a key with this tag made; null when it made them not. */
export function unseal(bytes: Uint8Array, tag: Tag): string | null {
  try {
    const decipher = createDecipheriv('aes-128-cbc', keyOf(tag), FIXED_IV);
    return Buffer.concat([decipher.update(bytes.subarray(3)), decipher.final()]).toString('utf8');
  } catch {
    return null; // Bad padding: the only damage that this kind of encryption notices.
  }
}

function tagOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, 3)).toString('latin1');
}

function keyOf(tag: Tag): Buffer {
  return createHash('sha256').update(`the key behind ${tag}`).digest().subarray(0, 16);
}
