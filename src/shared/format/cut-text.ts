import { graphemesOf } from './graphemes.ts';

/** The text in at most so many UTF-16 units, which is what systems count: whole characters, and `…` for what is left out. */
export function cutText(text: string, maximumUnits: number): string {
  if (text.length <= maximumUnits) return text;
  let kept = '';
  for (const { segment } of graphemesOf(text)) {
    if (kept.length + segment.length + 1 > maximumUnits) break;
    kept += segment;
  }
  return `${kept}…`;
}
