import { once } from 'node:events';
import { type IncomingMessage, request, type ServerResponse } from 'node:http';
import { createServer } from 'node:https';

import type { Identity } from './certificates.ts';

/** A real TLS server on loopback that passes everything on to a plain one behind it. */
export interface SecureFront {
  readonly port: number;
  /** Requests that came through the handshake. */
  readonly seen: () => number;
  /** The server behind, `http://127.0.0.1:PORT`. */
  passTo(origin: string): void;
  /** New connections are shown this certificate. */
  present(identity: Identity): void;
  /** While true, every answer breaks off in the middle of its body. */
  breakOff(isBroken: boolean): void;
  close(): Promise<void>;
}

/** By default on any free port of this machine. */
export async function startSecureFront(
  identity: Identity,
  at: { readonly host: string; readonly port: number } = { host: '127.0.0.1', port: 0 },
): Promise<SecureFront> {
  let origin = '';
  let seen = 0;
  let isBroken = false;

  function passOn(incoming: IncomingMessage, response: ServerResponse): void {
    seen += 1;
    const { method, headers } = incoming;
    const behind = request(`${origin}${incoming.url ?? ''}`, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      if (isBroken) response.write('{"token":', () => response.destroy());
      else answer.pipe(response);
    });
    // What is cut behind is cut here.
    behind.once('error', () => response.destroy());
    incoming.pipe(behind);
  }

  const server = createServer(identity, passOn);
  server.listen(at.port, at.host);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not on a port');
  return {
    port: address.port,
    seen: () => seen,
    passTo: (next) => {
      origin = next;
    },
    present: (next) => server.setSecureContext(next),
    breakOff: (next) => {
      isBroken = next;
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
