import { clockTime } from '../../../shared/format/clock-time.ts';
import { cutText } from '../../../shared/format/cut-text.ts';
import type { Messages } from '../../../shared/messages/en.ts';
import { worstAccount } from '../../../shared/standing.ts';
import type { AccountView, View } from '../../../shared/view.ts';
import { accountName } from '../account-name.ts';
import { statusLine, statusOf } from './status-line.ts';

/** Windows has 128 units for a tooltip, and the last one ends it. @see https://learn.microsoft.com/windows/win32/api/shellapi/ns-shellapi-notifyicondataw */
const LONGEST_TOOLTIP = 127;

/** How the account in the worst state stands, in words; the selected one where all is well. Then what programs have taken. */
export function trayTooltip(view: View, words: Messages, nowMs: number): string {
  const account = worstAccount(view, nowMs);
  const status =
    account === null ? statusLine(view, words, nowMs) : lastingStatus(account, view, words, nowMs);
  const { isOn, countLastHour } = view.agent;
  const { tooltip, tooltipGiving } = words.tray;
  const isGiving = isOn && countLastHour > 0;
  const whole = isGiving ? tooltipGiving(status, String(countLastHour)) : tooltip(status);
  return cutText(whole, LONGEST_TOOLTIP);
}

/** While all is well it names an instant and no span, so that it stays true without being renewed. */
function lastingStatus(account: AccountView, view: View, words: Messages, nowMs: number): string {
  const { session } = account;
  if (session.kind !== 'lit' || session.refreshAtMs <= nowMs) {
    return statusOf(account, view, words, nowMs);
  }
  const at = clockTime(session.refreshAtMs, nowMs, view);
  const { tray } = words;
  return tray.ofAccount(accountName(account, view, words), tray.status.readyRenewsAt(at));
}
