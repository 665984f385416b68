/** A written catalogue: texts, nested as deep as it likes. */
type Texts = string | null | { readonly [name: string]: Texts };

/**
 * A Japanese catalogue in which no line breaks between a foreign word and the particle that belongs to it: `GitHub に`
 * begins no line with `に`. The space there becomes one that does not break. So does the one after a blank, which is
 * where a name or a time will stand.
 */
export function keepTogether<T extends object>(catalogue: T): T {
  return kept(catalogue as Texts) as T;
}

function kept(texts: Texts): Texts {
  if (texts === null) return null;
  if (typeof texts === 'string') return glue(texts);
  const entries = Object.entries(texts).map(([name, inner]) => [name, kept(inner)] as const);
  return Object.fromEntries(entries);
}

function glue(text: string): string {
  return text.replaceAll(/(?<=[\w).\uE000-\uE00F]) (?=[ぁ-ヺ])| (?=ID)/g, '\u00a0');
}
