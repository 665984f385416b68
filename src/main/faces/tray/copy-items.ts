import { clockTime } from '../../../shared/format/clock-time.ts';
import type { Messages } from '../../../shared/messages/en.ts';
import { selectedAccount } from '../../../shared/selected-account.ts';
import { COPY_FORMATS } from '../../../shared/token-copy.ts';
import { tokenEndsAtMs } from '../../../shared/token-end.ts';
import { type AccountView, type SessionView, type View } from '../../../shared/view.ts';
import type { TrayMenu } from './tray-menu.ts';
import { command, submenu, text } from './tray-menu.ts';

/** Copying the selected account's token, and what became of the last copy. */
export function copySection(view: View, words: Messages, nowMs: number): TrayMenu {
  const account = selectedAccount(view);
  if (account === null) return [];
  const { tray, copy } = words;
  const enabled = mayHaveToken(account.session, nowMs);
  const copied = view.copied?.accountKey === account.key ? view.copied : null;
  const copyAs = COPY_FORMATS.filter((format) => format !== 'token').map((format) =>
    command(`copy-${format}`, copy.formats[format], copyCommand(account, format), enabled),
  );
  const label = copied?.replaced === true ? tray.copyNewToken : tray.copyToken;
  return [
    ...copiedLine(view, words, nowMs),
    command('copy', label, copyCommand(account, 'token'), enabled),
    submenu('copy-as', tray.copyAs, copyAs, enabled),
  ];
}

function copiedLine(view: View, { tray }: Messages, nowMs: number): TrayMenu {
  const { copied, language } = view;
  if (copied?.place !== 'held' || copied.replaced || copied.validUntilMs <= nowMs) return [];
  return [text('copied', tray.copiedUntil(clockTime(copied.validUntilMs, nowMs, language)))];
}

/** Copying renews first when needed, so it is offered unless it is certain that there is nothing to have. */
function mayHaveToken(session: SessionView, nowMs: number): boolean {
  const isStopped = session.kind === 'refused' || session.kind === 'signInNeeded';
  return !isStopped || (tokenEndsAtMs(session) ?? 0) > nowMs;
}

function copyCommand({ key }: AccountView, format: (typeof COPY_FORMATS)[number]) {
  return { kind: 'token:copy', argument: { accountKey: key, format } } as const;
}
