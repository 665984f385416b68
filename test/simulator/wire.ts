import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { tokenKind } from './fingerprint.ts';
import type { TokenKind } from './reports.ts';

/** A request as the endpoints see it: one set of fields, wherever they were sent. */
export interface SimulatedRequest {
  readonly method: string;
  /** Without query and without the `/api/v3` of GitHub Enterprise Server. */
  readonly path: string;
  /** As it was sent, without the query. */
  readonly rawPath: string;
  readonly headers: IncomingHttpHeaders;
  /** Of the query alone. */
  readonly query: ReadonlyMap<string, string>;
  /** Query, form and JSON fields together; the body wins, and of two alike the later. */
  readonly fields: ReadonlyMap<string, string>;
  /** The body as text. */
  readonly body: string;
  /** What the body says that it is: `application/json`; empty when it does not say. */
  readonly bodyType: string;
  readonly authorization: Authorization | null;
}

export interface Authorization {
  /** In lower case: `bearer`, `token` or `basic`. */
  readonly scheme: string;
  readonly value: string;
  readonly kind: TokenKind;
}

/** What an endpoint answers, before faults and before it is written. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: ReplyBody;
  /** For the log: the OAuth error or notification id. */
  readonly remark: string | null;
}

/** `oauth` becomes JSON, XML or a form, as `Accept` asks; the others are what they say. */
export type ReplyBody =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'oauth'; readonly value: Readonly<Record<string, string | number>> }
  | { readonly kind: 'text'; readonly type: string; readonly text: string }
  | { readonly kind: 'bytes'; readonly type: string; readonly bytes: Buffer };

/** Larger than any request a client has reason to send. */
const MAX_BODY_BYTES = 1024 * 1024;

/** Read a request to its end. Null when the body is too large; rejects when the client went away. */
export async function readRequest(incoming: IncomingMessage): Promise<SimulatedRequest | null> {
  const url = addressOf(incoming.url ?? '/');
  const body = await readBody(incoming);
  if (body === null) return null;

  const bodyType = mediaTypeOf(incoming.headers['content-type']);
  const query = new Map(url.searchParams);
  return {
    method: incoming.method ?? 'GET',
    path: url.pathname.replace(/^\/api\/v3(?=\/|$)/, '') || '/',
    rawPath: url.pathname,
    headers: incoming.headers,
    query,
    fields: new Map([...query, ...bodyFields(body, bodyType)]),
    body,
    bodyType,
    authorization: parseAuthorization(incoming.headers.authorization),
  };
}

/** A path with two slashes in front is a path all the same, and no host. */
function addressOf(target: string): URL {
  const asked = target.startsWith('/') ? `http://simulator${target}` : target;
  return URL.canParse(asked) ? new URL(asked) : new URL('http://simulator/');
}

function mediaTypeOf(header: string | undefined): string {
  return (header ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

async function readBody(incoming: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    // Read on to the end: leaving early would reset the connection instead of answering.
    if (length <= MAX_BODY_BYTES) chunks.push(bytes);
  }
  return length > MAX_BODY_BYTES ? null : Buffer.concat(chunks).toString('utf8');
}

/** The text as JSON; null when it is none. */
export function parseJson(text: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
}

/** As frameworks for the web do it: a body is what it says that it is, and a form when it does not say. */
function bodyFields(body: string, bodyType: string): Iterable<[string, string]> {
  switch (bodyType) {
    case '':
    case 'application/x-www-form-urlencoded':
      return new URLSearchParams(body);
    case 'application/json':
      return jsonFields(parseJson(body)?.value);
    default:
      return [];
  }
}

/** Null is not given; a list or an object is no value that an endpoint knows. */
function jsonFields(json: unknown): [string, string][] {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return [];
  return Object.entries(json)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]);
}

/** GitHub takes `token` and `Bearer` alike, in any case, and a token as the password of `Basic`. */
function parseAuthorization(header: string | undefined): Authorization | null {
  const match = /^\s*(?<scheme>\S+)\s+(?<value>.+?)\s*$/.exec(header ?? '');
  const { scheme, value } = match?.groups ?? {};
  if (scheme === undefined || value === undefined) return null;
  const isBasic = scheme.toLowerCase() === 'basic';
  const token = isBasic ? passwordIn(value) : value;
  return { scheme: scheme.toLowerCase(), value: token, kind: tokenKind(token) };
}

function passwordIn(credentials: string): string {
  const text = Buffer.from(credentials, 'base64').toString('utf8');
  return text.slice(text.indexOf(':') + 1);
}
