import { type FlameState, flameOf } from '../../../shared/flame.ts';
import { isInTrouble, worstAccount } from '../../../shared/standing.ts';
import { tokenEndsAtMs } from '../../../shared/token-end.ts';
import type { View } from '../../../shared/view.ts';

/**
 * The tray's icon for a view. The worst account wins; but as long as any has a token it is a flame with a mark, and not the
 * one of a person who has none.
 */
export function trayIcon(view: View, nowMs: number): FlameState {
  const worst = worstAccount(view, nowMs);
  if (worst === null) return 'dim';
  const isAnyValid = view.accounts.some(({ session }) => (tokenEndsAtMs(session) ?? 0) > nowMs);
  const isMarked = isAnyValid && isInTrouble(worst.session, nowMs);
  return isMarked ? 'flickering' : flameOf(worst.session, nowMs);
}
