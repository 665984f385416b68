const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * A text as the body of a notice on Linux, where most desktops take it for markup: a name or a sentence of a server would
 * lose what looks like a tag, or the whole body would not be shown.
 *
 * @see https://specifications.freedesktop.org/notification-spec/latest/markup.html
 */
export function asMarkup(text: string): string {
  return text.replaceAll(/[&<>]/g, (character) => ENTITIES[character] ?? character);
}
