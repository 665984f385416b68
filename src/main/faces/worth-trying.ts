import type { RefusalReason } from '../../shared/refusal.ts';
import type { SessionView } from '../../shared/view.ts';

/** What GitHub says to this app or to the one that was signed in with, and says again until there is another. */
const OF_THE_APP: ReadonlySet<RefusalReason> = new Set([
  'notFound',
  'wrongClient',
  'outdated',
  'go_http_client',
]);

/**
 * Whether asking again may bring a token: not with a sign-in that no longer works, and not where GitHub wants another app.
 *
 * The app itself asks on, once an hour, in case GitHub thinks better of it; nobody is told to wait for that.
 */
export function isWorthTrying(session: SessionView): boolean {
  if (session.kind === 'signInNeeded') return false;
  return session.kind !== 'refused' || !OF_THE_APP.has(session.refusal.reason);
}
