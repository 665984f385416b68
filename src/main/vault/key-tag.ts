import type { Cipher } from './cipher.ts';

/** Which key was really at work, by the first bytes of what was encrypted or decrypted last. */
interface KeyTag {
  /** The same cipher, looked at. */
  readonly noting: (cipher: Cipher) => Cipher;
  /** `v10`, `v11`, …; null before, and where the bytes are no such tag. */
  readonly last: () => string | null;
}

/** Nothing was encrypted yet. @see `sealed-document.ts` for what the tags mean. */
export function createKeyTag(): KeyTag {
  let last: string | null = null;

  function note(bytes: Uint8Array): void {
    const tag = Buffer.from(bytes.subarray(0, TAG_BYTES)).toString('latin1');
    last = /^v\d\d$/.test(tag) ? tag : null;
  }

  return {
    last: () => last,
    noting: (cipher) => ({
      ...cipher,
      available: () => cipher.available(),
      async encrypt(text) {
        const answer = await cipher.encrypt(text);
        if (answer.kind === 'encrypted') note(answer.bytes);
        return answer;
      },
      async decrypt(bytes) {
        const answer = await cipher.decrypt(bytes);
        if (answer.kind === 'decrypted') note(bytes);
        return answer;
      },
    }),
  };
}

const TAG_BYTES = 3;
