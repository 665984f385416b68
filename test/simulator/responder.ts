import type { ServerResponse } from 'node:http';
import { assertNever } from './assert-never.ts';
import { sendHugeBody } from './huge-body.ts';
import { pageFrame } from './page-frame.ts';
import { encodeBody, json, text, withHeaders } from './replies.ts';
import type { ParsedAnswer } from './scripted-answer.ts';
import type { Reply } from './wire.ts';

/** How an answer ended, for the log. */
export interface Outcome {
  /** Null when no whole answer was given. */
  readonly status: number | null;
  readonly remark: string | null;
}

/** What is needed to answer one request. */
export interface Exchange {
  readonly response: ServerResponse;
  readonly accept: string;
  /** `Date`, and `x-github-request-id` unless it is to be missing. */
  readonly headers: Readonly<Record<string, string>>;
  /** Holds the answer back for so long. */
  readonly wait: (ms: number) => Promise<void>;
  /** What GitHub would say. Calling it commits what the request does; called at most once. */
  readonly real: () => Reply;
}

/**
 * Answer as the script says. `log` is called before the last byte leaves, so that whoever has the answer finds the
 * request in the log. Never rejects when the client goes away.
 */
export async function respond(
  answer: ParsedAnswer,
  exchange: Exchange,
  log: (outcome: Outcome) => void,
): Promise<void> {
  const { response, headers } = exchange;
  if (answer.delayMs > 0) await exchange.wait(answer.delayMs);

  switch (answer.kind) {
    case 'real':
      return whole(exchange.real(), exchange, log);
    case 'patched':
      return whole(patch(exchange.real(), answer), exchange, log);
    case 'json':
      return whole(
        withHeaders(json(answer.status, answer.body), answer.headers),
        addressed(exchange, answer.requestId),
        log,
      );
    case 'text':
      return whole(
        withHeaders(text(answer.status, answer.body), answer.headers),
        addressed(exchange, answer.requestId),
        log,
      );
    case 'html':
      return whole(portalPage(answer), addressed(exchange, false), log);
    case 'redirect': {
      const reply = withHeaders(text(answer.status, ''), { location: answer.location });
      return whole(reply, addressed(exchange, false), log);
    }
    case 'drop':
      return drop(answer, exchange, log);
    case 'hang':
      log({ status: null, remark: 'left hanging' });
      return exchange.wait(Number.POSITIVE_INFINITY);
    case 'slowLoris':
      return slowly(answer.bytesPerSecond, exchange, log);
    case 'huge':
      log({ status: 200, remark: `huge: ${answer.bytes} bytes` });
      return sendHugeBody(response, headers, answer);
    case 'truncated': {
      const { head, bytes } = prepared(exchange.real(), exchange);
      return send(
        exchange,
        { ...head, remark: 'truncated' },
        bytes.subarray(0, bytes.length / 2),
        log,
      );
    }
    default:
      return assertNever(answer);
  }
}

interface Head {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly remark: string | null;
}

function prepared(reply: Reply, exchange: Exchange): { head: Head; bytes: Buffer } {
  const { type, bytes } = encodeBody(reply.body, exchange.accept);
  const own = Object.entries(reply.headers).map(([name, value]) => [name.toLowerCase(), value]);
  const headers = { 'content-type': type, ...exchange.headers, ...Object.fromEntries(own) };
  return { head: { status: reply.status, headers, remark: reply.remark }, bytes };
}

function whole(reply: Reply, exchange: Exchange, log: (outcome: Outcome) => void): void {
  const { head, bytes } = prepared(reply, exchange);
  send(exchange, head, bytes, log);
}

function send(
  { response }: Exchange,
  { status, headers, remark }: Head,
  bytes: Buffer,
  log: (outcome: Outcome) => void,
): void {
  log({ status, remark });
  response.writeHead(status, { 'content-length': bytes.length, ...headers });
  response.end(bytes);
}

function addressed(exchange: Exchange, hasRequestId: boolean): Exchange {
  if (hasRequestId) return exchange;
  const { 'x-github-request-id': _, ...headers } = exchange.headers;
  return { ...exchange, headers };
}

function patch(reply: Reply, answer: Extract<ParsedAnswer, { kind: 'patched' }>): Reply {
  const { body } = reply;
  const isObject = body.kind === 'json' || body.kind === 'oauth';
  const fields = isObject && typeof body.value === 'object' ? body.value : null;
  const kept = Object.entries({ ...fields, ...answer.set }).filter(
    ([name]) => !answer.omit.includes(name),
  );
  const value = Object.fromEntries(kept);
  const patched = json(answer.status ?? reply.status, value, reply.remark ?? 'patched');
  return withHeaders(patched, { ...reply.headers, ...answer.headers });
}

function portalPage(answer: Extract<ParsedAnswer, { kind: 'html' }>): Reply {
  const page = pageFrame(answer.title, '<h1>Sign in to use this network</h1>');
  const reply = withHeaders(text(answer.status, page), answer.headers);
  return { ...reply, body: { kind: 'text', type: 'text/html', text: page }, remark: 'html' };
}

/** A reset and not a polite end: that is what a failing network looks like. */
function drop(
  { when, status }: Extract<ParsedAnswer, { kind: 'drop' }>,
  exchange: Exchange,
  log: (outcome: Outcome) => void,
): void {
  const { response } = exchange;
  log({ status: null, remark: `dropped ${when}` });
  if (when === 'beforeCommit') {
    response.socket?.resetAndDestroy();
    return;
  }
  const { head, bytes } = prepared(exchange.real(), exchange);
  if (when === 'afterCommit') {
    response.socket?.resetAndDestroy();
    return;
  }
  const length = { 'content-length': bytes.length };
  response.writeHead(status ?? head.status, { ...length, ...head.headers });
  response.write(bytes.subarray(0, bytes.length / 2), () => response.socket?.resetAndDestroy());
}

async function slowly(
  bytesPerSecond: number,
  exchange: Exchange,
  log: (outcome: Outcome) => void,
): Promise<void> {
  const { response } = exchange;
  const { head, bytes } = prepared(exchange.real(), exchange);
  log({ status: head.status, remark: 'slow' });
  response.writeHead(head.status, { 'content-length': bytes.length, ...head.headers });
  for (const byte of bytes) {
    if (response.destroyed) return;
    response.write(Buffer.from([byte]));
    await exchange.wait(1000 / bytesPerSecond);
  }
  response.end();
}
