import type { Span } from './look-alikes.ts';

/** No token is this short, and taking out every `ok` would leave no log. */
export const SHORTEST_SECRET = 8;

/** A beginning or an end of this length is nowhere by chance, and enough to know a token by. */
const TELLING_LENGTH = 12;

/** Some thousand pieces are known at most, so that of 2^16 marks nearly every one is nobody's. */
const MARK_BITS = 16;

/** Odd, and near the golden part of 2^32: the upper bits of a product are spread (Knuth, volume 3, 6.4). */
const SPREADING = 0x9e3779b1;

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
  /** How many of them have this mark: a place of a text whose mark none has is passed over without a look. */
  const marks = new Uint32Array(1 << MARK_BITS);
  /** How long they are: nearly all are as long as it takes. */
  const lengths = new Set<number>();

  return {
    add(spellings) {
      for (const piece of edgesOf(spellings)) {
        lengths.add(piece.length);
        const having = byPiece.get(piece);
        if (having !== undefined) {
          having.add(spellings);
          continue;
        }
        byPiece.set(piece, new Set([spellings]));
        const mark = markAt(piece, 0);
        marks[mark] = (marks[mark] ?? 0) + 1;
      }
    },
    remove(spellings) {
      for (const piece of edgesOf(spellings)) {
        const having = byPiece.get(piece);
        having?.delete(spellings);
        if (having?.size !== 0) continue;
        byPiece.delete(piece);
        const mark = markAt(piece, 0);
        marks[mark] = (marks[mark] ?? 1) - 1;
      }
    },
    in(text) {
      const found = new Set<Spellings>();
      for (const length of lengths) {
        for (let at = 0; at + length <= text.length; at += 1) {
          if (marks[markAt(text, at)] === 0) continue;
          for (const spellings of byPiece.get(text.slice(at, at + length)) ?? []) {
            found.add(spellings);
          }
        }
      }
      return [...found].flat().flatMap((spelling) => piecesOf(spelling, text));
    },
  };
}

/** A number of {@link MARK_BITS}, made of characters that even the shortest secret has. */
function markAt(text: string, at: number): number {
  const first = text.charCodeAt(at) | (text.charCodeAt(at + 2) << 8);
  const last = text.charCodeAt(at + 5) | (text.charCodeAt(at + SHORTEST_SECRET - 1) << 8);
  return Math.imul(first ^ (last << 16), SPREADING) >>> (32 - MARK_BITS);
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
