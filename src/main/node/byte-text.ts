import { isUtf8 } from 'node:buffer';

/**
 * Reads bytes as UTF-8 text, as they come. A byte that is none stands there as half a surrogate pair, which no text has:
 * so {@link bytesOf} makes the same bytes of it again.
 */
export type ByteReader = (bytes: Buffer, isLast: boolean) => string;

/** Nothing has been read yet. */
export function createByteReader(): ByteReader {
  /** A character that is not whole yet. */
  let open = Buffer.alloc(0);
  return (bytes, isLast) => {
    const all = open.length === 0 ? bytes : Buffer.concat([open, bytes]);
    const end = all.length - (isLast ? 0 : openBytes(all));
    open = Buffer.from(all.subarray(end));
    const whole = all.subarray(0, end);
    return isUtf8(whole) ? whole.toString('utf8') : textOf(whole);
  };
}

/** The bytes of a text that was read so. */
export function bytesOf(text: string): Buffer {
  if (!STRANGE.test(text)) return Buffer.from(text);
  const parts = text
    .split(STRANGE)
    .map((part, index) => Buffer.from(part, index % 2 === 1 ? 'latin1' : 'utf8'));
  return Buffer.concat(parts);
}

/** What stands for bytes that are no text: their number is the lower half of each. */
const STRANGE = /([\udc80-\udcff]+)/u;
const STRANGE_BASE = 0xdc00;

/** Characters in UTF-8, each byte as one of Latin 1. @see https://www.unicode.org/versions/Unicode16.0.0/core-spec/chapter-3/#G31703 */
const CHARACTERS = new RegExp(
  `((?:${[
    '[\\0-\\x7f]',
    '[\\xc2-\\xdf][\\x80-\\xbf]',
    '\\xe0[\\xa0-\\xbf][\\x80-\\xbf]',
    '[\\xe1-\\xec\\xee\\xef][\\x80-\\xbf]{2}',
    '\\xed[\\x80-\\x9f][\\x80-\\xbf]',
    '\\xf0[\\x90-\\xbf][\\x80-\\xbf]{2}',
    '[\\xf1-\\xf3][\\x80-\\xbf]{3}',
    '\\xf4[\\x80-\\x8f][\\x80-\\xbf]{2}',
  ].join('|')})+)`,
);

function textOf(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .split(CHARACTERS)
    .map((part, index) =>
      index % 2 === 1 ? Buffer.from(part, 'latin1').toString() : strange(part),
    )
    .join('');
}

function strange(bytes: string): string {
  return bytes.replaceAll(/./gs, (byte) => String.fromCharCode(STRANGE_BASE + byte.charCodeAt(0)));
}

/** How many bytes at the end may begin a character that goes on in what comes next. */
function openBytes(bytes: Buffer): number {
  for (let back = 1; back < LONGEST_CHARACTER && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (!isContinuation(byte)) return lengthBehind(byte) > back ? back : 0;
  }
  return 0;
}

const LONGEST_CHARACTER = 4;

const isContinuation = (byte: number): boolean => (byte & 0xc0) === 0x80;

/** Of the character that begins with this byte. */
function lengthBehind(first: number): number {
  if (first < 0xc0) return 1;
  if (first < 0xe0) return 2;
  return first < 0xf0 ? 3 : LONGEST_CHARACTER;
}
