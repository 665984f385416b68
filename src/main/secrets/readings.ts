/** A text as it reads once its escapes are undone. */
export interface Rendering {
  readonly text: string;
  /** Where each of its characters begins in the text that was given, and at last where that ends. */
  readonly starts: ArrayLike<number>;
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
  let last: Rendering = { text, starts: new Uint32Array(text.length + 1).map((_, at) => at) };
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
  const origins: number[] = [];
  let end = 0;
  for (const match of text.matchAll(ESCAPE)) {
    const character = characterOf(match);
    if (character === null) continue;
    pieces.push(text.slice(end, match.index), character);
    for (let at = end; at <= match.index; at += 1) origins.push(starts[at] ?? 0);
    end = match.index + match[0].length;
  }
  if (end === 0) return null;
  pieces.push(text.slice(end));
  for (let at = end; at <= text.length; at += 1) origins.push(starts[at] ?? 0);
  return { text: pieces.join(''), starts: origins };
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

function readable(code = 0): string | null {
  const character = code <= LAST_CODE ? String.fromCodePoint(code) : '';
  if (UNSEEN.test(character)) return '';
  if (character === '') return null;
  if (/\p{Cc}/u.test(character)) return ' ';
  const plain = character.normalize('NFKD').replaceAll(/\p{M}/gu, '');
  return /^[ -~]?$/.test(plain) ? plain : null;
}
