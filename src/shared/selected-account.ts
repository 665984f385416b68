import type { AccountView, View } from './view.ts';

/** The account that faces speak of; null when there is none. */
export function selectedAccount(view: View): AccountView | null {
  return view.accounts.find(({ key }) => key === view.selectedKey) ?? view.accounts[0] ?? null;
}
