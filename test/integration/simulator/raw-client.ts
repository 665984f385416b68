import { Agent, request } from 'node:http';
import type { Answered } from './plain-client.ts';

/** A list of values is a header that is sent several times. */
export type AskHeaders = Readonly<Record<string, string | readonly string[]>>;

/** A request with nothing in it that is not written here. */
export interface Ask {
  readonly method: string;
  readonly path: string;
  readonly headers: AskHeaders;
  readonly body?: string;
}

export interface RawClient {
  ask(question: Ask): Promise<Answered>;
  close(): void;
}

/** Sends what no better client would. */
export function rawClient(url: string): RawClient {
  const agent = new Agent({ keepAlive: true });
  return { ask: (question) => send(url, agent, question), close: () => agent.destroy() };
}

function send(url: string, agent: Agent, question: Ask): Promise<Answered> {
  const { method, path, headers, body = '' } = question;
  const lines = Object.entries(headers).flatMap(([name, values]) =>
    [values].flat().flatMap((value) => [name, value]),
  );
  const length = body === '' ? [] : ['content-length', String(Buffer.byteLength(body))];
  const all = ['host', new URL(url).host, ...length, ...lines];
  return new Promise((resolve, reject) => {
    const asked = request(url, { method, path, headers: all, agent }, (incoming) => {
      const pieces: Buffer[] = [];
      incoming.on('data', (piece: Buffer) => pieces.push(piece));
      incoming.once('error', reject);
      incoming.once('end', () => {
        const text = Buffer.concat(pieces).toString('utf8');
        const said = new Headers(
          Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
        );
        resolve({ status: incoming.statusCode ?? 0, headers: said, text, body: objectIn(text) });
      });
    });
    asked.once('error', reject);
    asked.end(body);
  });
}

function objectIn(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
