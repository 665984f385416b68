import * as v from 'valibot';

import type { Platform } from '../../shared/platform.ts';
import type { Document } from '../store/ports.ts';

/** The vault's document at rest: ciphertext now, and the one before until the new one has been verified. */
interface Sealed {
  readonly current: Uint8Array;
  readonly previous: Uint8Array | null;
  /**
   * The serial of the newest envelope in here, in clear: it tells which is newer where the key is missing. 0 when it
   * is not said; never more than a hint, for no hash covers it.
   */
  readonly serial: number;
  /** Keys of records in these ciphertexts that count as gone: they were signed out while nothing could be encrypted. */
  readonly signedOut: readonly string[];
}

type SealedAnswer =
  | { readonly kind: 'sealed'; readonly sealed: Sealed; readonly isNewer: boolean }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'newer' };

const VERSION = 1;

const bytesSchema = v.pipe(
  v.string(),
  v.minLength(1),
  v.base64(),
  v.transform((text): Uint8Array => Buffer.from(text, 'base64')),
);
const versionSchema = v.object({ version: v.pipe(v.number(), v.safeInteger()) });
/** Twice the age of the epoch by now: a larger one is a changed byte, and must not use up the numbers that there are. */
const MAXIMUM_SERIAL = 4e12;

const sealedSchema = v.object({
  current: bytesSchema,
  previous: v.nullable(bytesSchema),
  serial: v.fallback(v.pipe(v.number(), v.safeInteger(), v.maxValue(MAXIMUM_SERIAL)), 0),
  signedOut: v.fallback(v.array(v.string()), []),
});

/** The document to write; {@link fromDocument} reads it back. */
export function toDocument({
  current,
  previous,
  serial = 0,
}: Pick<Sealed, 'current' | 'previous'> & Partial<Sealed>): Document {
  return {
    version: VERSION,
    ...(serial === 0 ? {} : { serial }),
    current: Buffer.from(current).toString('base64'),
    previous: previous === null ? null : Buffer.from(previous).toString('base64'),
  };
}

/** The same document, saying that the records under these keys count as gone. */
export function withSignedOut(document: Document, keys: readonly string[]): Document {
  return { ...document, signedOut: [...new Set(keys)] };
}

/**
 * `isNewer` beside a known shape is only a hint, as a flipped bit can make it: the envelope inside has a version too, and
 * that one is covered by a hash.
 */
export function fromDocument(document: Document): SealedAnswer {
  const version = v.safeParse(versionSchema, document);
  const isNewer = version.success && version.output.version > VERSION;
  const sealed = v.safeParse(sealedSchema, document);
  if (sealed.success) return { kind: 'sealed', sealed: sealed.output, isNewer };
  return { kind: isNewer ? 'newer' : 'damaged' };
}

const TAG_LENGTH = 3;

/**
 * Whether the key that made this ciphertext is guarded by the operating system.
 *
 * On Linux its first three bytes tell, and nothing else does: `v11` is a keyring, `v12` the desktop portal, `v10` a key
 * that is written in Chromium's source. On macOS and Windows every tag is guarded.
 *
 * @see https://source.chromium.org/chromium/chromium/src/+/main:components/os_crypt/async/browser/
 */
export function isGuarded(ciphertext: Uint8Array, platform: Platform): boolean {
  return platform !== 'linux' || ['v11', 'v12'].includes(tagOf(ciphertext));
}

/** For the log. */
function tagOf(ciphertext: Uint8Array): string {
  return Buffer.from(ciphertext.subarray(0, TAG_LENGTH)).toString('latin1');
}
