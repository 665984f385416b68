import { type FlameState, flameOf } from '../../../shared/flame.ts';
import { selectedAccount } from '../../../shared/selected-account.ts';
import type { View } from '../../../shared/view.ts';

/** The tray's icon for a view: the flame of the selected account. */
export function trayIcon(view: View, nowMs: number): FlameState {
  const account = selectedAccount(view);
  return account === null ? 'dim' : flameOf(account.session, nowMs);
}
