import { assertNever } from '../shared/assert-never.ts';
import type { SessionView } from '../shared/view.ts';

export type FlameState = 'lit' | 'flickering' | 'out' | 'dim';

/** The flame of a session: dim where there is no token to have, or none yet. */
export function flameOf(session: SessionView): FlameState {
  switch (session.kind) {
    case 'lit':
    case 'flickering':
    case 'out':
      return session.kind;
    case 'restoring':
    case 'refreshing':
    case 'refused':
    case 'signInNeeded':
      return 'dim';
    default:
      return assertNever(session);
  }
}

/** When the token that can still be copied ends; null when there is none. */
export function tokenEndsAtMs(session: SessionView): number | null {
  switch (session.kind) {
    case 'lit':
    case 'flickering':
    case 'refused':
    case 'signInNeeded':
      return session.expiresAtMs;
    case 'restoring':
    case 'refreshing':
    case 'out':
      return null;
    default:
      return assertNever(session);
  }
}
