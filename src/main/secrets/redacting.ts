import type { Redactor } from './redactor.ts';
import { marked, REDACTED } from './redactor.ts';

/** A long text without its secrets, as it comes in pieces. */
export interface Redacting {
  /** Takes the next piece, and gives out what surely holds no secret that ends beyond it. */
  push(text: string): string;
  /** The text is over: gives out the rest. */
  end(): string;
}

/** What stands before a secret and gives it away, as `token ` does, is shorter. */
const CONTEXT_LENGTH = 256;

/** What ends whatever looks like a token. */
const BREAK = /[\s"'`<>]/;

/**
 * Redacts a text that is never held as a whole. `overlapLength`: as long as a secret may be; so much is held back, and a
 * run that looks like a secret and is longer is left out up to its end.
 */
export function createRedacting(
  { placesIn }: Pick<Redactor, 'placesIn'>,
  overlapLength: number,
): Redacting {
  /** What was given out last, for the eye alone. */
  let before = '';
  let rest = '';
  let isInRun = false;

  function give(isLast: boolean): string {
    const text = before + rest;
    const from = before.length;
    const limit = isLast ? text.length : Math.max(text.length - overlapLength, from);
    const spans = placesIn(text).filter(([, to]) => to > from);
    // A secret is taken out as a whole, and so never ends where a piece does.
    const cut = spans.reduce((at, [start, to]) => (start < at && at < to ? start : at), limit);
    const isStuck = !isLast && cut <= from && text.length - from > 2 * overlapLength;
    if (isStuck) return skipRun();
    const end = wholeUpTo(text, Math.max(cut, from));
    const shifted = spans
      .filter(([start]) => start < end)
      .map(([start, to]) => [Math.max(start, from) - from, Math.min(to, end) - from] as const);
    const given = marked(text.slice(from, end), shifted);
    keep(text, end);
    return given;
  }

  function keep(text: string, end: number): void {
    before = text.slice(Math.max(end - CONTEXT_LENGTH, 0), end);
    rest = text.slice(end);
  }

  function skipRun(): string {
    isInRun = true;
    before = '';
    rest = '';
    return REDACTED;
  }

  function afterRun(text: string): string {
    if (!isInRun) return text;
    const end = text.search(BREAK);
    if (end === -1) return '';
    isInRun = false;
    return text.slice(end);
  }

  return {
    push(text) {
      rest += afterRun(text);
      // What is held back is looked at again each time: so not before as much has come beside it.
      return rest.length < 2 * overlapLength ? '' : give(false);
    },
    end: () => give(true),
  };
}

/** No further than this, and not between the halves of a character, which could not be written down apart. */
function wholeUpTo(text: string, end: number): number {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(end - 1, end + 1)) ? end - 1 : end;
}
