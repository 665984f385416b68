import { watch } from '../config.ts';
import type { Moment, SessionEffect } from './events.ts';
import { type Begun, type Held, heldBy, isInDoubt } from './state.ts';

/** The token in hand if it is still valid by the best knowledge now, else null. */
export function stillValid(state: Begun, answer: Moment): Held | null {
  const held = heldBy(state);
  const found = held === null ? null : rebased(held, isInDoubt(state), answer);
  return found !== null && answer.nowMs < found.expiresAtMs ? found : null;
}

/**
 * The server's own clock, if it spoke, settles how long the token lives: after a jump the local idea of that is a guess,
 * and of a pause in which every local clock stood still nothing else tells.
 */
function rebased(held: Held, isDoubted: boolean, { nowMs, serverMs }: Moment): Held {
  if (serverMs === null || held.expiresAtServerMs === null) return held;
  const longestMs = held.expiresAtMs - held.receivedAtMs;
  const expiresAtMs = nowMs + Math.min(held.expiresAtServerMs - serverMs, longestMs);
  const isPaused = held.expiresAtMs - expiresAtMs > watch.dateNoiseMs;
  return isDoubted || isPaused ? { ...held, expiresAtMs } : held;
}

/** The effects of a step that leaves this token in hand: without one, what was in hand is forgotten. */
export function dropUnless(held: Held | null): readonly SessionEffect[] {
  return held === null ? [{ kind: 'drop' }] : [];
}
