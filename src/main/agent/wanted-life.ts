import { agent as numbers } from '../config.ts';
import type { Held } from '../session/state.ts';

/**
 * How much life a token must have not to be renewed for a caller who wishes for so much. Whatever is wished for, a token
 * is renewed for it once in two thirds of a life at most, and none that came a minute ago.
 */
export function freshEnough(held: Held | null, wishedMs: number, nowMs: number): number {
  if (held === null) return wishedMs;
  if (nowMs - held.receivedAtMs < numbers.youngMs) return 0;
  const lifeMs = held.expiresAtMs - held.receivedAtMs;
  return Math.min(wishedMs, lifeMs * numbers.largestPartOfLife);
}
