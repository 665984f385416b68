import { assertNever } from './assert-never.ts';
import { tokenEndsAtMs } from './token-end.ts';
import type { SessionView } from './view.ts';

/** The flame's four shapes, in every face; each differs in outline, not in colour alone. */
export type FlameState = 'lit' | 'flickering' | 'out' | 'dim';

/**
 * The flame of a session, the one rule for all faces.
 *
 * - `lit`: a token, and nothing is wrong; a routine renewal shows nothing
 * - `flickering`: trouble, still valid: the token at hand serves, the next one cannot be had
 * - `out`: no token although there should be one
 * - `dim`: no token to have, or none yet
 */
export function flameOf(session: SessionView, nowMs: number): FlameState {
  switch (session.kind) {
    case 'restoring':
    case 'refreshing':
      return 'dim';
    case 'lit':
      return 'lit';
    case 'flickering':
      return session.trouble === null ? 'lit' : 'flickering';
    case 'out':
      return 'out';
    case 'refused':
    case 'signInNeeded':
      return (tokenEndsAtMs(session) ?? 0) > nowMs ? 'flickering' : 'dim';
    default:
      return assertNever(session);
  }
}
