import { bareOf, barePlaces } from './bare.ts';
import { holdersOf, type NewHolder } from './hold.ts';
import { createKnownPieces, SHORTEST_SECRET } from './known-pieces.ts';
import { lookAlikesIn, type Span } from './look-alikes.ts';
import { type Rendering, readingsOf } from './readings.ts';
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
  /** Where in a line or a sentence these secrets stand, and what looks like one. */
  placesIn(text: string): readonly Span[];
  /** The same for a name, a code or an address: words that only stand beside secrets in sentences are let be. */
  redactValue(text: string): string;
}

/** What stands where a secret stood. */
export const REDACTED = '[redacted]';

/** Nobody holds them: of one account these are five days of Copilot tokens, which live for half an hour. */
const MOST_DEAD = 256;

interface Entry {
  readonly spellings: readonly string[];
  /** How many have registered it and not forgotten it. */
  readonly owners: number;
}

/** A {@link Redactor} that knows no secret yet. */
export function createRedactor(): Redactor {
  /** By their texts. */
  const held = new Map<string, Entry>();
  /** Their spellings by their texts, in the order in which they died. */
  const dead = new Map<string, readonly string[]>();
  const known = createKnownPieces();

  function put(secret: Secret, ownersBy: number): void {
    const text = secret.reveal();
    if (text.length < SHORTEST_SECRET) return;
    const before = held.get(text);
    const spellings = before?.spellings ?? dead.get(text) ?? spellingsOf(text);
    const owners = Math.max((before?.owners ?? 0) + ownersBy, 0);
    if (before === undefined && !dead.delete(text)) known.add(spellings);
    held.delete(text);
    if (owners > 0) held.set(text, { spellings, owners });
    else bury(text, spellings);
  }

  function bury(text: string, spellings: readonly string[]): void {
    dead.set(text, spellings);
    const [oldest] = dead;
    if (oldest === undefined || dead.size <= MOST_DEAD) return;
    dead.delete(oldest[0]);
    known.remove(oldest[1]);
  }

  function secretsIn(text: string, among: 'sentences' | 'values'): readonly Span[] {
    return readingsOf(text).flatMap((reading) => {
      const { starts } = reading;
      const whole = [...known.in(reading.text), ...lookAlikesIn(reading.text, among)];
      return [
        ...whole.map(([from, to]): Span => [starts[from] ?? 0, starts[to] ?? text.length]),
        ...inPieces(reading),
      ];
    });
  }

  /** Only what is known: without its blanks, prose looks like anything. */
  function inPieces(reading: Rendering): readonly Span[] {
    const spans = known.in(bareOf(reading.text));
    if (spans.length === 0) return [];
    const { begins, ends } = barePlaces(reading);
    return spans.map(([from, to]) => [begins[from] ?? 0, ends[to - 1] ?? 0]);
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
    if (held.has(secret.reveal())) put(secret, -1);
  };

  return {
    register,
    forget,
    newHolder: holdersOf({ register, forget }),
    remember: (secret) => put(secret, 0),
    redact: (text) => without(text, 'sentences'),
    placesIn: (text) => secretsIn(text, 'sentences'),
    redactValue: (text) => without(text, 'values'),
  };
}

/**
 * A mark in the place of each span. Marks that are there already go with what they touch and stay when nothing else
 * goes, so that each change leaves fewer characters outside of marks, or fewer marks.
 */
export function marked(text: string, spans: readonly Span[]): string {
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
