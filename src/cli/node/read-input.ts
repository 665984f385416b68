/** Standard input to its end; null where it is longer than this. Rejects when it cannot be read. */
export async function readInput(mostBytes: number): Promise<Buffer | null> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of process.stdin) {
    pieces.push(Buffer.from(piece));
    bytes += pieces.at(-1)?.length ?? 0;
    if (bytes > mostBytes) return null;
  }
  return Buffer.concat(pieces);
}
