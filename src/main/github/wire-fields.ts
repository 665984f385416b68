import * as v from 'valibot';
import { http } from '../config.ts';
import { createRedactor, REDACTED } from '../secrets/redactor.ts';
import { cleanLine } from './clean-line.ts';
import { parseHttpDate } from './http-date.ts';

/** A server-given instant outside the years 1970 to 2999 is a mistake, and would overflow sums and dates. */
const LATEST_INSTANT_MS = Date.UTC(3000, 0, 1);

/**
 * A number as JSON or as text, blanks around it being none of it: GitHub has written `"expires_in":"28800"`. Never
 * infinite or not-a-number.
 */
export const WireNumber = v.pipe(
  v.union([
    v.number(),
    v.pipe(v.string(), v.trim(), v.regex(/^-?\d+(?:\.\d+)?$/), v.transform(Number)),
  ]),
  v.finite(),
);

/**
 * A credential as it may stand in a header: printable, without spaces, of sane length. Its shape is not ours to judge.
 * Blanks around it are none of it: a grant is answered once, and must not be lost for a line break.
 */
export const TokenText = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1),
  v.maxLength(http.maximumTokenLength),
  v.regex(/^[\x21-\x7e]+$/),
);

/** The first instant of a day `YYYY-MM-DD` in UTC; NaN for one that no month has: `Date` would take another for it. */
export function wholeDay(text: string): number {
  const atMs = Date.parse(text);
  return Number.isFinite(atMs) && new Date(atMs).toISOString().startsWith(text) ? atMs : Number.NaN;
}

/**
 * Unix seconds, or milliseconds where seconds would be beyond all years, as a number or text; or a date of ISO 8601, in
 * Ruby's spelling of it or as in a header. Epoch milliseconds when read.
 */
export const WireInstant = v.pipe(
  v.union([
    v.pipe(
      WireNumber,
      v.transform((since) => (since * 1_000 > LATEST_INSTANT_MS ? since : since * 1_000)),
    ),
    v.pipe(v.string(), v.trim(), v.regex(/^\d{4}-\d{2}-\d{2}[T ]/), v.transform(parseIso)),
    v.pipe(
      v.string(),
      v.transform((text) => parseHttpDate(text) ?? Number.NaN),
    ),
  ]),
  v.minValue(0),
  v.maxValue(LATEST_INSTANT_MS),
);

/** A date without a zone means UTC, and never the zone of this machine. */
function parseIso(text: string): number {
  const day = text.slice(0, 10);
  if (!Number.isFinite(wholeDay(day))) return Number.NaN;
  const time = text
    .slice(11)
    .replace(/ ?(?:UTC)?$/i, '')
    .replace(/ (?=[+-]\d)/, '');
  const said = `${day}T${time}`;
  return Date.parse(/(?:z|[+-]\d{2}:?\d{2})$/i.test(said) ? said : `${said}Z`);
}

/** A text that is what it is as a whole only (a name, an address, a code): one that quotes a secret counts as none. */
export const WholeText = v.pipe(
  v.string(),
  v.check((text) => !text.includes(REDACTED)),
);

/** A server's name for something, to be shown: one line, cut to `maximumLength`, null when nothing is left. */
export function nameText(maximumLength: number) {
  return v.pipe(
    WholeText,
    v.transform((text) => cleanLine(text, maximumLength)),
  );
}

/**
 * What a server says in words, to be shown: one line, cut to `maximumLength`, null when nothing is left. Of a sentence
 * that quotes a secret the rest stays, as it may be the reason of a refusal. What only looks like a secret goes before
 * the cut, which could make it look like nothing.
 */
export function sentence(maximumLength: number) {
  return v.pipe(
    v.string(),
    v.transform((text) => cleanLine(redactLookAlikes(text), maximumLength)),
  );
}

/** One that has been told of no secret; those that are known went from the whole body (`body-filter.ts`). */
const { redact: redactLookAlikes } = createRedactor();

/** A field that may be missing or null. */
export function optional<S extends v.GenericSchema>(schema: S) {
  return v.nullish(schema, null);
}

/** A span of seconds as milliseconds, at most `maximumMs`; null unless it is more than nothing. */
export function spanMs(seconds: number | null, maximumMs: number): number | null {
  return seconds === null || seconds <= 0 ? null : Math.min(seconds * 1_000, maximumMs);
}
