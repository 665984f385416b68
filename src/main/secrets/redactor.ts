import { holdersOf, type NewHolder } from './hold.ts';
import { lookAlikesIn, type Span } from './look-alikes.ts';
import { readingsOf } from './readings.ts';
import type { Secret } from './secret.ts';
import { spellingsOf } from './spellings.ts';

/** Takes secrets out of text that is about to be written down or shown. No method throws. */
export interface Redactor {
  /** From now on this secret is taken out in whatever spelling, until `forget` was called as often as this. */
  register(secret: Secret): void;
  /** Undoes one `register` of an equal secret. The last one makes it dead, which is {@link remember}ed. */
  forget(secret: Secret): void;
  /** Registers for somebody what they have in hand, and forgets what they have no more. */
  readonly newHolder: NewHolder;
  /** Takes out what nobody holds: a secret that has just been read, or is dead. The newest 256 of these. */
  remember(secret: Secret): void;
  /** A line or a sentence without these secrets and without anything that looks like one. Idempotent. */
  redact(text: string): string;
  /** The same for a name, a code or an address: words that only stand beside secrets in sentences are let be. */
  redactValue(text: string): string;
}

/** What stands where a secret stood. */
export const REDACTED = '[redacted]';

/** No token is this short, and taking out every `ok` would leave no log. */
const SHORTEST_SECRET = 8;

/** A beginning or an end of this length is nowhere by chance, and enough to know a token by. */
const TELLING_LENGTH = 12;

/** Nobody holds them: of one account these are five days of Copilot tokens, which live for half an hour. */
const MOST_DEAD = 256;

interface Entry {
  readonly spellings: readonly string[];
  /** How many have registered it and not forgotten it. */
  readonly owners: number;
}

/** A {@link Redactor} that knows no secret yet. */
export function createRedactor(): Redactor {
  /** By their texts; the dead in the order in which they died. */
  const entries = new Map<string, Entry>();
  let spellings: readonly string[] | null = null;

  function put(secret: Secret, ownersBy: number): void {
    const text = secret.reveal();
    if (text.length < SHORTEST_SECRET) return;
    const before = entries.get(text);
    const owners = Math.max((before?.owners ?? 0) + ownersBy, 0);
    entries.delete(text);
    entries.set(text, { spellings: before?.spellings ?? spellingsOf(text), owners });
    const dead = [...entries].filter(([, entry]) => entry.owners === 0);
    for (const [gone] of dead.slice(0, -MOST_DEAD)) entries.delete(gone);
    spellings = null;
  }

  function allSpellings(): readonly string[] {
    spellings ??= [...entries.values()]
      .flatMap((entry) => entry.spellings)
      .filter((spelling) => spelling.length >= SHORTEST_SECRET);
    return spellings;
  }

  function secretsIn(text: string, among: 'sentences' | 'values'): readonly Span[] {
    return readingsOf(text).flatMap((reading) => {
      const known = allSpellings().flatMap((spelling) => piecesOf(spelling, reading.text));
      return [...known, ...lookAlikesIn(reading.text, among)].map(
        ([from, to]): Span => [reading.starts[from] ?? 0, reading.starts[to] ?? text.length],
      );
    });
  }

  /**
   * Looks again until nothing is found, as a mark can make what stands around it look like a secret: `token user_code=x`
   * is too short for a token until the code is taken out.
   */
  function without(text: string, among: 'sentences' | 'values'): string {
    let rest = text;
    for (let before = ''; before !== rest; ) {
      before = rest;
      rest = marked(before, secretsIn(before, among));
    }
    return rest;
  }

  const register = (secret: Secret): void => put(secret, 1);
  const forget = (secret: Secret): void => {
    if (entries.has(secret.reveal())) put(secret, -1);
  };

  return {
    register,
    forget,
    newHolder: holdersOf({ register, forget }),
    remember: (secret) => put(secret, 0),
    redact: (text) => without(text, 'sentences'),
    redactValue: (text) => without(text, 'values'),
  };
}

/** Where a spelling stands, or so much of its beginning or its end that one could know it by that. */
function piecesOf(spelling: string, text: string): readonly Span[] {
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

/**
 * A mark in the place of each span. Marks that are there already go with what they touch and stay when nothing else
 * goes, so that each change leaves fewer characters outside of marks, or fewer marks.
 */
function marked(text: string, spans: readonly Span[]): string {
  const marks = [...text.matchAll(MARKS)].map(
    ({ index }): Span => [index, index + REDACTED.length],
  );
  const sorted = [...spans, ...marks].toSorted(([a], [b]) => a - b);
  const pieces: string[] = [];
  let end = 0;
  let open: Span | null = null;
  for (const span of sorted) {
    if (open !== null && span[0] < open[1]) {
      open = [open[0], Math.max(open[1], span[1])];
      continue;
    }
    if (open !== null) pieces.push(text.slice(end, open[0]), REDACTED);
    end = open?.[1] ?? 0;
    open = span;
  }
  if (open === null) return text;
  return [...pieces, text.slice(end, open[0]), REDACTED, text.slice(open[1])].join('');
}

const MARKS = /\[redacted\]/g;
