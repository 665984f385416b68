import type { Span } from './look-alikes.ts';

/** No token is this short, and taking out every `ok` would leave no log. */
export const SHORTEST_SECRET = 8;

/** A beginning or an end of this length is nowhere by chance, and enough to know a token by. */
const TELLING_LENGTH = 12;

/** Some ten thousand pieces are known at most, so that of 2^20 marks a hundredth is somebody's. */
const MARK_BITS = 20;

/** Odd, and near the golden part of 2^32: the upper bits of a product are spread (Knuth, volume 3, 6.4). */
const SPREADING = 0x9e3779b1;

/** What the first of the characters that a mark is made of was multiplied with by the time of the last. */
const FIRST_FACTOR = Array.from({ length: SHORTEST_SECRET - 1 }).reduce<number>(
  (product) => Math.imul(product, SPREADING),
  1,
);

/** All the ways in which one secret is spelt. */
type Spellings = readonly string[];

/** Secrets in all their spellings, and where they or telling pieces of them stand in a text. */
export interface KnownPieces {
  add(spellings: Spellings): void;
  /** Undoes the `add` of this very list. */
  remove(spellings: Spellings): void;
  /** Where a spelling stands, or so much of its beginning or its end that one could know it by that. */
  in(text: string): readonly Span[];
}

/**
 * No pieces yet. Hundreds of secrets in a dozen spellings are known, and hardly a text has one: so what is looked up is
 * every place of the text among all beginnings and ends, and not each of these in the text.
 */
export function createKnownPieces(): KnownPieces {
  /** By each beginning and end. */
  const byPiece = new Map<string, Set<Spellings>>();
  /** How many of them have a mark. */
  const having = new Map<number, number>();
  /** A bit for each mark that any has: a place of a text whose mark none has is passed over without a look. */
  const marks = new Uint8Array(1 << (MARK_BITS - 3));
  /** How long they are: nearly all are as long as it takes. */
  const lengths = new Set<number>();

  function mark(piece: string, by: 1 | -1): void {
    const one = markOf(beginningHash(piece));
    const count = (having.get(one) ?? 0) + by;
    if (count > 0) having.set(one, count);
    else having.delete(one);
    const bit = 1 << (one & 7);
    const others = (marks[one >> 3] ?? 0) & ~bit;
    marks[one >> 3] = count > 0 ? others | bit : others;
  }

  return {
    add(spellings) {
      for (const piece of edgesOf(spellings)) {
        lengths.add(piece.length);
        const owners = byPiece.get(piece);
        if (owners !== undefined) {
          owners.add(spellings);
          continue;
        }
        byPiece.set(piece, new Set([spellings]));
        mark(piece, 1);
      }
    },
    remove(spellings) {
      for (const piece of edgesOf(spellings)) {
        const owners = byPiece.get(piece);
        owners?.delete(spellings);
        if (owners?.size !== 0) continue;
        byPiece.delete(piece);
        mark(piece, -1);
      }
    },
    in(text) {
      const found = new Set<Spellings>();
      const codes = codesOf(text);
      let hash = beginningHash(text);
      for (let at = 0; at + SHORTEST_SECRET <= codes.length; at += 1) {
        const one = markOf(hash);
        const gone = codes[at] ?? 0;
        const come = codes[at + SHORTEST_SECRET] ?? 0;
        hash = nextHash(hash - Math.imul(gone, FIRST_FACTOR), come);
        if (((marks[one >> 3] ?? 0) & (1 << (one & 7))) === 0) continue;
        for (const length of lengths) {
          for (const owner of byPiece.get(text.slice(at, at + length)) ?? []) found.add(owner);
        }
      }
      return [...found].flat().flatMap((spelling) => piecesOf(spelling, text));
    },
  };
}

/**
 * Of as many characters as the shortest secret has. In a text that of each place is made of the one before, without its
 * first character and with one more (Karp and Rabin, 1987).
 */
function beginningHash(text: string): number {
  let hash = 0;
  for (let at = 0; at < SHORTEST_SECRET; at += 1) hash = nextHash(hash, text.charCodeAt(at));
  return hash;
}

function nextHash(hash: number, come: number): number {
  return (Math.imul(hash, SPREADING) + come) | 0;
}

/** Its characters where they can be read without a look at how the text is kept. */
function codesOf(text: string): Uint16Array {
  const { buffer, byteOffset } = Buffer.from(text, 'utf16le');
  return new Uint16Array(buffer, byteOffset, text.length);
}

/** A number of {@link MARK_BITS}. */
function markOf(hash: number): number {
  return Math.imul(hash, SPREADING) >>> (32 - MARK_BITS);
}

/** The telling beginning and end of each spelling that is long enough to be looked for. */
function edgesOf(spellings: Spellings): readonly string[] {
  return spellings
    .filter((spelling) => spelling.length >= SHORTEST_SECRET)
    .flatMap((spelling) => [spelling.slice(0, TELLING_LENGTH), spelling.slice(-TELLING_LENGTH)]);
}

function piecesOf(spelling: string, text: string): readonly Span[] {
  if (spelling.length < SHORTEST_SECRET) return [];
  const length = Math.min(TELLING_LENGTH, spelling.length);
  const spans: Span[] = [];
  const beginning = spelling.slice(0, length);
  for (let at = text.indexOf(beginning); at !== -1; ) {
    let more = length;
    while (more < spelling.length && text[at + more] === spelling[more]) more += 1;
    spans.push([at, at + more]);
    at = text.indexOf(beginning, at + more);
  }
  const ending = spelling.slice(-length);
  for (let at = text.indexOf(ending); at !== -1; at = text.indexOf(ending, at + length)) {
    let left = spelling.length - length;
    let from = at;
    while (from > 0 && left > 0 && text[from - 1] === spelling[left - 1]) {
      from -= 1;
      left -= 1;
    }
    spans.push([from, at + length]);
  }
  return spans;
}
