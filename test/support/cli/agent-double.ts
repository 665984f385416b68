import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { createServer as createRawServer, type Server, type Socket } from 'node:net';
import path from 'node:path';

/** What the double answers to every request. */
export interface DoubleReply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

/** An agent that says what a test wants, at a real socket in a folder of its own. */
export interface AgentDouble {
  /** By path and query, in the order they came. */
  readonly asked: readonly string[];
  readonly headers: readonly IncomingMessage['headers'][];
  readonly close: () => Promise<void>;
}

/** Listens at the socket and answers with HTTP. */
export function openAgentDouble(
  file: string,
  reply: (request: IncomingMessage) => DoubleReply,
): Promise<AgentDouble> {
  const asked: string[] = [];
  const headers: IncomingMessage['headers'][] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    headers.push(request.headers);
    const { status = 200, headers: more = {}, body } = reply(request);
    response.writeHead(status, { ...more, Connection: 'close' }).end(body);
  });
  return listen(server, file, { asked, headers });
}

/** Listens at the socket and does with each connection as a test wants. */
export function openRawDouble(
  file: string,
  onSocket: (socket: Socket) => void,
): Promise<AgentDouble> {
  const server = createRawServer((socket) => {
    socket.on('error', () => undefined);
    onSocket(socket);
  });
  return listen(server, file, { asked: [], headers: [] });
}

async function listen(
  server: Server,
  file: string,
  seen: Pick<AgentDouble, 'asked' | 'headers'>,
): Promise<AgentDouble> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(file, resolve);
  });
  chmodSync(file, 0o600);
  return {
    ...seen,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => {
          rmSync(file, { force: true });
          resolve();
        });
      }),
  };
}

/** What the app says when all is well: the same answers as the real agent's, for one account. */
export function wellReply(request: IncomingMessage, baseUrl: string): DoubleReply {
  if (request.url === '/v1/redact') return { body: 'a text without secrets\n' };
  const isJson = request.headers.accept === 'application/json';
  const verb = new URL(request.url ?? '', 'http://pilot-light').pathname.replace('/v1/', '');
  const [text, json] = ANSWERS(baseUrl)[verb] ?? ['', {}];
  const type = isJson ? 'application/json' : 'text/plain; charset=utf-8';
  return { headers: { 'Content-Type': type }, body: isJson ? `${JSON.stringify(json)}\n` : text };
}

/** Nobody's. */
export const TOKEN = 'tid=0123;exp=1795338000;sku=individual;st=dot\'com\\$x:abc"def';
/** The account of {@link TOKEN}. */
export const ACCOUNT = 'mona@github.com';

const BESIDE = { 'Editor-Version': 'PilotLight/0.1.0', 'Copilot-Integration-Id': 'vscode-chat' };
const EXPIRES = '2026-11-22T09:30:00Z';
const SENTENCE = `${ACCOUNT}: ready, the token is valid until ${EXPIRES}.`;

const ANSWERS = (baseUrl: string): Readonly<Record<string, readonly [string, object]>> => ({
  token: [
    `${TOKEN}\n`,
    { token: TOKEN, base_url: baseUrl, headers: BESIDE, expires_at: EXPIRES, account: ACCOUNT },
  ],
  header: [
    `Authorization: Bearer ${TOKEN}\nEditor-Version: PilotLight/0.1.0\nCopilot-Integration-Id: vscode-chat\n`,
    {
      headers: {
        Authorization: [`Bearer ${TOKEN}`],
        'Editor-Version': ['PilotLight/0.1.0'],
        'Copilot-Integration-Id': ['vscode-chat'],
      },
      expires: EXPIRES,
    },
  ],
  endpoint: [`${baseUrl}\n`, { base_url: baseUrl, account: ACCOUNT }],
  status: [
    `${SENTENCE}\nhubot@github.com must sign in again: do so in Pilot Light.\n`,
    {
      accounts: [{ account: ACCOUNT, state: 'ready', sentence: SENTENCE, expires_at: EXPIRES }],
      selected: ACCOUNT,
    },
  ],
  doctor: [
    'Pilot Light 0.1.0, linux, github.com\n\n[well] clock: It agrees.\n',
    {
      version: '0.1.0',
      host: 'github.com',
      checks: [{ check: 'clock', group: 'network', health: 'well', sentence: 'It agrees.' }],
    },
  ],
  accounts: [
    `${ACCOUNT}\nhubot@github.com\n`,
    { accounts: [{ account: ACCOUNT, host: 'github.com', login: 'mona', selected: true }] },
  ],
});

/** The answer that tells of a problem, in the form that is wanted. */
export function problemReply(
  request: IncomingMessage,
  kind: string,
  status: number,
  detail: string,
): DoubleReply {
  const isJson = request.headers.accept === 'application/json';
  return {
    status,
    headers: { 'Pilot-Light-Problem': kind },
    body: isJson ? `${JSON.stringify({ kind, detail, status })}\n` : `${detail}\n`,
  };
}
