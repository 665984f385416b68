import { assertNever } from '../../../shared/assert-never.ts';
import { selectedAccount } from '../../../shared/selected-account.ts';
import type { SessionView, View } from '../../../shared/view.ts';

/** The flame's four shapes; each differs in outline, not in colour alone. */
export type TrayIcon = 'lit' | 'flicker' | 'out' | 'dim';

/**
 * The flame for a view: that of the selected account.
 *
 * `lit`: a token, and nothing is wrong. `flicker`: a token, but not the next one. `out`: no token although there
 * should be one. `dim`: there is none to have.
 */
export function trayIcon(view: View, nowMs: number): TrayIcon {
  const account = selectedAccount(view);
  return account === null ? 'dim' : flameOf(account.session, nowMs);
}

function flameOf(session: SessionView, nowMs: number): TrayIcon {
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
      return 'out';
    case 'refused':
    case 'signInNeeded':
      // A token from before may still be good.
      return (session.expiresAtMs ?? 0) > nowMs ? 'flicker' : 'dim';
    default:
      return assertNever(session);
  }
}
