import { assertNever } from '../../../shared/assert-never.ts';
import { flameOf } from '../../../shared/flame.ts';
import { timeLeft } from '../../../shared/format/time-left.ts';
import type { Messages } from '../../../shared/messages/en.ts';
import { selectedAccount } from '../../../shared/selected-account.ts';
import { isSigningIn } from '../../../shared/signing-in.ts';
import type { AccountView, SessionView, View } from '../../../shared/view.ts';
import { accountName } from '../account-name.ts';

/** How things stand, in one line: of the selected account, by name when there are several. */
export function statusLine(view: View, words: Messages, nowMs: number): string {
  const account = selectedAccount(view);
  if (account === null) return statusWithoutAccount(view, words);
  const left = (untilMs: number) => timeLeft(untilMs - nowMs, view.language);
  const isLit = flameOf(account.session, nowMs) === 'lit';
  return named(account, view, words, sessionStatus(account.session, isLit, words, left));
}

/** The status with the account's name in front, when there are several. */
export function named(account: AccountView, view: View, words: Messages, status: string): string {
  const isAlone = view.accounts.length < 2;
  return isAlone ? status : words.tray.ofAccount(accountName(account, view, words), status);
}

/** `left` says how long it is until an instant. */
function sessionStatus(
  session: SessionView,
  isLit: boolean,
  { tray: { status } }: Messages,
  left: (untilMs: number) => string,
): string {
  switch (session.kind) {
    case 'restoring':
      return status.starting;
    case 'refreshing':
      return status.refreshing;
    case 'lit':
    case 'flickering':
      return (isLit ? status.lit : status.flickering)(left(session.expiresAtMs));
    case 'out':
      return status.out;
    case 'refused':
      return status.refused;
    case 'signInNeeded':
      return status.signInNeeded;
    default:
      return assertNever(session);
  }
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
