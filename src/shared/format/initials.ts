/** One or two letters that stand for a person without a picture; `?` when there is nothing to take them from. */
export function initials(name: string | null, login: string): string {
  const words = (name ?? '').trim().split(/\s+/).filter(Boolean);
  const source = words.length > 0 ? words : login.split(/[-_.]/).filter(Boolean);
  const first = firstLetter(source[0]);
  const last = source.length > 1 ? firstLetter(source.at(-1)) : '';
  return `${first}${last}`.toLocaleUpperCase('en') || '?';
}

/** By code point, so that a letter outside the basic plane is not cut in half. */
function firstLetter(word: string | undefined): string {
  return Array.from(word ?? '')[0] ?? '';
}
