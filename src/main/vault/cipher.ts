/** Encryption with a key that the operating system keeps. No method rejects, but any of them may never settle. */
export interface Cipher {
  /** Whether there is a key at all. On Linux true says little: the key may be the public one. */
  available(): Promise<boolean>;
  encrypt(text: string): Promise<EncryptAnswer>;
  decrypt(bytes: Uint8Array): Promise<DecryptAnswer>;
}

/**
 * - `unavailable`: no encryption for now
 * - `temporarily`: the keyring failed, and stays failed until the app is started again
 * - `undecryptable`: these bytes cannot be read with the keys there are
 */
export type CipherTrouble = 'unavailable' | 'temporarily' | 'undecryptable';

/** The ciphertext, or why there is none. */
export type EncryptAnswer =
  | { readonly kind: 'encrypted'; readonly bytes: Uint8Array }
  | { readonly kind: Exclude<CipherTrouble, 'undecryptable'> };

/** The text, or why it cannot be read. */
export type DecryptAnswer =
  | {
      readonly kind: 'decrypted';
      readonly text: string;
      /** A better key is there now: encrypt again and save. */
      readonly shouldReEncrypt: boolean;
    }
  | { readonly kind: CipherTrouble };
