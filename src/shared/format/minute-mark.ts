import { MINUTE_MS } from '../time-units.ts';

/**
 * The whole minutes left, when a minute mark lies between two looks at a countdown; else null.
 *
 * A countdown is announced at these marks only: a voice that counts seconds cannot be listened to. After a long gap
 * (the machine slept) only the latest mark counts. The end itself is a new screen and is not announced here.
 */
export function minuteMark(leftBeforeMs: number, leftNowMs: number): number | null {
  const mark = Math.ceil(leftNowMs / MINUTE_MS);
  const crossed = leftBeforeMs > mark * MINUTE_MS;
  return crossed && mark > 0 ? mark : null;
}
