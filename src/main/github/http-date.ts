const CURRENT = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;
const RFC_850 = /^[A-Z][a-z]{5,8}, \d{2}-[A-Z][a-z]{2}-\d{2} \d{2}:\d{2}:\d{2} GMT$/;
const ASCTIME = /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4}$/;

/**
 * Reads the date of an HTTP header as epoch milliseconds; null when it is none.
 *
 * Stricter than `Date.parse`, which takes `foo 1` for the year 2001.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7
 */
export function parseHttpDate(text: string | null): number | null {
  const trimmed = text?.trim() ?? '';
  if (CURRENT.test(trimmed) || RFC_850.test(trimmed)) return validInstant(Date.parse(trimmed));
  return ASCTIME.test(trimmed) ? validInstant(Date.parse(`${trimmed} GMT`)) : null;
}

function validInstant(instantMs: number): number | null {
  return Number.isNaN(instantMs) ? null : instantMs;
}
