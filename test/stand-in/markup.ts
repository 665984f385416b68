const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/**
 * What a person reads of a notice's body on a Linux desktop that takes it for markup: tags are gone, and of a text that is
 * none, such as one with a bare ampersand, nothing is shown.
 *
 * @see https://specifications.freedesktop.org/notification-spec/latest/markup.html
 */
export function readMarkup(body: string): string {
  if (/&(?!(?:amp|lt|gt|quot|apos);)|<(?![a-z/])/i.test(body)) return '';
  return body
    .replaceAll(/<[^>]*>?/g, '')
    .replaceAll(/&(\w+);/g, (_, name: string) => ENTITIES[name] ?? '');
}
