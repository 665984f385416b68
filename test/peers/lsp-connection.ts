import * as v from 'valibot';
import type { StartedProgram } from '../support/started-program.ts';

/**
 * One end of the language server protocol, as an editor has it: messages of JSON, each after its length.
 *
 * @see https://microsoft.github.io/language-server-protocol/specifications/base/0.9/specification/
 */
export interface LspConnection {
  /** Rejects with the server's words when it answers with an error, or ends. */
  ask(method: string, params?: unknown): Promise<unknown>;
  tell(method: string, params: unknown): void;
  /** The parameters of all that the server has asked by this method. */
  asked(method: string): readonly unknown[];
}

const Message = v.object({
  id: v.optional(v.union([v.number(), v.string()])),
  method: v.optional(v.string()),
  params: v.optional(v.unknown()),
  result: v.optional(v.unknown()),
  error: v.optional(v.object({ message: v.string() })),
});
type Message = v.InferOutput<typeof Message>;

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Speaks to a program that was started with an input. */
export function connect({ child, ended, output }: StartedProgram): LspConnection {
  const waiting = new Map<number | string, Waiting>();
  const requests: Message[] = [];
  let lastId = 0;

  const send = (message: object): void => {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    child.stdin?.write(`Content-Length: ${body.length}\r\n\r\n`);
    child.stdin?.write(body);
  };
  const take = (message: Message): void => {
    const { id, method, result, error } = message;
    if (method !== undefined) {
      requests.push(message);
      // Whatever it wants of its editor is granted.
      if (id !== undefined) send({ id, result: { success: true } });
      return;
    }
    const one = id === undefined ? undefined : waiting.get(id);
    if (error !== undefined) one?.reject(new Error(error.message));
    else one?.resolve(result);
  };
  let unread: Buffer = Buffer.alloc(0);
  child.stdout?.on('data', (chunk: Buffer) => {
    const { messages, rest } = messagesIn(Buffer.concat([unread, chunk]));
    unread = rest;
    for (const message of messages) take(message);
  });
  const giveUp = async (): Promise<void> => {
    const error = new Error(`it ended with ${await ended}\n${output()}`);
    for (const { reject } of waiting.values()) reject(error);
  };
  void giveUp();

  return {
    ask(method, params) {
      lastId += 1;
      const id = lastId;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        send({ id, method, params });
      });
    },
    tell: (method, params) => send({ method, params }),
    asked: (method) => requests.filter((one) => one.method === method).map(({ params }) => params),
  };
}

const HEAD_END = '\r\n\r\n';

/** The whole messages at the beginning of what came, and what is not yet one. */
export function messagesIn(bytes: Buffer): {
  readonly messages: readonly Message[];
  readonly rest: Buffer;
} {
  const messages: Message[] = [];
  let rest = bytes;
  for (;;) {
    const headEnd = rest.indexOf(HEAD_END);
    const head = rest.toString('latin1', 0, Math.max(headEnd, 0));
    const length = Number(/content-length: *(\d+)/i.exec(head)?.[1] ?? Number.NaN);
    const start = headEnd + HEAD_END.length;
    if (headEnd === -1 || rest.length < start + length) return { messages, rest };
    const body = rest.toString('utf8', start, start + length);
    messages.push(v.parse(Message, JSON.parse(body)));
    rest = rest.subarray(start + length);
  }
}
