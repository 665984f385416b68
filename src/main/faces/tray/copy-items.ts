import { clockTime } from '../../../shared/format/clock-time.ts';
import { timeLeft } from '../../../shared/format/time-left.ts';
import type { Messages } from '../../../shared/messages/en.ts';
import { selectedAccount } from '../../../shared/selected-account.ts';
import { MINUTE_MS } from '../../../shared/time-units.ts';
import { COPY_FORMATS, type TokenCopy } from '../../../shared/token-copy.ts';
import { tokenEndsAtMs } from '../../../shared/token-end.ts';
import { type AccountView, type SessionView, type View } from '../../../shared/view.ts';
import { accountName } from '../account-name.ts';
import type { TrayItem, TrayMenu } from './tray-menu.ts';
import { command, submenu, text } from './tray-menu.ts';

/** Copying the selected account's token, and what became of the last copy. */
export function copySection(view: View, words: Messages, nowMs: number): TrayMenu {
  const account = selectedAccount(view);
  if (account === null) return [];
  const { tray, copy } = words;
  const enabled = mayHaveToken(account.session, nowMs);
  const copyAs = COPY_FORMATS.filter((format) => format !== 'token').map((format) =>
    command(`copy-${format}`, copy.formats[format], copyCommand(account, format), enabled),
  );
  return [
    ...copiedLines(view, words, nowMs),
    copyItem('copy', account, words, nowMs),
    submenu('copy-as', tray.copyAs, copyAs, enabled),
  ];
}

/** Copies an account's token. Its name never changes: a hand finds it where it was. */
export function copyItem(
  id: string,
  account: AccountView,
  { tray }: Messages,
  nowMs: number,
): TrayItem {
  const enabled = mayHaveToken(account.session, nowMs);
  return command(id, tray.copyToken, copyCommand(account, 'token'), enabled);
}

function copiedLines(view: View, words: Messages, nowMs: number): TrayMenu {
  const { copied } = view;
  if (copied === null || copied.validUntilMs <= nowMs) return [];
  const account = view.accounts.find(({ key }) => key === copied.accountKey);
  const line = copiedLine(copied, view, words, nowMs);
  const isAlone = account === undefined || view.accounts.length < 2;
  const named = isAlone ? line : words.tray.ofAccount(accountName(account, view, words), line);
  return [
    ...(copied.place === 'past' ? [] : [text('copied', named)]),
    ...(copied.replaced ? [text('newer', words.tray.newerToken)] : []),
  ];
}

function copiedLine(copied: TokenCopy, view: View, words: Messages, nowMs: number): string {
  const { tray } = words;
  const thing = words.copy.things[copied.what];
  const { clearsAtMs, place, validUntilMs } = copied;
  if (place === 'cleared') return tray.cleared(thing);
  if (clearsAtMs === null) {
    return tray.copiedUntil(thing, clockTime(validUntilMs, nowMs, view));
  }
  // A menu that is open is not drawn anew, and a closed one by the minute.
  const leftMs = clearsAtMs - nowMs;
  return leftMs < MINUTE_MS
    ? tray.copiedClearsSoon(thing)
    : tray.copiedClears(thing, timeLeft(leftMs, view.language));
}

/** Copying renews first when needed, so it is offered unless it is certain that there is nothing to have. */
function mayHaveToken(session: SessionView, nowMs: number): boolean {
  const isStopped = ['out', 'refused', 'signInNeeded'].includes(session.kind);
  return !isStopped || (tokenEndsAtMs(session) ?? 0) > nowMs;
}

function copyCommand({ key }: AccountView, format: (typeof COPY_FORMATS)[number]) {
  return { kind: 'token:copy', argument: { accountKey: key, format } } as const;
}
