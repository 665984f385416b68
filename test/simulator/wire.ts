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
  /** Query, form and JSON fields together; the body wins. */
  readonly fields: ReadonlyMap<string, string>;
  /** The body if it is JSON, else null. */
  readonly json: unknown;
  readonly authorization: Authorization | null;
}

export interface Authorization {
  /** In lower case: `bearer` or `token`. */
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
  const url = new URL(incoming.url ?? '/', 'http://simulator');
  const body = await readBody(incoming);
  if (body === null) return null;

  const json = parseJson(body);
  const fields = new Map(url.searchParams);
  const inBody = json === null ? new URLSearchParams(body).entries() : scalarFields(json);
  for (const [name, value] of inBody) fields.set(name, value);

  return {
    method: incoming.method ?? 'GET',
    path: url.pathname.replace(/^\/api\/v3(?=\/|$)/, '') || '/',
    rawPath: url.pathname,
    headers: incoming.headers,
    fields,
    json,
    authorization: parseAuthorization(incoming.headers.authorization),
  };
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

/** By its look and not by `Content-Type`: some clients send JSON without saying so. */
function parseJson(body: string): unknown {
  if (!/^\s*[[{]/.test(body)) return null;
  try {
    return JSON.parse(body);
  } catch {
    return null; // Then it is a form, or nothing that we know.
  }
}

function scalarFields(json: unknown): [string, string][] {
  if (typeof json !== 'object' || json === null) return [];
  return Object.entries(json).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
}

/** GitHub takes `token` and `Bearer` alike, in any case. */
function parseAuthorization(header: string | undefined): Authorization | null {
  const match = /^\s*(?<scheme>\S+)\s+(?<value>.+?)\s*$/.exec(header ?? '');
  const { scheme, value } = match?.groups ?? {};
  if (scheme === undefined || value === undefined) return null;
  return { scheme: scheme.toLowerCase(), value, kind: tokenKind(value) };
}
