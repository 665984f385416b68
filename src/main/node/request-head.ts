import { agent as numbers } from '../config.ts';
import type { AgentMisuse, AgentRequest } from '../ports.ts';

/** What has come so far over a connection. `more`: the head is not whole yet. */
export type HeadReading =
  | { readonly kind: 'more' }
  /** `textBytes`: so much follows; null where nothing may. `headBytes`: where it begins. */
  | {
      readonly kind: 'request';
      readonly request: AgentRequest;
      readonly textBytes: number | null;
      readonly headBytes: number;
    }
  /** `headers`: none where they could not be read. */
  | {
      readonly kind: 'misuse';
      readonly misuse: AgentMisuse;
      readonly headers: AgentRequest['headers'];
    };

/**
 * Reads the head of an HTTP/1 request that brings no body, or a text of a length that it says: one request a connection
 * needs neither pipelining nor framing, and what is not read cannot be read wrongly. What follows is ignored. Pure.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9112
 */
export function readHead(bytes: Buffer): HeadReading {
  const end = bytes.indexOf(END);
  const length = end === -1 ? bytes.length : end + END.length;
  if (length > numbers.requestBytes) return misuse('headTooLarge');
  // Whoever speaks another protocol waits for a word, and would only be cut off after its time.
  if (bytes.length > 0 && !isUpperCase(bytes[0] ?? 0)) return misuse('notHttp');
  if (end === -1) return { kind: 'more' };
  const [first = '', ...lines] = bytes.toString('latin1', 0, end).split('\r\n');
  const [, method, target] = REQUEST_LINE.exec(first) ?? [];
  const headers = headersOf(lines);
  if (method === undefined || target === undefined || headers === null) return misuse('notHttp');
  const request = { method, target, headers };
  if (method === 'POST' && target === TEXT_TARGET) return textReading(request, length);
  const body = bodyOf(headers, length);
  if (body !== null) return misuse(body, headers);
  return { kind: 'request', request, textBytes: null, headBytes: length };
}

/** Where texts are taken. */
const TEXT_TARGET = '/v1/redact';

function textReading(request: AgentRequest, headBytes: number): HeadReading {
  const { headers } = request;
  const length = headers['content-length'];
  const isTold = headers['transfer-encoding'] === undefined && /^\d+$/.test(length ?? '');
  if (!isTold) return misuse('withoutLength', headers);
  const textBytes = Number(length);
  if (textBytes > numbers.textBytes) return misuse('textTooLarge', headers);
  return { kind: 'request', request, textBytes, headBytes };
}

const END = Buffer.from('\r\n\r\n');
const REQUEST_LINE = /^([A-Z]{1,20}) (\/[\x21-\x7e]*) HTTP\/1\.[01]$/;
const HEADER_LINE = /^([\w!#$%&'*+.^`|~-]+):[ \t]*([\t\x20-\x7e\x80-\xff]*)$/;

const isUpperCase = (byte: number): boolean => byte >= 0x41 && byte <= 0x5a;

function misuse(what: AgentMisuse, headers: AgentRequest['headers'] = {}): HeadReading {
  return { kind: 'misuse', misuse: what, headers };
}

/** Null when a line is none. Of a header that comes twice the values are joined, so that it is neither. */
function headersOf(lines: readonly string[]): Readonly<Record<string, string>> | null {
  const headers = new Map<string, string>();
  for (const line of lines) {
    const [, name, value] = HEADER_LINE.exec(line) ?? [];
    if (name === undefined || value === undefined) return null;
    const key = name.toLowerCase();
    const before = headers.get(key);
    headers.set(key, before === undefined ? value.trim() : `${before}, ${value.trim()}`);
  }
  return Object.fromEntries(headers);
}

function bodyOf(
  headers: Readonly<Record<string, string>>,
  headBytes: number,
): 'hasBody' | 'bodyTooLarge' | null {
  if (headers['transfer-encoding'] !== undefined) return 'hasBody';
  const length = headers['content-length'] ?? '0';
  if (/^0+$/.test(length)) return null;
  const isTooLarge = /^\d+$/.test(length) && headBytes + Number(length) > numbers.requestBytes;
  return isTooLarge ? 'bodyTooLarge' : 'hasBody';
}
