import { flameOf } from '../../../shared/flame.ts';
import { clockTime } from '../../../shared/format/clock-time.ts';
import { cutText } from '../../../shared/format/cut-text.ts';
import type { Messages } from '../../../shared/messages/en.ts';
import { selectedAccount } from '../../../shared/selected-account.ts';
import { tokenEndsAtMs } from '../../../shared/token-end.ts';
import type { View } from '../../../shared/view.ts';
import { named, statusLine } from './status-line.ts';

/** Windows has 128 units for a tooltip, and the last one ends it. @see https://learn.microsoft.com/windows/win32/api/shellapi/ns-shellapi-notifyicondataw */
const LONGEST_TOOLTIP = 127;

/** State and expiry in words. While the token is lit it names the end, so that it stays true without being renewed. */
export function trayTooltip(view: View, words: Messages, nowMs: number): string {
  const account = selectedAccount(view);
  const endsAtMs = account === null ? null : tokenEndsAtMs(account.session);
  if (account === null || endsAtMs === null || flameOf(account.session, nowMs) !== 'lit') {
    return cutText(words.tray.tooltip(statusLine(view, words, nowMs)), LONGEST_TOOLTIP);
  }
  const until = clockTime(endsAtMs, nowMs, view.language);
  const line = named(account, view, words, words.tray.litUntil(until));
  return cutText(words.tray.tooltip(line), LONGEST_TOOLTIP);
}
