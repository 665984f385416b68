import { clockTime } from '../../../shared/format/clock-time.ts';
import type { Messages } from '../../../shared/messages/en.ts';
import { selectedAccount } from '../../../shared/selected-account.ts';
import type { View } from '../../../shared/view.ts';
import { named, statusLine } from './status-line.ts';

/** State and expiry in words. While the token is lit it names the end, so that it stays true without being renewed. */
export function trayTooltip(view: View, words: Messages, nowMs: number): string {
  const account = selectedAccount(view);
  if (account?.session.kind !== 'lit') return words.tray.tooltip(statusLine(view, words, nowMs));
  const until = clockTime(account.session.expiresAtMs, nowMs, view.language);
  return words.tray.tooltip(named(account, view, words, words.tray.litUntil(until)));
}
