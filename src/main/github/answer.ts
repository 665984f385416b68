import { TextDecoder } from 'node:util';
import type { BodyFilter } from './body-filter.ts';

/** One answer, whole and within the limits. */
export interface Answer {
  readonly status: number;
  readonly headers: Pick<Headers, 'get'>;
  readonly body: Uint8Array;
  /** The server's clock by its `Date`; null when it had none. */
  readonly serverMs: number | null;
  /** What of a body may be read; see `body-filter.ts`. */
  readonly filter: BodyFilter;
}

const HTML = /^\s*(?:text\/html|application\/xhtml\+xml)/i;
const FORM = /^\s*application\/x-www-form-urlencoded/i;
/**
 * The beginning of a page, as browsers know one that has no label.
 *
 * @see https://mimesniff.spec.whatwg.org/#identifying-a-resource-with-an-unknown-mime-type
 */
const MARKUP =
  /^\s*(?:<\?xml[^>]*>\s*)?<(?:!--|(?:!doctype\s+html|html|head|body|script|iframe|h1|div|font|table|a|style|title|b|br|p|meta)\b)/i;
/** Several words, none so long that it could be a token, and no sign of data that is broken. */
const PROSE = /^(?=\S+\s+\S)(?!.*\S{31})[^{}[\]<>"=;\\]*$/s;
/** Nothing but fields of a form, as the sign-in pages answer without `Accept`. */
const FORM_FIELDS = /^[\w.-]+=[^\s=&<>{}]*(?:&[\w.-]+=[^\s=&<>{}]*)*$/;

/**
 * The fields of a body in JSON, or in a form where a server ignored `Accept`, without the secrets that its words quote;
 * undefined when it has none. Never throws.
 *
 * What the bytes are decides, and not what is written on them: proxies and old servers mislabel. The label is asked only
 * where the bytes leave it open.
 */
export function bodyOf(answer: Answer): unknown {
  if (!read.has(answer)) read.set(answer, answer.filter(fieldsOf(answer)));
  return read.get(answer);
}

/** An answer may be read for its error first and for what was asked then. */
const read = new WeakMap<Answer, unknown>();

function fieldsOf(answer: Answer): unknown {
  for (const text of textsOf(answer)) {
    const json = parsed(text);
    if (json !== undefined) return json;
    const fields = text.trim();
    const isForm = FORM.test(contentType(answer)) || (FORM_FIELDS.test(fields) && !isPage(answer));
    if (isForm) return Object.fromEntries(new URLSearchParams(fields));
  }
  return undefined; // What it says is of no use, and must not reach the log.
}

/** The fields that may hold words; of prose, one field `message`. Undefined for a page and for broken data. */
export function spokenFieldsOf(answer: Answer): unknown {
  const text = textOf(answer).trim();
  return bodyOf(answer) ?? answer.filter(PROSE.test(text) ? { message: text } : undefined);
}

/** The body as it can be read, with all that it quotes; empty when there is none. */
function textOf(answer: Answer): string {
  return textsOf(answer)[0] ?? '';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** GitHub's front end puts `x-github-request-id` on every answer; proxies and portals do not. */
export function hasRequestId(answer: Answer): boolean {
  return (answer.headers.get('x-github-request-id') ?? '') !== '';
}

/** Whether the body is meant for a browser, whatever its label says. */
export function isPage(answer: Answer): boolean {
  const text = textOf(answer);
  if (MARKUP.test(text)) return true;
  return HTML.test(contentType(answer)) && typeof parsed(text) !== 'object';
}

/** Whether the status is 2xx. */
export function isSuccess(answer: Answer): boolean {
  return answer.status >= 200 && answer.status < 300;
}

/** The declared type with its parameters; empty when there is none. */
export function contentType(answer: Answer): string {
  return answer.headers.get('content-type') ?? '';
}

/** The readings of the body, the likeliest first: UTF-8, which JSON always is, and then what the label claims. */
function textsOf({ body, headers }: Answer): readonly string[] {
  const label = /charset\s*=\s*"?([^\s";]+)/i.exec(headers.get('content-type') ?? '')?.[1];
  const readings = ['utf-8', ...(label === undefined ? [] : [label])]
    .map((charset) => decoded(body, charset))
    .filter((text) => text !== null);
  return readings.length === 0 ? [new TextDecoder().decode(body)] : readings;
}

/** Null for a charset that does not exist, and for bytes that are none of it. Drops a byte order mark. */
function decoded(body: Uint8Array, charset: string): string | null {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(body);
  } catch {
    return null; // RFC 8259 §8.1: JSON is UTF-8 whatever the label says.
  }
}
