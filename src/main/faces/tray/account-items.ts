import { clockTime } from '../../../shared/format/clock-time.ts';
import type { Messages } from '../../../shared/messages/en.ts';
import { selectedAccount } from '../../../shared/selected-account.ts';
import { isSigningIn } from '../../../shared/signing-in.ts';
import type { AccountView, View } from '../../../shared/view.ts';
import { toScreen } from '../../commands/command.ts';
import { accountName } from '../account-name.ts';
import type { TrayItem, TrayMenu } from './tray-menu.ts';
import { command, radio, submenu } from './tray-menu.ts';

/** What the selected account needs now: a refresh, a sign-in, or an answer to a refusal. */
export function accountSection(view: View, words: Messages, nowMs: number): TrayMenu {
  const account = selectedAccount(view);
  if (account === null) return [];
  const { key, host, session, tryAllowedAtMs } = account;
  const { tray } = words;
  const ask = { kind: 'account:refresh', argument: key } as const;
  const isTooSoon = tryAllowedAtMs !== null && nowMs < tryAllowedAtMs;
  const tryLabel = (label: string): string =>
    isTooSoon ? tray.tryAgainAt(clockTime(tryAllowedAtMs, nowMs, view.language)) : label;
  if (session.kind === 'signInNeeded') {
    const signIn = { kind: 'sign-in:start', argument: { host, accountKey: key } } as const;
    return [
      command('sign-in-again', tray.signInAgain, signIn, !isSigningIn(view.signIn)),
      command('refresh', tryLabel(tray.tryNow), ask, !isTooSoon),
    ];
  }
  const isAsking = session.kind === 'refreshing' || session.kind === 'restoring';
  const refresh = command('refresh', tryLabel(tray.refreshNow), ask, !isTooSoon && !isAsking);
  return session.kind === 'refused'
    ? [...refusalItems(key, session.refusal.hasLink, words), refresh]
    : [refresh];
}

function refusalItems(key: string, hasLink: boolean, { tray }: Messages): TrayMenu {
  const link = { kind: 'link:open', argument: { link: 'refusal', accountKey: key } } as const;
  return [
    command('why-refused', tray.whyRefused, toScreen('home')),
    ...(hasLink ? [command('open-refusal', tray.openGitHub, link)] : []),
    command('copy-refusal', tray.copyForAdmin, { kind: 'account:copy-refusal', argument: key }),
  ];
}

/** Switching, adding and leaving. */
export function accountsSection(view: View, words: Messages): TrayMenu {
  const [only, ...others] = view.accounts;
  if (only === undefined) return [signInItem(view, words.tray.signIn)];
  const { tray } = words;
  if (others.length === 0) {
    return [signInItem(view, tray.addAccount), signOut(only.key, tray.signOut)];
  }
  const switches = view.accounts.map((account) => switchItem(account, view, words));
  const leaving = view.accounts.map((account) =>
    signOut(account.key, tray.signOutOf(accountName(account, view, words))),
  );
  return [
    submenu('accounts', tray.accounts, switches),
    signInItem(view, tray.addAccount),
    ...leaving,
  ];
}

function switchItem(account: AccountView, view: View, words: Messages): TrayItem {
  const isSelected = account.key === selectedAccount(view)?.key;
  const select = { kind: 'account:select', argument: account.key } as const;
  return radio(`select-${account.key}`, accountName(account, view, words), isSelected, select);
}

function signOut(key: string, label: string): TrayItem {
  return command(`sign-out-${key}`, label, { kind: 'account:sign-out', argument: key });
}

/** One host: a click. Several: the host is chosen in a submenu. */
function signInItem(view: View, label: string): TrayItem {
  const start = (host: string) =>
    ({ kind: 'sign-in:start', argument: { host, accountKey: null } }) as const;
  // One sign-in at a time: its own section offers the way out.
  const free = !isSigningIn(view.signIn);
  const [first, ...others] = view.hosts;
  if (others.length === 0) return command('sign-in', label, start(first), free);
  const choices = view.hosts.map((host) => command(`sign-in-${host}`, host, start(host)));
  return submenu('sign-in', label, choices, free);
}
