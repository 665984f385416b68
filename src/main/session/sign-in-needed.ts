import { request } from './asking.ts';
import { type AnswerFacts, go, type SessionStep } from './events.ts';
import { type Begun, requestOf, type SignInNeeded } from './state.ts';
import { dropUnless, stillValid } from './still-valid.ts';

/**
 * What makes an account need a new sign-in: GitHub's own word, confirmed, and nothing else.
 *
 * Either it refuses the refresh token (`answered.ts`); or the exchange answers 401, answers 401 again after the GitHub
 * token was renewed or, where it cannot be, at a second try, and then `/user` says 401 too (or the host has no `/user` to
 * ask). No failure of the network or the server, and no refusal with a reason, ever does.
 */
export function needSignIn(
  state: Begun,
  reason: SignInNeeded['reason'],
  answer: AnswerFacts,
): SessionStep {
  const { attempt, grant } = state;
  const held = stillValid(state, answer);
  return go(
    { kind: 'signInNeeded', attempt, grant, held, flight: null, reason },
    ...dropUnless(held),
  );
}

/** The exchange has answered 401: asks for the next piece of evidence. */
export function unauthorized(state: Begun, nowMs: number): SessionStep {
  const sent = requestOf(state);
  if (sent?.kind === 'exchanging' && sent.turn === 'again') {
    return request(state, { kind: 'confirming' }, nowMs);
  }
  return state.grant.isRenewable
    ? request(state, { kind: 'renewing', next: 'exchange' }, nowMs)
    : request(state, { kind: 'exchanging', turn: 'again' }, nowMs);
}

/** `/user` has answered 401 as well, or cannot be asked. */
export function rejected(state: Begun, answer: AnswerFacts): SessionStep {
  const { endsAtMs } = state.grant;
  const hasEnded = endsAtMs !== null && answer.nowMs >= endsAtMs;
  return needSignIn(state, hasEnded ? 'ended' : 'rejected', answer);
}
