import * as v from 'valibot';
import { type Answer, spokenFieldsOf } from './answer.ts';
import { optional, sentence } from './wire-fields.ts';

/** GitHub's messages are a few sentences; the rest is cut. */
const Sentence = sentence(600);

const maybe = v.fallback(optional(Sentence), null);
const nested = v.pipe(
  v.object({ message: maybe }),
  v.transform(({ message }) => message),
);

/** Of a request with several faults; more than a few sentences nobody reads. */
const listed = v.pipe(
  v.array(v.fallback(v.union([nested, Sentence]), null)),
  v.transform((said) => said.filter((one) => one !== null).slice(0, 3)),
  v.transform((said) => (said.length === 0 ? null : said.join(' '))),
);

const Spoken = v.object({
  message: maybe,
  error_description: maybe,
  error: v.fallback(optional(v.union([nested, Sentence])), null),
  errors: v.fallback(optional(v.union([Sentence, listed])), null),
});

/** Codes are for programs. */
const CODE = /^[a-z][a-z0-9_]*$/;

/**
 * What an answer says in words, whatever the shape of its body: in JSON as GitHub's API, its sign-in pages or the Copilot
 * API put it, or in plain text; null when it has none for a person.
 *
 * @see https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api
 */
export function sentenceOf(answer: Answer): string | null {
  const spoken = v.safeParse(Spoken, spokenFieldsOf(answer));
  if (!spoken.success) return null;
  const { message, error_description, error, errors } = spoken.output;
  // `Bad Request` alone says less than what is beside it.
  const said =
    message === null || errors === null
      ? (message ?? error_description ?? errors ?? error)
      : v.parse(Sentence, `${message}: ${errors}`);
  return said === null || CODE.test(said) ? null : said;
}

/** Whether the words ask to slow down, as older servers do without a status or a header that says so. */
export function asksToSlowDown(said: string | null): boolean {
  return said !== null && /\b(?:rate limit|abuse detection|too many requests)\b/i.test(said);
}
