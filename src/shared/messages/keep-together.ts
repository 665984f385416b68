/** Words, and functions that make words of facts, nested as deep as a catalogue likes. */
type Words = string | null | ((...facts: never[]) => string) | { readonly [name: string]: Words };

/**
 * A Japanese catalogue in which no line breaks between a foreign word and the particle that belongs to it: `GitHub に`
 * begins no line with `に`. The space there becomes one that does not break.
 */
export function keepTogether<T extends object>(catalogue: T): T {
  const entries = Object.entries(catalogue) as [string, Words][];
  return Object.fromEntries(entries.map(([name, words]) => [name, kept(words)])) as T;
}

function kept(words: Words): Words {
  if (words === null) return null;
  if (typeof words === 'string') return glue(words);
  if (typeof words === 'function') return (...facts: never[]) => glue(words(...facts));
  return keepTogether(words);
}

function glue(text: string): string {
  return text.replaceAll(/(?<=[\w).]) (?=[ぁ-ヺ])| (?=ID)/g, '\u00a0');
}
