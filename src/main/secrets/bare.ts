import type { Rendering } from './readings.ts';

/** What stands between the pieces of a text that was cut up, quoted or joined, or on its characters. */
const BETWEEN = /[\s\p{C}\p{M}"'`+,:]+/gu;

/** A text as somebody may still read it who puts its pieces together: letters alike, and nothing between them. */
export function bareOf(text: string): string {
  return text.normalize('NFKD').replaceAll(BETWEEN, '').toLowerCase();
}

/**
 * Where the characters of the bare reading begin and end in the text that was given. The end counts as well, because
 * much may stand between one and the next.
 */
export function barePlaces({ text, starts }: Rendering) {
  const begins: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const character of text) {
    const begin = starts[at] ?? 0;
    at += character.length;
    const end = starts[at] ?? 0;
    for (let left = bareOf(character).length; left > 0; left -= 1) {
      begins.push(begin);
      ends.push(end);
    }
  }
  return { begins, ends } as const;
}
