import type { Span } from './look-alikes.ts';

/** No token is this short, and taking out every `ok` would leave no log. */
export const SHORTEST_SECRET = 8;

/** A beginning or an end of this length is nowhere by chance, and enough to know a token by. */
const TELLING_LENGTH = 12;

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
  /** How long they are: nearly all are as long as it takes. */
  const lengths = new Set<number>();

  return {
    add(spellings) {
      for (const piece of edgesOf(spellings)) {
        lengths.add(piece.length);
        const having = byPiece.get(piece);
        if (having === undefined) byPiece.set(piece, new Set([spellings]));
        else having.add(spellings);
      }
    },
    remove(spellings) {
      for (const piece of edgesOf(spellings)) {
        const having = byPiece.get(piece);
        having?.delete(spellings);
        if (having?.size === 0) byPiece.delete(piece);
      }
    },
    in(text) {
      const found = new Set<Spellings>();
      for (const length of lengths) {
        for (let at = 0; at + length <= text.length; at += 1) {
          for (const spellings of byPiece.get(text.slice(at, at + length)) ?? []) {
            found.add(spellings);
          }
        }
      }
      return [...found].flat().flatMap((spelling) => piecesOf(spelling, text));
    },
  };
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
