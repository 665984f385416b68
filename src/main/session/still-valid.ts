import type { AnswerFacts, SessionEffect } from './events.ts';
import { type Begun, type Held, heldBy, isInDoubt } from './state.ts';

/** The token in hand if it is still valid by the best knowledge now, else null. */
export function stillValid(state: Begun, answer: AnswerFacts): Held | null {
  const held = rebased(state, answer);
  return held !== null && answer.nowMs < held.expiresAtMs ? held : null;
}

/** After a jump the local idea of the expiry is a guess; the server's own clock, if it spoke, settles it. */
function rebased(state: Begun, answer: AnswerFacts): Held | null {
  const held = heldBy(state);
  if (held === null || !isInDoubt(state)) return held;
  if (answer.serverMs === null || held.expiresAtServerMs === null) return held;
  const lifeMs = Math.min(
    held.expiresAtServerMs - answer.serverMs,
    held.expiresAtMs - held.receivedAtMs,
  );
  return { ...held, expiresAtMs: answer.nowMs + lifeMs };
}

/** The effects of a step that leaves this token in hand: without one, what was in hand is forgotten. */
export function dropUnless(held: Held | null): readonly SessionEffect[] {
  return held === null ? [{ kind: 'drop' }] : [];
}
