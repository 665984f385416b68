import { assertNever } from '../../../shared/assert-never.ts';
import { timeLeft } from '../../../shared/format/time-left.ts';
import type { Messages } from '../../../shared/messages/en.ts';
import { selectedAccount } from '../../../shared/selected-account.ts';
import { isSigningIn } from '../../../shared/signing-in.ts';
import { standingOf } from '../../../shared/standing.ts';
import { MINUTE_MS } from '../../../shared/time-units.ts';
import { tokenEndsAtMs } from '../../../shared/token-end.ts';
import type { AccountView, SessionView, View } from '../../../shared/view.ts';
import { accountName } from '../account-name.ts';

/** How things stand, in one line: of the selected account by name, or of the app while there is none. */
export function statusLine(view: View, words: Messages, nowMs: number): string {
  const account = selectedAccount(view);
  if (account === null) return statusWithoutAccount(view, words);
  return statusOf(account, view, words, nowMs);
}

/** How an account stands, after its name. */
export function statusOf(account: AccountView, view: View, words: Messages, nowMs: number): string {
  const left = (untilMs: number) => timeLeft(untilMs - nowMs, view.language);
  const status = sessionStatus(account.session, words, nowMs, left);
  return words.tray.ofAccount(accountName(account, view, words), status);
}

/** `left` says how long it is until an instant. */
function sessionStatus(
  session: SessionView,
  words: Messages,
  nowMs: number,
  left: (untilMs: number) => string,
): string {
  const { status } = words.tray;
  const endsAtMs = tokenEndsAtMs(session) ?? 0;
  const whileValid = (say: (left: string) => string): string =>
    endsAtMs > nowMs ? say(left(endsAtMs)) : shortStatus(session, words, nowMs);
  switch (session.kind) {
    case 'lit': {
      // The menu is drawn anew by the minute, and a menu that is open not at all.
      const isSoon = session.refreshAtMs - nowMs < MINUTE_MS;
      return isSoon ? status.readySoon : status.readyFor(left(session.refreshAtMs));
    }
    case 'flickering':
      return session.trouble === null ? status.readySoon : whileValid(status.failingFor);
    case 'out':
      return status.outTrying;
    case 'signInNeeded':
      return whileValid(status.signInNeededFor);
    case 'refused':
      return whileValid((span) =>
        status.refusedFor(words.refusals[session.refusal.reason].title, span),
      );
    case 'restoring':
    case 'refreshing':
      return shortStatus(session, words, nowMs);
    default:
      return assertNever(session);
  }
}

/** How an account stands, in the few words of a list; what needs a person is said and not only that something does. */
export function shortStatus(session: SessionView, words: Messages, nowMs: number): string {
  if (session.kind === 'refused') return words.refusals[session.refusal.reason].title;
  if (session.kind === 'signInNeeded') return words.tray.status.signInNeeded;
  return words.standings[standingOf(session, nowMs)];
}

function statusWithoutAccount(view: View, { keyringFailed, tray }: Messages): string {
  const { storage, signIn, restart } = view;
  if (storage.kind === 'opening') return tray.status.starting;
  if (storage.kind === 'memory' && storage.reason === 'waiting') {
    return tray.status.waitingForKeyring;
  }
  if (restart !== null && !isSigningIn(signIn)) return keyringFailed[restart].title;
  return isSigningIn(signIn) ? tray.signingIn : tray.status.signedOut;
}
