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
 * The fields of a body in JSON, or in a form where a server ignored `Accept`, without the secrets that its words quote;
 * undefined when it has none. Never throws.
 */
export function bodyOf(answer: Answer): unknown {
  if (!read.has(answer)) read.set(answer, answer.filter(parsed(answer)));
  return read.get(answer);
}

/** An answer may be read for its error first and for what was asked then. */
const read = new WeakMap<Answer, unknown>();

function parsed(answer: Answer): unknown {
  const text = textOf(answer);
  if (FORM.test(contentType(answer))) return Object.fromEntries(new URLSearchParams(text));
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // Not JSON; what it says is of no use, and must not reach the log.
  }
}

/** GitHub's front end puts `x-github-request-id` on every answer; proxies and portals do not. */
export function hasRequestId(answer: Answer): boolean {
  return (answer.headers.get('x-github-request-id') ?? '') !== '';
}

/** Whether the body is meant for a browser. */
export function isPage(answer: Answer): boolean {
  return HTML.test(contentType(answer));
}

/** Whether the status is 2xx. */
export function isSuccess(answer: Answer): boolean {
  return answer.status >= 200 && answer.status < 300;
}

/** The declared type with its parameters; empty when there is none. */
export function contentType(answer: Answer): string {
  return answer.headers.get('content-type') ?? '';
}

/** Decodes by the declared charset, if it is a known one, else as UTF-8; drops a byte order mark. */
function textOf(answer: Answer): string {
  const label = /charset\s*=\s*"?([^\s";]+)/i.exec(contentType(answer))?.[1] ?? 'utf-8';
  return decoderFor(label).decode(answer.body);
}

function decoderFor(label: string): TextDecoder {
  try {
    return new TextDecoder(label);
  } catch {
    return new TextDecoder(); // RFC 8259 §8.1: JSON is UTF-8 whatever the label says.
  }
}
