import { assertNever } from '../../shared/assert-never.ts';
import type { AccountView, View } from '../../shared/view.ts';

/** The flame's four shapes; each differs in outline, not in colour alone. */
export type TrayIcon = 'lit' | 'flicker' | 'out' | 'dim';

/**
 * The flame for a view: that of the selected account.
 *
 * `lit`: a token, and nothing is wrong. `flicker`: a token, and trouble with the next one. `out`: no token although
 * there should be one, or a person must act. `dim`: nothing to have yet.
 */
export function trayIcon(view: View): TrayIcon {
  const account = selectedAccount(view);
  return account === null ? 'dim' : flameOf(account);
}

/** The account that faces speak of; null when there is none. */
export function selectedAccount(view: View): AccountView | null {
  return view.accounts.find(({ key }) => key === view.selectedKey) ?? view.accounts[0] ?? null;
}

function flameOf({ session }: AccountView): TrayIcon {
  switch (session.kind) {
    case 'restoring':
    case 'refreshing':
      return 'dim';
    case 'lit':
      return 'lit';
    case 'flickering':
      // A planned renewal is no trouble: the icon must not blink every half hour.
      return session.trouble === null ? 'lit' : 'flicker';
    case 'out':
    case 'refused':
    case 'signInNeeded':
      return hasLifeLeft(session) ? 'flicker' : 'out';
    default:
      return assertNever(session);
  }
}

/** A token from before is still good; the view drops its end once that has passed. */
function hasLifeLeft(session: { readonly kind: string; readonly expiresAtMs?: number | null }) {
  return session.expiresAtMs !== undefined && session.expiresAtMs !== null;
}
