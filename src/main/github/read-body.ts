/**
 * Reads a body piece by piece and stops at the limit, so that neither a flood nor a compressed bomb fills the memory.
 *
 * Null when there is more than `maximumBytes`. Rejects when the connection breaks; ends early when `signal` aborts.
 */
export async function readBody(
  response: Response,
  maximumBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array | null> {
  if (response.body === null) return new Uint8Array();
  const reader: ReadableStreamDefaultReader<unknown> = response.body.getReader();
  // A stream that has already failed rejects its cancellation too, which tells nothing new.
  const cancel = (): void => void reader.cancel().catch(() => null);
  signal.addEventListener('abort', cancel);
  if (signal.aborted) cancel();
  try {
    const pieces = await readPieces(reader, maximumBytes);
    return pieces === null ? null : Buffer.concat(pieces);
  } finally {
    signal.removeEventListener('abort', cancel);
    cancel(); // What was not read is not wanted; a stream at its end does not mind.
  }
}

async function readPieces(
  reader: ReadableStreamDefaultReader<unknown>,
  maximumBytes: number,
): Promise<readonly Uint8Array[] | null> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return pieces;
    if (!(value instanceof Uint8Array)) throw new TypeError('the body is not made of bytes');
    size += value.byteLength;
    if (size > maximumBytes) return null;
    pieces.push(value);
  }
}
