import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

const BLOCK = Buffer.alloc(64 * 1024, 'a');

/** Send a body without a length, until it is whole or the client has had enough. Never rejects. */
export async function sendHugeBody(
  response: ServerResponse,
  headers: Readonly<Record<string, string>>,
  size: { readonly bytes: number; readonly gzip: boolean },
): Promise<void> {
  const encoding: Record<string, string> = size.gzip ? { 'content-encoding': 'gzip' } : {};
  response.writeHead(200, { 'content-type': 'application/json', ...headers, ...encoding });
  const source = Readable.from(hugeJson(size.bytes));
  try {
    await (size.gzip ? pipeline(source, createGzip(), response) : pipeline(source, response));
  } catch {
    // The client had enough: that is what it should do.
  }
}

function* hugeJson(bytes: number): Generator<Buffer> {
  yield Buffer.from('{"token":"');
  for (let sent = 0; sent < bytes; sent += BLOCK.length) {
    yield BLOCK.subarray(0, Math.min(BLOCK.length, bytes - sent));
  }
  yield Buffer.from('"}');
}
