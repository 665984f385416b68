import { cutText } from '../../../shared/format/cut-text.ts';
import type { Language } from '../../../shared/format/language.ts';
import { timeLeft } from '../../../shared/format/time-left.ts';
import type { Messages } from '../../../shared/messages/en.ts';
import type { CopyOutcome } from '../../../shared/token-copy.ts';
import type { View } from '../../../shared/view.ts';

/** What passes by the tray: whose token was copied, or why none was. Holds no token. */
export interface Line {
  readonly title: string;
  readonly detail: string;
  readonly tone: 'good' | 'busy' | 'bad';
  readonly language: Language;
  readonly theme: 'light' | 'dark';
}

/** Logins have up to 39 characters; what was done stands behind them, on a line that takes some thirty. */
const LONGEST_LOGIN = 18;

/** What can be said after a press. `noAccount`: nobody is signed in. `renewing`: a token is on its way. */
export type LineNews = CopyOutcome | 'noAccount' | 'renewing';

/** The line in the view's language. What was copied is what the view says of it. */
export function lineOf(news: LineNews, view: View, words: Messages, nowMs: number): Line {
  const { language, theme } = view;
  const [tone, title, detail] = wordsOf(news, view, words, nowMs);
  return { tone, title, detail, language, theme };
}

type LineWords = readonly [tone: Line['tone'], title: string, detail: string];

function wordsOf(news: LineNews, view: View, { passing }: Messages, nowMs: number): LineWords {
  switch (news) {
    case 'copied':
      return ['good', ...copiedWords(view, passing, nowMs)];
    case 'renewing':
      return ['busy', passing.renewing, passing.thenCopied];
    case 'noAccount':
      return ['bad', passing.noAccount, passing.signInFirst];
    case 'noToken':
      return ['bad', passing.noToken, passing.openToSee];
    case 'notWritten':
      return ['bad', passing.notCopied, passing.pressAgain];
    case 'noFocus':
      return ['bad', passing.notCopied, passing.noFocus];
    default:
      return news satisfies never;
  }
}

function copiedWords(
  { copied, accounts, language }: View,
  passing: Messages['passing'],
  nowMs: number,
): readonly [title: string, detail: string] {
  const login = accounts.find(({ key }) => key === copied?.accountKey)?.person?.login;
  const title =
    login === undefined ? passing.copiedUnnamed : passing.copied(cutText(login, LONGEST_LOGIN));
  if (copied === null) return [title, ''];
  const left = timeLeft(copied.validUntilMs - nowMs, language);
  if (copied.clearsAtMs === null) return [title, passing.goodFor(left)];
  return [title, passing.goodForAndClears(left, timeLeft(copied.clearsAtMs - nowMs, language))];
}
