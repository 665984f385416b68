import type { RevocationView } from '../revocation.ts';

/** How sentences call a token that GitHub shall end. */
export function whoseToken(
  { login, kind }: Pick<RevocationView, 'login' | 'kind'>,
  words: { readonly account: string; readonly pasted: string },
): string {
  return login ?? (kind === 'signIn' ? words.account : words.pasted);
}
