import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import { notFound, withHeaders } from '../replies.ts';
import type { Reply, SimulatedRequest } from '../wire.ts';

/** A 5 × 5 pattern, drawn 16 pixels to the square. */
const SQUARES = 5;
const SQUARE_PIXELS = 16;

/** `GET /avatars/u/ID`: a small identicon, different for every person. */
export function avatar(request: SimulatedRequest): Reply {
  const id = /^\/avatars\/u\/(\d+)$/.exec(request.path)?.[1];
  if (id === undefined) return notFound();
  return withHeaders(
    {
      status: 200,
      headers: {},
      body: { kind: 'bytes', type: 'image/png', bytes: identicon(id) },
      remark: null,
    },
    { 'cache-control': 'max-age=300' },
  );
}

function identicon(seed: string): Buffer {
  const hash = createHash('sha256').update(seed).digest();
  const colour = Buffer.from(hash.subarray(29));
  const paper = Buffer.from([240, 240, 240]);
  const side = SQUARES * SQUARE_PIXELS;
  const isInk = (x: number, y: number) => {
    const column = Math.floor(x / SQUARE_PIXELS);
    const mirrored = Math.min(column, SQUARES - 1 - column);
    return (hash[mirrored * SQUARES + Math.floor(y / SQUARE_PIXELS)] ?? 0) % 2 === 0;
  };
  const rows = Array.from({ length: side }, (_, y) =>
    Buffer.concat([
      Buffer.from([0]), // Each row says how it is filtered: not at all.
      ...Array.from({ length: side }, (_, x) => (isInk(x, y) ? colour : paper)),
    ]),
  );
  return png(side, Buffer.concat(rows));
}

/** 8 bits, true colour. @see https://www.w3.org/TR/png-3/#11IHDR */
function png(side: number, rows: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, checksum]);
}
