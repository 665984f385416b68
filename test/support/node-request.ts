import { type IncomingMessage, request as plainRequest, type RequestOptions } from 'node:http';
import { request as secureRequest } from 'node:https';

import type { Http } from '../../src/main/ports.ts';

/** How a request to this address is dialled: another port, resolver, proxy or set of trusted authorities. */
export type Dial = (url: URL) => RequestOptions & { readonly ca?: string };

/** Node's own client as the wire's port, where `fetch` cannot be told how to dial. A redirect rejects. */
export function nodeRequest(dial: Dial): Http {
  return ({ url, method, headers, body, signal }) =>
    new Promise((resolve, reject) => {
      const target = new URL(url);
      const send = target.protocol === 'https:' ? secureRequest : plainRequest;
      const options: RequestOptions = {
        method,
        path: `${target.pathname}${target.search}`,
        headers: { host: target.host, ...headers },
        agent: false,
        signal,
        ...dial(target),
      };
      const request = send(options, (incoming) => {
        const status = incoming.statusCode ?? 0;
        if (status < 300 || status >= 400) return resolve(responseOf(incoming, status));
        incoming.destroy();
        return reject(new TypeError('unexpected redirect'));
      });
      request.once('error', reject);
      request.end(body);
    });
}

function responseOf(incoming: IncomingMessage, status: number): Response {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers.set(name, String(value));
  }
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      incoming.on('data', (piece: Buffer) => controller.enqueue(piece));
      incoming.once('end', () => controller.close());
      incoming.once('error', (error) => controller.error(error));
    },
    cancel: () => void incoming.destroy(),
  });
  return new Response(body, { status, headers });
}
