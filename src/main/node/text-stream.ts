import type { Socket } from 'node:net';
import { TextDecoder } from 'node:util';
import { agent as numbers } from '../config.ts';
import type { AgentStream, Cancel, Clock } from '../ports.ts';

/** A text on its way through. */
export interface TextStream {
  /** The next bytes have come; those beyond the text are ignored. */
  readonly feed: (bytes: Buffer) => void;
  /** Nothing more comes: a text that is not whole has no whole answer. */
  readonly cut: () => void;
}

/** In pieces, so that whoever reads it knows whether it was whole. */
const HEAD = [
  'HTTP/1.1 200 OK',
  'Cache-Control: no-store',
  'Connection: close',
  'Content-Type: text/plain; charset=utf-8',
  'Transfer-Encoding: chunked',
  '',
  '',
].join('\r\n');

/**
 * Sends a text through its taker while it comes, no faster than the caller takes what comes of it. `onOver` is called when
 * all was said.
 */
export function openTextStream(
  socket: Socket,
  taker: AgentStream,
  { textBytes, clock, onOver }: TextStreamPorts,
): TextStream {
  const decoder = new TextDecoder();
  let leftBytes = textBytes;
  let isOver = false;
  let cancelIdle: Cancel = () => undefined;

  function write(text: string): void {
    if (text === '') return;
    const bytes = Buffer.from(text);
    socket.write(`${bytes.length.toString(16)}\r\n`);
    socket.write(bytes);
    if (socket.write('\r\n')) return;
    socket.pause();
    socket.once('drain', () => socket.resume());
  }

  function waitOn(): void {
    cancelIdle();
    cancelIdle = clock.after(numbers.textIdleMs, () => socket.destroy());
  }

  function finish(): void {
    write(taker.push(decoder.decode()) + taker.end());
    socket.end('0\r\n\r\n');
    close();
    onOver();
  }

  function close(): void {
    if (isOver) return;
    isOver = true;
    taker.close();
  }

  socket.once('close', () => {
    cancelIdle();
    close();
  });
  socket.write(HEAD);
  waitOn();
  if (textBytes === 0) finish();

  return {
    feed(bytes) {
      if (isOver) return;
      waitOn();
      const mine = bytes.subarray(0, leftBytes);
      leftBytes -= mine.length;
      write(taker.push(decoder.decode(mine, { stream: true })));
      if (leftBytes === 0) finish();
    },
    cut() {
      if (!isOver) socket.destroy();
    },
  };
}

interface TextStreamPorts {
  readonly textBytes: number;
  readonly clock: Pick<Clock, 'after'>;
  readonly onOver: () => void;
}
