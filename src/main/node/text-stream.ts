import type { Socket } from 'node:net';
import { agent as numbers } from '../config.ts';
import type { AgentStream, Cancel, Clock } from '../ports.ts';
import { bytesOf, createByteReader } from './byte-text.ts';

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
 * Sends a text through its taker while it comes, no faster than the caller takes what comes of it, and one slice in each
 * turn of the event loop: the taker works long, and others have to be answered meanwhile. `onOver` is called when all was
 * said.
 */
export function openTextStream(
  socket: Socket,
  taker: AgentStream,
  { textBytes, clock, onOver }: TextStreamPorts,
): TextStream {
  const read = createByteReader();
  let leftBytes = textBytes;
  let come: Buffer = Buffer.alloc(0);
  let isOver = false;
  /** Nothing is left to be done until more comes. */
  let isWaiting = false;
  let cancelIdle: Cancel = () => undefined;

  /** Answers whether more may be sent at once. */
  function write(text: string): boolean {
    if (text === '') return true;
    const bytes = bytesOf(text);
    socket.write(`${bytes.length.toString(16)}\r\n`);
    socket.write(bytes);
    return socket.write('\r\n');
  }

  function waitOn(): void {
    cancelIdle();
    cancelIdle = clock.after(numbers.textIdleMs, () => socket.destroy());
  }

  function goOn(): void {
    if (isOver) return;
    const slice = come.subarray(0, numbers.textSliceBytes);
    come = come.subarray(slice.length);
    const isLast = leftBytes === 0 && come.length === 0;
    waitOn();
    if (slice.length === 0 && !isLast) {
      isWaiting = true;
      socket.resume();
      return;
    }
    const isTaken = write(taker.push(read(slice, isLast)));
    if (isLast) return finish();
    if (isTaken) setImmediate(goOn);
    else socket.once('drain', goOn);
  }

  function finish(): void {
    write(taker.end());
    socket.end('0\r\n\r\n');
    // What still comes is not wanted, and without its end the connection has none.
    socket.resume();
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
  setImmediate(goOn);

  return {
    feed(bytes) {
      if (isOver) return;
      const mine = bytes.subarray(0, leftBytes);
      leftBytes -= mine.length;
      come = come.length === 0 ? mine : Buffer.concat([come, mine]);
      socket.pause();
      if (isWaiting) setImmediate(goOn);
      isWaiting = false;
    },
    cut() {
      if (!isOver && leftBytes > 0) socket.destroy();
    },
  };
}

interface TextStreamPorts {
  readonly textBytes: number;
  readonly clock: Pick<Clock, 'after'>;
  readonly onOver: () => void;
}
