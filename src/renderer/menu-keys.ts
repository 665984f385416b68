/** Letters that follow each other within this belong to one word, as in the menus of all systems. */
const ONE_WORD_MS = 1_000;

let typed = { letters: '', atMs: Number.NEGATIVE_INFINITY };

/**
 * Which line of a menu a key leads to; null when it leads nowhere. Arrows go round; letters look for a line that begins
 * with them, and the same letter again for the next such line.
 *
 * @param at the line that has the focus; -1 for none
 * @param atMs when the key was pressed
 */
export function nextIn(
  lines: readonly string[],
  at: number,
  key: string,
  atMs: number,
): number | null {
  const { length } = lines;
  if (length === 0) return null;
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % length;
    case 'ArrowUp':
      return (Math.max(at, 0) - 1 + length) % length;
    case 'Home':
      return 0;
    case 'End':
      return length - 1;
    default:
      return key.length === 1 && key !== ' ' ? lineOf(lines, at, key.toLowerCase(), atMs) : null;
  }
}

function lineOf(lines: readonly string[], at: number, letter: string, atMs: number): number | null {
  const before = atMs - typed.atMs < ONE_WORD_MS ? typed.letters : '';
  const isSame = before === letter;
  const letters = isSame ? letter : before + letter;
  typed = { letters, atMs };
  // A word that grows may still be the line it was; a new letter is looked for further down first.
  const first = letters.length > 1 ? Math.max(at, 0) : at + 1;
  const order = lines.map((_, index) => (first + index) % lines.length);
  return order.find((index) => lines[index]?.trim().toLowerCase().startsWith(letters)) ?? null;
}
