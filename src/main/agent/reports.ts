import type { AccountState, Engine } from '../engine/engine.ts';
import type { Alarms } from '../time/alarms.ts';
import { accountNameOf, accountsOf, nobody, problemOf } from './agent-accounts.ts';
import { instantText } from './hand-over.ts';
import type { CallerProblem } from './problems.ts';

/** Either what is answered, in both forms, or why nothing is. */
export type Outcome =
  | { readonly kind: 'well'; readonly text: string; readonly json: object }
  | { readonly kind: 'problem'; readonly problem: CallerProblem };

interface ReportsPorts {
  readonly engine: Pick<Engine, 'state' | 'tokenAtHand'>;
  readonly alarms: Pick<Alarms, 'nowMs' | 'wallAt'>;
}

/** What programs may know beside the token: whose there are, how they stand, and where a token is good for something. */
export function createReports({ engine, alarms }: ReportsPorts) {
  const accounts = (): readonly AccountState[] => accountsOf(engine.state());

  function endpoint(account: AccountState): Outcome {
    const address = engine.tokenAtHand(account.key)?.apiUrl ?? null;
    if (address === null) return { kind: 'problem', problem: withoutAddress(account) };
    const json = { base_url: address, account: accountNameOf(account) };
    return { kind: 'well', text: `${address}\n`, json };
  }

  function withoutAddress(account: AccountState): CallerProblem {
    const detail = `${accountNameOf(account)}: GitHub has named no address of the Copilot API.`;
    const hasToken = engine.tokenAtHand(account.key) !== null;
    return hasToken ? { kind: 'unavailable', detail } : problemOf(account, alarms.nowMs());
  }

  function accountList(): Outcome {
    const { selectedKey } = engine.state();
    const list = accounts().map((account) => ({
      account: accountNameOf(account),
      host: account.host,
      login: account.identity?.login ?? null,
      selected: account.key === selectedKey,
    }));
    const text = list.map(({ account }) => `${account}\n`).join('');
    return { kind: 'well', text, json: { accounts: list } };
  }

  /** Of this account, or of all for null. */
  function status(account: AccountState | null): Outcome {
    const [first] = accounts();
    if (first === undefined) return { kind: 'problem', problem: nobody(engine.state()) };
    const list = (account === null ? accounts() : [account]).map(statusLine);
    const text = list.map(({ sentence }) => `${sentence}\n`).join('');
    return { kind: 'well', text, json: { accounts: list, selected: accountNameOf(first) } };
  }

  function statusLine(account: AccountState) {
    const name = accountNameOf(account);
    const held = engine.tokenAtHand(account.key);
    const { kind, detail } = problemOf(account, alarms.nowMs());
    if (held === null) return { account: name, state: kind, sentence: detail, expires_at: null };
    const until = instantText(alarms.wallAt(held.expiresAtMs));
    const isWell = account.session.kind === 'lit' || account.session.kind === 'flickering';
    const sentence = isWell ? `${name}: ready, the token is valid until ${until}.` : detail;
    return { account: name, state: 'ready', sentence, expires_at: until };
  }

  return { endpoint, status, accounts: accountList };
}
