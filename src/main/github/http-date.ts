import { DAY_MS, SECOND_MS } from '../../shared/time-units.ts';
import { watch } from '../config.ts';

/** Between two values of a header that was given twice; in a date, a comma stands before its day. */
export const BETWEEN_VALUES = /,(?!\s*\d\d?[ -][A-Z])/;

/** Each of those in between may add one; a header may hold a hundred thousand. */
export const MOST_VALUES = 8;

/** And as servers write it that know the standard for mail alone. */
const CURRENT = /^[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} (?:GMT|UTC|\+0000)$/;
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

/**
 * The server's present time by its `Date`; null when there is none.
 *
 * An answer that a cache has kept is older than it looks, by its `Age`; one that is days old tells nothing. Nor do two
 * `Date`s that differ, as of a server and of the proxy before it.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9111#section-5.1
 */
export function serverTimeOf(headers: Pick<Headers, 'get'>): number | null {
  const dateMs = agreedDate(headers.get('date') ?? '');
  const age = headers.get('age')?.trim() ?? '';
  const ageMs = /^\d+$/.test(age) ? Number(age) * SECOND_MS : 0;
  return dateMs === null || ageMs > DAY_MS ? null : dateMs + ageMs;
}

function agreedDate(text: string): number | null {
  const datesMs = text
    .split(BETWEEN_VALUES, MOST_VALUES)
    .map(parseHttpDate)
    .filter((atMs) => atMs !== null);
  const [firstMs] = datesMs;
  if (firstMs === undefined) return null;
  return datesMs.every((atMs) => Math.abs(atMs - firstMs) <= watch.dateNoiseMs) ? firstMs : null;
}
