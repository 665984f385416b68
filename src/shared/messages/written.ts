/**
 * A catalogue that can cross the bridge: what was a function of facts is a text with blanks.
 *
 * The window is sent the words of one language instead of carrying those of all.
 */
export type Written<T> = T extends (...facts: never[]) => string
  ? string
  : T extends object
    ? { readonly [Name in keyof T]: Written<T[Name]> }
    : T;

/** Functions of facts put them into a text and change nothing else. */
type Words = string | null | ((...facts: string[]) => string) | { readonly [name: string]: Words };
type WrittenWords = Written<Words>;

/** The first of as many blanks as a text may have, out of a range in which Unicode has no characters of its own. */
const FIRST_BLANK = 0xe000;
const BLANK = /[\uE000-\uE00F]/g;

/** Writes a catalogue down. Its functions must do nothing but put their facts into a text. */
export function writeMessages<T extends object>(catalogue: T): Written<T> {
  return written(catalogue as Words) as Written<T>;
}

/** The catalogue again, as it was before it was written down. */
export function readMessages<T extends object>(catalogue: Written<T>): T {
  return read(catalogue as WrittenWords) as T;
}

function written(words: Words): WrittenWords {
  if (words === null || typeof words === 'string') return words;
  if (typeof words === 'object') return eachOf(words, written);
  const blanks = Array.from({ length: words.length }, (_, index) =>
    String.fromCharCode(FIRST_BLANK + index),
  );
  return words(...blanks);
}

function read(words: WrittenWords): Words {
  if (words === null) return null;
  if (typeof words === 'object') return eachOf(words, read);
  if (words.search(BLANK) < 0) return words;
  return (...facts) =>
    words.replaceAll(BLANK, (blank) => facts[blank.charCodeAt(0) - FIRST_BLANK] ?? '');
}

function eachOf<A, B>(words: { readonly [name: string]: A }, change: (inner: A) => B) {
  const entries = Object.entries(words).map(([name, inner]) => [name, change(inner)] as const);
  return Object.fromEntries(entries);
}
