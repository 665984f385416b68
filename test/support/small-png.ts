import { crc32, deflateSync } from 'node:zlib';
import { readPng } from './read-png.ts';

/** Colours of an indexed PNG. A screen has fewer that matter: the rest are edges of letters. */
const COLOURS = 256;

/** The same picture with at most 256 colours: about a third of the size of Chromium's own. */
export function smallPng(png: Buffer): Buffer {
  const { width, height, rgba } = readPng(png);
  const { palette, indices } = fewColours(rgba);
  return encode(width, height, palette, indices);
}

/** Areas, which the eye compares, are of few colours: those stay exact. The rest are soft edges, in many. */
const EXACT_COLOURS = 128;

/** The most frequent colours stay exact; every other becomes the nearest of those that stand for all the rest. */
export function fewColours(rgba: Uint8Array): { palette: readonly number[]; indices: Uint8Array } {
  const counts = new Map<number, number>();
  const colourAt = (pixel: number) =>
    ((rgba[pixel * 4] ?? 0) << 16) | ((rgba[pixel * 4 + 1] ?? 0) << 8) | (rgba[pixel * 4 + 2] ?? 0);
  const size = rgba.length / 4;
  for (let pixel = 0; pixel < size; pixel++) {
    const colour = colourAt(pixel);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const byCount = [...counts].sort((a, b) => b[1] - a[1]);
  const exact = byCount.slice(0, byCount.length > COLOURS ? EXACT_COLOURS : COLOURS);
  const others = byCount.slice(exact.length);
  const palette = [
    ...exact.map(([colour]) => colour),
    ...representatives(others, COLOURS - exact.length),
  ];
  const indexOf = new Map(palette.map((colour, index) => [colour, index]));
  for (const [colour] of others) indexOf.set(colour, nearest(palette, colour));
  const indices = new Uint8Array(size);
  for (let pixel = 0; pixel < size; pixel++) indices[pixel] = indexOf.get(colourAt(pixel)) ?? 0;
  return { palette, indices };
}

type Counted = readonly [colour: number, count: number];

const SHIFTS = [16, 8, 0] as const;

/**
 * The middles of so many boxes of colours: the widest is cut in two each time. Not by how many pixels a box has: what is
 * thin, such as a ring, has few of each colour and shows every one.
 */
function representatives(colours: readonly Counted[], count: number): readonly number[] {
  const boxes: (readonly Counted[])[] = colours.length === 0 ? [] : [colours];
  while (boxes.length < count) {
    boxes.sort((a, b) => widthOf(b).width - widthOf(a).width);
    const [widest] = boxes;
    if (widest === undefined || widest.length < 2) break;
    boxes.splice(0, 1, ...halves(widest));
  }
  return boxes.map(middle);
}

function halves(box: readonly Counted[]): (readonly Counted[])[] {
  const { shift, least, width } = widthOf(box);
  const isLow = ([colour]: Counted) => ((colour >> shift) & 255) <= least + (width - 1) / 2;
  return [box.filter(isLow), box.filter((one) => !isLow(one))];
}

/** Along which of red, green and blue a box reaches furthest. */
function widthOf(box: readonly Counted[]) {
  const sides = SHIFTS.map((shift) => {
    let [least, most] = [255, 0];
    for (const [colour] of box) {
      const part = (colour >> shift) & 255;
      if (part < least) least = part;
      if (part > most) most = part;
    }
    return { shift, least, width: most - least };
  });
  return sides.reduce((widest, side) => (side.width > widest.width ? side : widest));
}

function middle(box: readonly Counted[]): number {
  const total = box.reduce((sum, [, count]) => sum + count, 0);
  const meanOf = (shift: number) =>
    Math.round(box.reduce((sum, [colour, n]) => sum + ((colour >> shift) & 255) * n, 0) / total);
  return SHIFTS.reduce<number>((colour, shift) => colour | (meanOf(shift) << shift), 0);
}

function nearest(palette: readonly number[], colour: number): number {
  let best = 0;
  let bestDistance = Infinity;
  for (const [index, candidate] of palette.entries()) {
    const red = (candidate >> 16) - (colour >> 16);
    const green = ((candidate >> 8) & 255) - ((colour >> 8) & 255);
    const blue = (candidate & 255) - (colour & 255);
    const distance = red * red + green * green + blue * blue;
    if (distance < bestDistance) [best, bestDistance] = [index, distance];
  }
  return best;
}

function encode(
  width: number,
  height: number,
  palette: readonly number[],
  indices: Uint8Array,
): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3], 8); // 8 bits a pixel, indexed.
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) {
    rows.set(indices.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  }
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap((one) => [one >> 16, (one >> 8) & 255, one & 255]))),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
