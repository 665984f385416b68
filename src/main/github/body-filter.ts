import * as v from 'valibot';
import { REDACTED } from '../secrets/redactor.ts';
import { Secret } from '../secrets/secret.ts';
import { TokenText } from './wire-fields.ts';

/** The body of an answer without the secrets that its words quote. Never throws. */
export type BodyFilter = (body: unknown) => unknown;

/** What a body filter knows secrets by. */
export interface BodyFilterPorts {
  /** Hears of every credential that a body brings, before any word of it is read. */
  readonly onSecret: (secret: Secret) => void;
  /** Takes every known secret, and what has the shape of one, out of a name or an address. */
  readonly redact: (text: string) => string;
}

/** The fields that are credentials; everything else that a server says is words. */
const CREDENTIALS: ReadonlySet<string> = new Set([
  'token',
  'access_token',
  'refresh_token',
  'device_code',
]);

/** Nothing that is read lies deeper (`quota_snapshots.chat.remaining`), and a body may be thousands deep. */
const DEEPEST = 3;

/** Of a list no more is read than a person would. */
const LONGEST_LIST = 10;

/** No words that are shown are a tenth of this, no address or name that is used. */
const LONGEST_WORDS = 16 * 1024;

/** A secret that the cut goes through leaves a piece before it, which may look like nothing. Longer pieces are known. */
const CUT_MARGIN = 1024;

/**
 * Filters every body, so that no field can be forgotten: a proxy that quotes the request it has refused would quote the
 * GitHub token, and a server may say anything anywhere. Of lists it keeps the beginning, and none within another.
 */
export function createBodyFilter({ onSecret, redact }: BodyFilterPorts): BodyFilter {
  function words(text: string): string {
    if (text.length <= LONGEST_WORDS) return redact(text);
    const beginning = redact(text.slice(0, LONGEST_WORDS)).slice(0, -CUT_MARGIN);
    // What counts as a whole only (a token, an address) is none any more.
    return `${beginning} ${REDACTED}`;
  }

  function clean(value: unknown, depth: number): unknown {
    if (typeof value === 'string') return words(value);
    if (typeof value !== 'object' || value === null) return value;
    if (depth === DEEPEST) return [];
    if (Array.isArray(value))
      return value.slice(0, LONGEST_LIST).map((one) => cleanItem(one, depth));
    return Object.fromEntries(
      Object.entries(value).map(([name, field]) => [name, clean(field, depth + 1)]),
    );
  }

  function cleanItem(item: unknown, depth: number): unknown {
    return Array.isArray(item) ? [] : clean(item, depth);
  }

  return (body) => {
    if (typeof body !== 'object' || body === null || Array.isArray(body)) return undefined;
    const fields = Object.entries(body).map(([name, value]) => {
      const token = v.safeParse(TokenText, value);
      const isCredential = CREDENTIALS.has(name) && token.success;
      return { name, value, credential: isCredential ? token.output : null };
    });
    for (const { credential } of fields) {
      if (credential !== null) onSecret(new Secret(credential));
    }
    return Object.fromEntries(
      fields.map(({ name, value, credential }) => [name, credential ?? clean(value, 1)]),
    );
  };
}
