import { assertNever } from '../../../shared/assert-never.ts';
import { percentText } from '../../../shared/format/amount.ts';
import { clockTime } from '../../../shared/format/clock-time.ts';
import { quotaWords } from '../../../shared/format/quota-words.ts';
import type { NoticeWords } from '../../../shared/messages/advice.ts';
import type { Messages } from '../../../shared/messages/en.ts';
import { whoseToken } from '../../../shared/messages/whose-token.ts';
import { backingOf } from '../../../shared/refusal-steps.ts';
import { usedPart } from '../../../shared/usage.ts';
import type { View } from '../../../shared/view.ts';
import { type Command, toScreen } from '../../commands/command.ts';
import { accountName } from '../account-name.ts';
import { incidentOf, type Notice } from './notice.ts';

/** A desktop notice in words. Never contains a token or a code. */
export interface NoticeText {
  /** One incident, one id: a newer notice with the same id takes the older one's place. */
  readonly id: string;
  readonly title: string;
  readonly body: string;
  /** Nothing goes on until somebody acts: it may stay on the screen. */
  readonly isUrgent: boolean;
  /** Shown on macOS and Windows. Never starts a sign-in: only a person in front of the window does. */
  readonly button: { readonly label: string; readonly command: Command };
  /** Shows something and changes nothing. */
  readonly onClick: Command;
}

/** Where notices are put up. */
export interface NoticeBoard {
  readonly show: (notice: NoticeText) => void;
  readonly withdraw: (incident: string) => void;
}

/** The words of a notice, in the view's language. */
export function noticeText(notice: Notice, view: View, words: Messages, nowMs: number): NoticeText {
  const at = (instantMs: number) => clockTime(instantMs, nowMs, view);
  const { title, body, button } =
    notice.kind === 'usageReached'
      ? usageWords(notice, nameOf(notice, view, words), view, words, at)
      : 'revocation' in notice
        ? revocationWords(notice, words)
        : wordsOf(notice, nameOf(notice, view, words), view, words, at);
  return {
    id: incidentOf(notice),
    title,
    body,
    isUrgent: notice.kind === 'signInNeeded' || notice.kind === 'revocationFailed',
    button: { label: button, command: buttonOf(notice) },
    onClick: screenOf(notice),
  };
}

type UsageNotice = Extract<Notice, { readonly kind: 'usageReached' }>;

function usageWords(
  { quota }: UsageNotice,
  name: string,
  { language }: View,
  { notices, usage }: Messages,
  at: (instantMs: number) => string,
): NoticeWords {
  // Never more than is true: 89.9 % are no 90.
  const percent = percentText(Math.floor((usedPart(quota.amount) ?? 0) * 100), language);
  return notices.usageReached(name, percent, quotaWords(quota, usage, language, at));
}

type RevocationNotice = Extract<Notice, { readonly revocation: unknown }>;

function revocationWords(
  notice: RevocationNotice,
  { notices, revocations }: Messages,
): NoticeWords {
  const whose = whoseToken(notice.revocation, revocations);
  return notice.kind === 'revocationOwed'
    ? notices.revocationOwed(whose, notice.trouble)
    : notices.revocationFailed(whose, notice.fault);
}

function wordsOf(
  notice: Exclude<Notice, UsageNotice | RevocationNotice>,
  name: string,
  { accounts, version }: View,
  { notices }: Messages,
  at: (instantMs: number) => string,
): NoticeWords {
  switch (notice.kind) {
    case 'renewalFailing':
      return notices.renewalFailing(name, at(notice.untilMs), notice.trouble);
    case 'tokenOut':
      return notices.tokenOut(name, notice.trouble);
    case 'refused': {
      const account = accounts.find(({ key }) => key === notice.accountKey);
      const backing = account === undefined ? 'organization' : backingOf(account, notice.reason);
      return notices.refused(name, notice.reason, backing);
    }
    case 'signInNeeded':
      return notices.signInNeeded(name);
    case 'recovered':
      return notices.recovered(name, at(notice.untilMs));
    case 'gitHubTokenEnds':
      return notices.gitHubTokenEnds(name, at(notice.untilMs));
    case 'keyringFailed':
      return notices.keyringFailed(notice.restart);
    case 'updateOut':
      return notices.updateOut(notice.version, version);
    case 'settingsSetAside':
      return notices.settingsSetAside();
    case 'internalError':
      return notices.internalError();
    default:
      return assertNever(notice);
  }
}

function nameOf(notice: Notice, view: View, words: Messages): string {
  if (!('accountKey' in notice)) return '';
  const account = view.accounts.find(({ key }) => key === notice.accountKey);
  return account === undefined ? notice.accountKey : accountName(account, view, words);
}

function buttonOf(notice: Notice): Command {
  switch (notice.kind) {
    case 'renewalFailing':
    case 'tokenOut':
      return { kind: 'account:refresh', argument: notice.accountKey };
    case 'recovered':
      return {
        kind: 'token:copy',
        argument: { accountKey: notice.accountKey, format: 'token' },
      };
    case 'revocationOwed':
      return { kind: 'revocation:retry', argument: notice.revocation.id };
    case 'revocationFailed':
      return { kind: 'revocation:open-page', argument: notice.revocation.id };
    case 'updateOut':
      return { kind: 'link:open', argument: { link: 'release', accountKey: null } };
    case 'refused':
    case 'signInNeeded':
    case 'usageReached':
    case 'gitHubTokenEnds':
    case 'keyringFailed':
    case 'settingsSetAside':
    case 'internalError':
      return screenOf(notice);
    default:
      return assertNever(notice);
  }
}

function screenOf(notice: Notice): Command {
  if (notice.kind === 'settingsSetAside' || notice.kind === 'updateOut')
    return toScreen('settings');
  if (notice.kind === 'usageReached') {
    return toScreen({ usage: notice.accountKey }, notice.accountKey);
  }
  return toScreen('home', 'accountKey' in notice ? notice.accountKey : null);
}
