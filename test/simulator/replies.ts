import { assertNever } from './assert-never.ts';
import type { Reply, ReplyBody } from './wire.ts';

/** A JSON answer. */
export function json(status: number, value: unknown, remark: string | null = null): Reply {
  return { status, headers: {}, body: { kind: 'json', value }, remark };
}

/** A plain text answer, as the Copilot API gives for its errors. */
export function text(status: number, words: string): Reply {
  return {
    status,
    headers: {},
    body: { kind: 'text', type: 'text/plain; charset=utf-8', text: words },
    remark: words,
  };
}

/** A page for a person. */
export function html(status: number, page: string, remark: string | null = null): Reply {
  const type = 'text/html; charset=utf-8';
  return { status, headers: {}, body: { kind: 'text', type, text: page }, remark };
}

/** GitHub's plain error body. @see https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api */
export function restError(status: number, message: string): Reply {
  return json(
    status,
    { message, documentation_url: 'https://docs.github.com/rest', status: String(status) },
    message,
  );
}

export function notFound(): Reply {
  return restError(404, 'Not Found');
}

/** The same answer with more headers. */
export function withHeaders(reply: Reply, headers: Readonly<Record<string, string>>): Reply {
  return { ...reply, headers: { ...reply.headers, ...headers } };
}

/** The bytes of a body and their type, in the language that `Accept` asks for. */
export function encodeBody(body: ReplyBody, accept: string): { type: string; bytes: Buffer } {
  switch (body.kind) {
    case 'json':
      return {
        type: 'application/json; charset=utf-8',
        bytes: Buffer.from(JSON.stringify(body.value)),
      };
    case 'text':
      return { type: body.type, bytes: Buffer.from(body.text) };
    case 'bytes':
      return body;
    case 'oauth':
      return encodeOAuth(body.value, accept);
    default:
      return assertNever(body);
  }
}

/**
 * The OAuth endpoints answer as a form unless asked otherwise.
 *
 * @see https://docs.github.com/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps#response-parameters
 */
function encodeOAuth(
  fields: Readonly<Record<string, string | number>>,
  accept: string,
): { type: string; bytes: Buffer } {
  if (asksForJson(accept)) {
    return {
      type: 'application/json; charset=utf-8',
      bytes: Buffer.from(JSON.stringify(fields)),
    };
  }
  const entries = Object.entries(fields)
    .map(([name, value]): [string, string] => [name, String(value)])
    .sort(([a], [b]) => (a < b ? -1 : 1));
  if (/application\/xml/i.test(accept)) {
    const inner = entries.map(([name, value]) => `<${name}>${escapeMarkup(value)}</${name}>`);
    return {
      type: 'application/xml; charset=utf-8',
      bytes: Buffer.from(`<?xml version="1.0" encoding="UTF-8"?><OAuth>${inner.join('')}</OAuth>`),
    };
  }
  return {
    type: 'application/x-www-form-urlencoded; charset=utf-8',
    bytes: Buffer.from(new URLSearchParams(entries).toString()),
  };
}

/** Whether a client of the sign-in asks for JSON by name; a wildcard does not. */
export const asksForJson = (accept: string) => /\bjson\b/i.test(accept);

/** Text made safe for HTML and XML. */
export function escapeMarkup(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
