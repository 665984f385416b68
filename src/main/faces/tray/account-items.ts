import { assertNever } from '../../../shared/assert-never.ts';
import { clockTime } from '../../../shared/format/clock-time.ts';
import type { Messages } from '../../../shared/messages/en.ts';
import { type RefusalStep, refusalSteps } from '../../../shared/refusal-steps.ts';
import { selectedAccount } from '../../../shared/selected-account.ts';
import { isSigningIn } from '../../../shared/signing-in.ts';
import { isInTrouble } from '../../../shared/standing.ts';
import type { AccountView, View } from '../../../shared/view.ts';
import { toScreen } from '../../commands/command.ts';
import { accountName } from '../account-name.ts';
import { copyItem } from './copy-items.ts';
import { shortStatus } from './status-line.ts';
import type { TrayItem, TrayMenu } from './tray-menu.ts';
import { command, separator, submenu } from './tray-menu.ts';

/** Who signs in, renews and leaves: what it takes to say so of one account. */
interface Desk {
  readonly view: View;
  readonly words: Messages;
  readonly nowMs: number;
}

/** What the selected account needs from a person now; empty while it needs nothing. */
export function nextStep(view: View, words: Messages, nowMs: number): TrayMenu {
  const account = selectedAccount(view);
  if (account === null || !isInTrouble(account.session, nowMs)) return [];
  const desk = { view, words, nowMs };
  const { kind } = account.session;
  if (kind === 'signInNeeded') return signInAgain(account, desk, 'sign-in-again');
  if (kind === 'refused') return [command('why-refused', words.tray.whyRefused, toScreen('home'))];
  return [renew(account, desk, 'renew')];
}

/** Every account with its state and all that can be done with it, and the way to another one. */
export function accountsSection(view: View, words: Messages, nowMs: number): TrayMenu {
  const desk = { view, words, nowMs };
  const isNobodyHere = view.accounts.length === 0;
  return [
    ...view.accounts.map((account) => accountItem(account, desk)),
    ...signInItems(view, isNobodyHere ? words.tray.signIn : words.tray.addAccount),
  ];
}

function accountItem(account: AccountView, desk: Desk): TrayItem {
  const { view, words, nowMs } = desk;
  const { key, session } = account;
  const name = accountName(account, view, words);
  // The line at the top has said how the only one stands.
  const say = isInTrouble(session, nowMs) ? words.tray.inTrouble : words.tray.inList;
  const isAlone = view.accounts.length === 1;
  const label = isAlone ? name : say(name, shortStatus(session, words, nowMs));
  return submenu(`account-${key}`, label, [
    ...otherAccountItems(account, desk),
    ...troubleItems(account, desk),
    ...remarkItems(account, words),
    ...(account.isWorthTrying ? [renew(account, desk, `renew-${key}`)] : []),
    separator(`sign-out-${key}`),
    command(`sign-out-${key}`, words.tray.signOut, toScreen({ signOut: key })),
  ]);
}

/** For an account that the rest of the menu does not speak of. */
function otherAccountItems(account: AccountView, { view, words, nowMs }: Desk): TrayMenu {
  const { key } = account;
  if (key === selectedAccount(view)?.key) return [];
  const select = { kind: 'account:select', argument: key } as const;
  return [
    command(`select-${key}`, words.tray.switchTo, select),
    copyItem(`copy-of-${key}`, account, words, nowMs),
  ];
}

function troubleItems(account: AccountView, desk: Desk): TrayMenu {
  const { tray, openPages } = desk.words;
  const { key, session } = account;
  if (session.kind === 'signInNeeded') return signInAgain(account, desk, `sign-in-again-${key}`);
  if (session.kind !== 'refused') return [];
  const { refusal } = session;
  const steps = refusalSteps(account, refusal, desk.view.update.newer);
  const opens = (link: 'refusal' | 'support') =>
    ({ kind: 'link:open', argument: { link, accountKey: key } }) as const;
  const copy = { kind: 'account:copy-refusal', argument: key } as const;
  const itemsOf = (step: RefusalStep): TrayMenu => {
    switch (step) {
      case 'page':
        return [
          command(`open-refusal-${key}`, openPages[refusal.page ?? 'other'], opens('refusal')),
        ];
      case 'support':
        return [command(`open-support-${key}`, openPages.support, opens('support'))];
      case 'admin':
        return [command(`copy-refusal-${key}`, tray.copyForAdmin, copy)];
      // The window has these, to which the line above leads.
      case 'advanced':
      case 'defaultApp':
      case 'release':
      case 'status':
        return [];
      default:
        return assertNever(step);
    }
  };
  return [command(`why-${key}`, tray.whyRefused, toScreen('home', key)), ...steps.flatMap(itemsOf)];
}

/** What GitHub remarks beside the token is read in the window. */
function remarkItems({ key, remark }: AccountView, words: Messages): TrayMenu {
  if (remark === null) return [];
  const { title } = words.remarks[remark.topic];
  return [command(`remark-${key}`, title, toScreen('home', key))];
}

function renew({ key, session, tryAllowedAtMs }: AccountView, desk: Desk, id: string): TrayItem {
  const { view, words, nowMs } = desk;
  const isTooSoon = tryAllowedAtMs !== null && nowMs < tryAllowedAtMs;
  const isAsking = session.kind === 'refreshing' || session.kind === 'restoring';
  const label = isTooSoon
    ? words.tray.renewAt(clockTime(tryAllowedAtMs, nowMs, view))
    : words.tray.renewNow;
  const ask = { kind: 'account:refresh', argument: key } as const;
  return command(id, label, ask, !isTooSoon && !isAsking);
}

/** One sign-in at a time: the one under way has a section with its ways on and out. */
function signInAgain({ host, key }: AccountView, { view, words }: Desk, id: string): TrayMenu {
  if (isSigningIn(view.signIn)) return [];
  const start = { kind: 'sign-in:start', argument: { host, accountKey: key } } as const;
  return [command(id, words.tray.signInAgain, start)];
}

/** One host: a click. Several: the host is chosen in a submenu. */
function signInItems(view: View, label: string): TrayMenu {
  if (isSigningIn(view.signIn)) return [];
  const start = (host: string) =>
    ({ kind: 'sign-in:start', argument: { host, accountKey: null } }) as const;
  const [first, ...others] = view.hosts;
  if (others.length === 0) return [command('sign-in', label, start(first))];
  const choices = view.hosts.map((host) => command(`sign-in-${host}`, host, start(host)));
  return [submenu('sign-in', label, choices)];
}
