/** A text as it reads once its escapes are undone. */
export interface Rendering {
  readonly text: string;
  /** Where each of its characters begins in the text that was given, and at last where that ends. */
  readonly starts: Uint32Array;
}

/**
 * What quotes a request does it in an address, in JSON, in a page, or in one inside the other. Deeper than this nobody
 * can read it either; without a bound a text of percent signs would be read as often as it is long.
 */
const MOST_READINGS = 8;

/** Stands between two characters for nobody who reads them. */
const UNSEEN = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/u;

/** The escapes of addresses, JSON and pages; the digits of a character are in one of the first five groups. */
const ESCAPES = [
  /%([0-7][0-9a-f])/,
  /\\u([0-9a-f]{4})/,
  /\\x([0-9a-f]{2})/,
  /&#x([0-9a-f]{1,6});?/,
  /&#(\d{1,7});?/,
  /(%[c-f][0-9a-f](?:%[89ab][0-9a-f]){1,3})/,
  /\\(["'\\/])/,
  /(\\[nrt])/,
  /&(amp|lt|gt|quot|apos);/,
  UNSEEN,
];
const ESCAPE = new RegExp(ESCAPES.map(({ source }) => source).join('|'), 'giu');

/** Of Unicode. */
const LAST_CODE = 0x10ffff;

const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** The text itself, then what it says with its escapes undone, again and again, while that says something new. */
export function readingsOf(text: string): readonly Rendering[] {
  const starts = new Uint32Array(text.length + 1);
  for (let at = 1; at <= text.length; at += 1) starts[at] = at;
  let last: Rendering = { text, starts };
  const readings = [last];
  while (readings.length < MOST_READINGS) {
    const next = unescaped(last);
    if (next === null) break;
    readings.push(next);
    last = next;
  }
  return readings;
}

/**
 * Null when nothing is escaped. Only what secrets are made of is undone, which is printable characters of ASCII, in
 * whatever letters; what ends a line is a blank, and what cannot be seen is left out.
 */
function unescaped({ text, starts }: Rendering): Rendering | null {
  const pieces: string[] = [];
  // No reading is longer than what it is made of.
  const origins = new Uint32Array(starts.length);
  let length = 0;
  const keep = (from: number, to: number): void => {
    origins.set(starts.subarray(from, to), length);
    length += to - from;
  };
  let end = 0;
  for (const match of text.matchAll(ESCAPE)) {
    const character = characterOf(match);
    if (character === null) continue;
    pieces.push(text.slice(end, match.index), character);
    keep(end, match.index + character.length);
    end = match.index + match[0].length;
  }
  if (end === 0) return null;
  pieces.push(text.slice(end));
  keep(end, text.length + 1);
  return { text: pieces.join(''), starts: origins.subarray(0, length) };
}

/** What is read where this escape stands; null for one that is left as it is. */
function characterOf([
  ,
  percent,
  unit,
  byte,
  hex,
  decimal,
  bytes,
  same,
  blank,
  name,
]: RegExpExecArray) {
  if (blank !== undefined) return ' ';
  if (same !== undefined) return same;
  if (name !== undefined) return NAMED.get(name.toLowerCase()) ?? null;
  const digits = percent ?? unit ?? byte ?? hex;
  if (digits !== undefined) return readable(Number.parseInt(digits, 16));
  if (decimal !== undefined) return readable(Number(decimal));
  if (bytes === undefined) return ''; // Seen by nobody as it is.
  return readable(Buffer.from(bytes.replaceAll('%', ''), 'hex').toString().codePointAt(0));
}

/** Of ASCII, as nearly all that is escaped. */
const isPrintable = (code: number): boolean => code >= 0x20 && code < 0x7f;

function readable(code = 0): string | null {
  if (isPrintable(code)) return String.fromCharCode(code);
  const character = code <= LAST_CODE ? String.fromCodePoint(code) : '';
  if (UNSEEN.test(character)) return '';
  if (character === '') return null;
  if (/\p{Cc}/u.test(character)) return ' ';
  const plain = character.normalize('NFKD').replaceAll(/\p{M}/gu, '');
  return /^[ -~]?$/.test(plain) ? plain : null;
}
