import { assertNever } from './assert-never.ts';
import { flameOf } from './flame.ts';
import { selectedAccount } from './selected-account.ts';
import type { AccountView, SessionView, View } from './view.ts';

/** How an account stands in one word; `messages/en/standings.ts` has the word for each. */
export type AccountStanding = 'ready' | 'starting' | 'renewalFailing' | 'noToken' | 'needsYou';

/**
 * How a session stands, the one rule for lists, menus and marks.
 *
 * - `ready`: a token, and nothing is wrong; a routine renewal shows nothing
 * - `starting`: no token yet, and nothing is wrong
 * - `renewalFailing`: the token at hand serves, and the next one is tried for
 * - `noToken`: none, and one is tried for
 * - `needsYou`: GitHub refused or wants a new sign-in; the token at hand may still serve
 */
export function standingOf(session: SessionView, nowMs: number): AccountStanding {
  switch (session.kind) {
    case 'restoring':
    case 'refreshing':
      return 'starting';
    case 'lit':
    case 'flickering':
      return flameOf(session, nowMs) === 'lit' ? 'ready' : 'renewalFailing';
    case 'out':
      return 'noToken';
    case 'refused':
    case 'signInNeeded':
      return 'needsYou';
    default:
      return assertNever(session);
  }
}

/** Whether something about this account is worth a mark. */
export function isInTrouble(session: SessionView, nowMs: number): boolean {
  return severityOf(session, nowMs) > SEVERITY_OF_STARTING;
}

/**
 * The account that icon, tooltip and header warn of: the one in the worst state, among equals the selected one, then the
 * first. Where none is in trouble it is the selected one, also while another is still starting. Null without accounts.
 */
export function worstAccount(view: View, nowMs: number): AccountView | null {
  const selected = selectedAccount(view);
  if (selected === null) return null;
  return view.accounts
    .filter(({ session }) => isInTrouble(session, nowMs))
    .reduce<AccountView>((worst, account) => {
      const isWorse = severityOf(account.session, nowMs) > severityOf(worst.session, nowMs);
      return isWorse ? account : worst;
    }, selected);
}

const SEVERITY_OF_STARTING = 1;

/** Without a token is worse than with one, and what only a person can mend is worse than what mends itself. */
function severityOf(session: SessionView, nowMs: number): number {
  const standing = standingOf(session, nowMs);
  switch (standing) {
    case 'ready':
      return 0;
    case 'starting':
      return SEVERITY_OF_STARTING;
    case 'renewalFailing':
      return 2;
    case 'needsYou':
      return flameOf(session, nowMs) === 'flickering' ? 3 : 5;
    case 'noToken':
      return 4;
    default:
      return assertNever(standing);
  }
}
