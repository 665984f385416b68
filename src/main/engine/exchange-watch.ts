import type { AccountNotes, ExchangeHistory } from '../ports.ts';
import type { ExchangeOutcome } from '../session/events.ts';
import type { SessionState } from '../session/state.ts';
import type { Account, Accounts } from './accounts.ts';
import {
  afterAnswer,
  afterNotFound,
  afterToken,
  type Exchanger,
  historyWith,
  whatIsNotFound,
} from './closed-exchange.ts';

interface ExchangeWatchPorts {
  readonly notes: AccountNotes;
  readonly accounts: Pick<Accounts, 'all' | 'serverNowMs'>;
}

/** Knows over restarts what the exchange of each account has been, and so what it means when it is not found. */
export interface ExchangeWatch {
  /** The exchange of this account has answered. */
  readonly answered: (account: Account, outcome: ExchangeOutcome) => void;
  /** The account's session, with an exchange that is not found called what it is. */
  readonly sessionOf: (account: Account) => SessionState;
}

/** Watches the exchanges of these accounts. One without a name is not remembered: its key does not last. */
export function createExchangeWatch({ notes, accounts }: ExchangeWatchPorts): ExchangeWatch {
  /** To the moment, and before an account has a name. */
  const served = new WeakMap<Account, { readonly clientId: string; readonly atMs: number }>();

  function historyAfter(account: Account, outcome: ExchangeOutcome): ExchangeHistory | null {
    const { key, host, clientId } = account.record;
    const before = notes.of(key).exchange;
    const nowMs = accounts.serverNowMs(host);
    if (outcome.kind === 'token') return afterToken(before, clientId, nowMs);
    if (outcome.kind === 'trouble') return before;
    const isNotFound = outcome.kind === 'refused' && outcome.refusal.reason === 'notFound';
    return isNotFound ? (afterNotFound(before, clientId, nowMs) ?? before) : afterAnswer(before);
  }

  function answered(account: Account, outcome: ExchangeOutcome): void {
    const { key, host, clientId, identity } = account.record;
    if (outcome.kind === 'token')
      served.set(account, { clientId, atMs: accounts.serverNowMs(host) });
    if (identity === null) return;
    const exchange = historyAfter(account, outcome);
    if (exchange !== notes.of(key).exchange) notes.change(key, { exchange });
  }

  function exchangerOf(account: Account): Exchanger {
    const { key, host, clientId } = account.record;
    const history = historyWith(notes.of(key).exchange, clientId);
    const last = served.get(account);
    const lastTokenAtMs =
      last?.clientId === clientId ? last.atMs : (history?.lastTokenAtMs ?? null);
    return { host, clientId, history, lastTokenAtMs };
  }

  return {
    answered,
    sessionOf(account) {
      const state = account.session.state();
      if (state.kind !== 'refused' || state.refusal.reason !== 'notFound') return state;
      const reason = whatIsNotFound(exchangerOf(account), accounts.all().map(exchangerOf));
      return reason === 'notFound' ? state : { ...state, refusal: { ...state.refusal, reason } };
    },
  };
}
