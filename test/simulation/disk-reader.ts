import { type Tag, unseal } from '../support/chromium-cipher.ts';
import type { MemoryDisk } from '../support/memory-disk.ts';

/** Reads what anybody could who has the disk and the keys: every GitHub token and refresh token, in whatever file. */
export function createDiskReader(disk: MemoryDisk) {
  const read = new WeakMap<Uint8Array, readonly string[]>();
  let last: readonly Uint8Array[] = [];
  let found: ReadonlySet<string> = new Set();
  // It is looked at in every minute, and changes a few times a day.
  return () => {
    const files = [...disk.entries.values()];
    if (files.length === last.length && files.every((bytes, at) => bytes === last[at]))
      return found;
    last = files;
    found = new Set(files.flatMap(secretsOf));
    return found;
  };

  function secretsOf(bytes: Uint8Array): readonly string[] {
    const known = read.get(bytes) ?? secretsIn(bytes);
    read.set(bytes, known);
    return known;
  }
}

const TAGS: readonly Tag[] = ['v10', 'v11', 'v12'];

function secretsIn(bytes: Uint8Array): readonly string[] {
  const text = Buffer.from(bytes).toString('latin1');
  const sealed = [...text.matchAll(/"(?:current|previous)":\s*"([^"]+)"/g)];
  return sealed.flatMap(([, base64]) => {
    const ciphertext = Buffer.from(base64 ?? '', 'base64');
    const tag = TAGS.find((one) => ciphertext.subarray(0, 3).toString('latin1') === one);
    const plain = tag === undefined ? null : unseal(ciphertext, tag);
    const secrets = (plain ?? '').matchAll(/"(?:gitHubToken|refreshToken)":"([^"]+)"/g);
    return [...secrets].flatMap(([, secret]) => secret ?? []);
  });
}
