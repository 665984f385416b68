import { MINUTE_MS, SECOND_MS } from '../time-units.ts';

/** Who has just been given fifteen minutes is not told of fourteen. */
const FRESH_MS = 30 * SECOND_MS;

/** How much of a code's life is left, for words and for a bar. */
export interface CodeLife {
  /** The span to say: rounded to the nearest minute while the code is fresh, else what is left. */
  readonly saidMs: number;
  /** From 1 to 0, a step each minute; the minute that has begun counts. */
  readonly part: number;
}

/** What to say and to draw of a code's life. */
export function codeLife(leftMs: number, lifeMs: number): CodeLife {
  const isFresh = lifeMs - leftMs < FRESH_MS;
  const minutes = Math.max(1, Math.ceil(lifeMs / MINUTE_MS));
  return {
    saidMs: isFresh ? Math.max(leftMs, Math.round(lifeMs / MINUTE_MS) * MINUTE_MS) : leftMs,
    part: Math.min(1, Math.ceil(leftMs / MINUTE_MS) / minutes),
  };
}
