import { SECONDS_FROM_MS } from '../shared/format/time-left.ts';
import { SECOND_MS } from '../shared/time-units.ts';

/** The ring and a clock that was set are looked at this often even when no word changes. */
const LOOK_EVERY_MS = 10 * SECOND_MS;

/** How long a countdown's words stay true: to the next minute, or to the next second in the last minute. */
export function untilNextChange(leftMs: number): number {
  const unitMs = leftMs < SECONDS_FROM_MS + LOOK_EVERY_MS ? SECOND_MS : SECONDS_FROM_MS;
  // One more, so that the look falls behind the change and not on it.
  return Math.min((leftMs % unitMs) + 1, LOOK_EVERY_MS);
}
