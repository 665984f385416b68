import { graphemesOf } from './graphemes.ts';

/** What people write beside their name: `(she/her)`, `[away]`. */
const ASIDES = /\([^)]*\)|\[[^\]]*\]|（[^）]*）/g;

/** What nobody sees: a whole name of it is none. */
const UNSEEN = /^[\p{Z}\p{C}\p{M}\p{Default_Ignorable_Code_Point}\u2800\u{1d159}]*$/u;

/**
 * One or two letters that stand for a person without a picture, each as one would write it by hand. A name without
 * letters is stood for by its first picture or flag; `?` when there is nothing to take them from.
 */
export function initials(name: string | null, login: string): string {
  const whole = name ?? '';
  const names = [whole.replace(ASIDES, ' '), whole].map((one) => one.split(/\s+/));
  for (const words of names) {
    const letters = words.flatMap(firstLetter);
    if (letters.length > 0) return ends(letters);
  }
  const [sign] = signsOf(whole);
  if (sign !== undefined) return sign;
  return ends(login.split(/[-_.]/).flatMap(firstLetter)) || '?';
}

function ends([first = '', ...others]: readonly string[]): string {
  return `${first}${others.at(-1) ?? ''}`;
}

/** The first letter or digit of a word, if it has one. */
function firstLetter(word: string): readonly string[] {
  return signsOf(word)
    .filter((sign) => /[\p{L}\p{N}]/u.test(sign))
    .slice(0, 1)
    .map(capital);
}

/** What a person would count: a joined family, a flag, a syllable of Hangul in parts, a letter with its marks. */
function signsOf(word: string): readonly string[] {
  return Array.from(graphemesOf(word), ({ segment }) => segment)
    .filter((segment) => !UNSEEN.test(segment))
    .map((segment) => segment.replace(/(\p{M}{2})\p{M}+/gu, '$1'));
}

/** `ß` and its like have no capital of one letter. */
function capital(letter: string): string {
  const large = letter.toLocaleUpperCase('en');
  return Array.from(graphemesOf(large)).length === 1 ? large : letter;
}
