import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Server, type Socket } from 'node:net';

export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** Answers one request; nothing is sent unless the script sends it. */
export type Script = (request: SeenRequest, response: ServerResponse) => void;

/** A real HTTP server whose every answer is a script of the test. Closing it cuts all connections. */
export interface ScriptedServer {
  /** `127.0.0.1:PORT`, which is also the host that the wire is given. */
  readonly host: string;
  readonly seen: readonly SeenRequest[];
  /** Connections that are open now; a client that has let go closes its own. */
  readonly connections: ReadonlySet<Socket>;
  script(next: Script): void;
  close(): Promise<void>;
}

/** Starts a server on a free loopback port. Requests without a script get 500. */
export async function startScriptedServer(first: Script = noScript): Promise<ScriptedServer> {
  const seen: SeenRequest[] = [];
  const connections = new Set<Socket>();
  let script = first;
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const whole = await readRequest(request);
    seen.push(whole);
    script(whole, response);
  }
  const server = createServer((request, response) => {
    void answer(request, response);
  });
  server.on('connection', (socket) => {
    connections.add(socket);
    socket.on('close', () => connections.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    host: `127.0.0.1:${portOf(server)}`,
    seen,
    connections,
    script: (next) => {
      script = next;
    },
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** A script that answers with JSON, as GitHub does: with a request id and a `Date`. */
export function json(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Script {
  return raw(status, JSON.stringify(body), {
    'Content-Type': 'application/json; charset=utf-8',
    'X-GitHub-Request-Id': 'ABCD:1234',
    ...headers,
  });
}

/** A script that answers with exactly this, and Node's own `Date`. */
export function raw(
  status: number,
  body: string | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): Script {
  return (_request, response) => {
    response.writeHead(status, headers);
    response.end(body);
  };
}

/** Scripts one after the other; the last one stays. */
export function inTurn(...scripts: readonly Script[]): Script {
  let turn = 0;
  return (request, response) => {
    const script = scripts[Math.min(turn, scripts.length - 1)] ?? noScript;
    turn += 1;
    script(request, response);
  };
}

/** A loopback host at which nobody listens. */
export async function deadHost(): Promise<string> {
  const server = await startScriptedServer();
  await server.close();
  const [name = '', port = ''] = server.host.split(':');
  const socket = connect(Number(port), name);
  await once(socket, 'error');
  return server.host;
}

async function readRequest(request: IncomingMessage): Promise<SeenRequest> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(Buffer.from(piece));
  const { method = '', url = '', headers } = request;
  return { method, url, headers, body: Buffer.concat(pieces).toString() };
}

const noScript: Script = raw(500, 'no script');

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening on a port');
  return address.port;
}
