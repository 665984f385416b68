/** One square picture, as a PNG file and as its pixels. */
export interface Picture {
  readonly px: number;
  readonly png: Buffer;
  /** Red, green, blue, alpha; rows from the top. */
  readonly rgba: Buffer;
}

/**
 * A Windows icon file. Small pictures are bitmaps, which every reader of `.ico` files takes; a large one is a PNG.
 *
 * @see https://learn.microsoft.com/previous-versions/ms997538(v=msdn.10)
 */
export function icoOf(pictures: readonly Picture[]): Buffer {
  const bodies = pictures.map((picture) => (picture.px < 256 ? bitmapOf(picture) : picture.png));
  const header = Buffer.alloc(6);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pictures.length, 4);
  let offset = header.length + 16 * pictures.length;
  const entries = bodies.map((body, index) => {
    const entry = Buffer.alloc(16);
    // 256 does not fit in a byte and is written as 0.
    const px = (pictures[index]?.px ?? 0) % 256;
    entry.writeUInt8(px, 0);
    entry.writeUInt8(px, 1);
    entry.writeUInt16LE(1, 4);
    entry.writeUInt16LE(32, 6);
    entry.writeUInt32LE(body.length, 8);
    entry.writeUInt32LE(offset, 12);
    offset += body.length;
    return entry;
  });
  return Buffer.concat([header, ...entries, ...bodies]);
}

/** A device-independent bitmap as icons hold it: rows from the bottom, then a mask that alpha makes redundant. */
function bitmapOf({ px, rgba }: Picture): Buffer {
  const header = Buffer.alloc(40);
  header.writeUInt32LE(40, 0);
  header.writeInt32LE(px, 4);
  // Picture and mask together.
  header.writeInt32LE(px * 2, 8);
  header.writeUInt16LE(1, 12);
  header.writeUInt16LE(32, 14);
  const pixels = Buffer.alloc(px * px * 4);
  for (let y = 0; y < px; y += 1) {
    for (let x = 0; x < px; x += 1) {
      const from = (y * px + x) * 4;
      const to = ((px - 1 - y) * px + x) * 4;
      pixels.writeUInt32BE(bgra(rgba.readUInt32BE(from)), to);
    }
  }
  const maskRow = Math.ceil(px / 32) * 4;
  return Buffer.concat([header, pixels, Buffer.alloc(maskRow * px)]);
}

function bgra(rgba: number): number {
  const red = rgba >>> 24;
  const green = (rgba >>> 16) & 0xff;
  const blue = (rgba >>> 8) & 0xff;
  return ((blue << 24) | (green << 16) | (red << 8) | (rgba & 0xff)) >>> 0;
}

/**
 * The types of each size in pixels: as the side of so many points, and as the dense form of half as many.
 *
 * @see https://en.wikipedia.org/wiki/Apple_Icon_Image_format
 */
const ICNS_TYPES: ReadonlyMap<number, readonly string[]> = new Map([
  [16, ['icp4']],
  [32, ['icp5', 'ic11']],
  [64, ['ic12']],
  [128, ['ic07']],
  [256, ['ic08', 'ic13']],
  [512, ['ic09', 'ic14']],
  [1024, ['ic10']],
]);

/** A macOS icon file: a row of PNG files, each with its type and length in front. */
export function icnsOf(pictures: readonly Picture[]): Buffer {
  const chunks = pictures.flatMap(({ px, png }) =>
    (ICNS_TYPES.get(px) ?? []).map((type) => chunk(type, png)),
  );
  return chunk('icns', Buffer.concat(chunks));
}

function chunk(type: string, body: Buffer): Buffer {
  const header = Buffer.alloc(8);
  header.write(type, 0, 'latin1');
  header.writeUInt32BE(body.length + header.length, 4);
  return Buffer.concat([header, body]);
}
