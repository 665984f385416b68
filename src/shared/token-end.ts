import { assertNever } from './assert-never.ts';
import type { SessionView } from './view.ts';

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
