import type { Messages } from '../../shared/messages/en.ts';
import type { AccountView, View } from '../../shared/view.ts';

/** What an account is called in a line of its own: its login, with the host where two logins could be confused. */
export function accountName(account: AccountView, view: View, words: Messages): string {
  const login = account.person?.login;
  if (login === undefined) return words.tray.unnamedAccount(account.host);
  const isOnOneHost = view.accounts.every(({ host }) => host === account.host);
  return isOnOneHost ? login : words.tray.accountOnHost(login, account.host);
}
