import { createServer, type Server, type Socket } from 'node:net';
import { agent as numbers } from '../config.ts';
import type { AgentAnswers, AgentReply, AgentRequest, Clock } from '../ports.ts';
import { type HeadReading, readHead } from './request-head.ts';
import { openTextStream, type TextStream } from './text-stream.ts';

/** A server that listens nowhere yet. */
export interface AgentServer {
  readonly server: Server;
  /** Ends every connection, answered or not. Settles when nothing of them is left. */
  readonly cutAll: () => Promise<void>;
}

/**
 * HTTP/1.1 for programs on this machine: one request a connection, never a word before it, and an end to whoever does not
 * send it in time or does not take the answer.
 */
export function createAgentServer(answers: AgentAnswers, clock: Pick<Clock, 'after'>): AgentServer {
  const open = new Set<Socket>();
  const unanswered = new Set<Socket>();
  // Whoever has sent its request may close its side of the connection before the answer.
  const server = createServer({ allowHalfOpen: true });
  server.maxConnections = numbers.connections + numbers.connectionsTold;

  server.on('connection', (socket) => {
    open.add(socket);
    unanswered.add(socket);
    const isOneTooMany = unanswered.size > numbers.connections;
    socket.once('close', () => {
      open.delete(socket);
      unanswered.delete(socket);
    });
    serve(socket, isOneTooMany ? refusing(answers) : answers, clock, () => {
      unanswered.delete(socket);
    });
  });

  return {
    server,
    async cutAll() {
      await Promise.all([...open].map(cut));
    },
  };
}

function cut(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    socket.once('close', () => resolve());
    socket.destroy();
  });
}

/** Whatever is asked, there are too many who ask. */
function refusing({ refuse }: AgentAnswers): AgentAnswers {
  const take: AgentAnswers['take'] = ({ headers }) => refuse('tooManyOpen', headers);
  return {
    refuse,
    take,
    answer: (request) => Promise.resolve(refuse('tooManyOpen', request.headers)),
  };
}

function serve(
  socket: Socket,
  answers: AgentAnswers,
  clock: Pick<Clock, 'after'>,
  onAnswered: () => void,
): void {
  let bytes = Buffer.alloc(0);
  let isAsked = false;
  let text: TextStream | null = null;
  let cancelDeadline = clock.after(numbers.idleMs, () => {
    // Whoever has said nothing is told nothing.
    if (bytes.length === 0) socket.destroy();
    else reply(answers.refuse('tooSlow', {}));
  });

  function reply(answer: AgentReply): void {
    isAsked = true;
    onAnswered();
    cancelDeadline();
    cancelDeadline = clock.after(numbers.idleMs, () => socket.destroy());
    socket.end(textOf(answer));
    // What still comes is not wanted, and an unread rest would take the answer away from its reader.
    socket.resume();
  }

  async function answer(request: AgentRequest): Promise<void> {
    const answered = await answers.answer(request);
    if (socket.writable) reply(answered);
  }

  function takeText({ request, textBytes, headBytes }: RequestReading, come: Buffer): void {
    const taker = answers.take(request);
    if ('status' in taker) return reply(taker);
    cancelDeadline();
    text = openTextStream(socket, taker, { textBytes: textBytes ?? 0, clock, onOver: onAnswered });
    text.feed(come.subarray(headBytes));
  }

  function take(chunk: Buffer): void {
    if (text !== null) return text.feed(chunk);
    if (isAsked) return;
    bytes = Buffer.concat([bytes, chunk]);
    const reading = readHead(bytes);
    if (reading.kind === 'more') return;
    isAsked = true;
    const come = bytes;
    bytes = Buffer.alloc(0);
    if (reading.kind === 'misuse') return reply(answers.refuse(reading.misuse, reading.headers));
    if (reading.textBytes !== null) return takeText(reading, come);
    // The answer has its own deadline.
    cancelDeadline();
    void answer(reading.request);
  }

  socket.on('data', take);
  // Half a request is none, and nobody is there to be told more of it than that.
  socket.on('end', () => {
    text?.cut();
    if (isAsked) return;
    if (bytes.length === 0) socket.destroy();
    else reply(answers.refuse('notHttp', {}));
  });
  // A caller that goes away before its answer is no news.
  socket.on('error', () => socket.destroy());
  socket.once('close', () => cancelDeadline());
}

type RequestReading = Extract<HeadReading, { readonly kind: 'request' }>;

function textOf({ status, headers, body }: AgentReply): string {
  const lines = Object.entries({ ...headers, 'Content-Length': String(Buffer.byteLength(body)) });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return `HTTP/1.1 ${status} ${PHRASES[status] ?? 'Problem'}\r\n${head}\r\n${body}`;
}

/** For people who read what `curl -i` prints. */
const PHRASES: Readonly<Record<number, string>> = {
  200: 'OK',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  410: 'Gone',
  411: 'Length Required',
  413: 'Content Too Large',
  423: 'Locked',
  429: 'Too Many Requests',
  431: 'Request Header Fields Too Large',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};
