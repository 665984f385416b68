import { graphemesOf } from '../../shared/format/graphemes.ts';

/** What ends a line, is nothing, or only looks like a blank (braille blank, null notehead). */
const BLANK = /[\p{Cc}\p{Cs}\p{Co}\p{Zl}\p{Zp}\u2800\u{1d159}]+/gu;

/**
 * What cannot be seen, and would reorder, hide or imitate what stands around it; Unicode's list has the fillers of Hangul
 * and the selectors of variants.
 */
const UNSEEN = /(?!\u200c|\u200d|\ufe0f)[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/** What joins letters, as Persian is spelt, or pictures, as families are, or makes a picture of what it follows. */
const JOINERS = /\u200c|\u200d|\ufe0f/gu;
const AFTER_LETTER = /[\p{L}\p{M}]$/u;
const AFTER_PICTURE = /[\p{Extended_Pictographic}\p{Emoji_Modifier}]\ufe0f?$/u;

/** No writing needs more marks on one letter; a hundred of them would cover the lines above. */
const MANY_MARKS = /(\p{M}{4})\p{M}+/gu;

/** A mark needs something to stand on. */
const LOOSE_MARKS = /(^|\s)\p{M}+/gu;

const NOTHING = /^[\p{Z}\p{C}\p{M}\p{Default_Ignorable_Code_Point}]*$/u;

/**
 * A server's words as one line in which everything can be seen, cut to `maximumLength` characters between two that a
 * person would count; null when there is nothing to see.
 */
export function cleanLine(text: string, maximumLength: number): string | null {
  const line = text
    .replace(BLANK, ' ')
    .replace(UNSEEN, '')
    .replace(JOINERS, keptJoiner)
    .replace(LOOSE_MARKS, '$1')
    .replace(MANY_MARKS, '$1')
    .trim();
  if (NOTHING.test(line)) return null;
  const characters = Array.from(line);
  if (characters.length <= maximumLength) return line;
  const kept = characters.slice(0, maximumLength - 1).join('');
  const { index = 0 } = graphemesOf(line).containing(kept.length) ?? {};
  return `${line.slice(0, index === 0 ? kept.length : index)}…`;
}

/** The joiner where it joins something; elsewhere it is one more thing that cannot be seen. */
function keptJoiner(joiner: string, at: number, text: string): string {
  const before = text.slice(Math.max(at - 3, 0), at);
  const after = text.slice(at + 1, at + 3);
  const isInWord = AFTER_LETTER.test(before) && /^\p{L}/u.test(after);
  if (joiner === '\u200c') return isInWord ? joiner : '';
  if (joiner === '\ufe0f') return /\p{Extended_Pictographic}$/u.test(before) ? joiner : '';
  const isInPicture = AFTER_PICTURE.test(before) && /^\p{Extended_Pictographic}/u.test(after);
  return isInWord || isInPicture ? joiner : '';
}
