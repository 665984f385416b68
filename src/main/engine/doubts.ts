import type { Identity, VaultRecord } from '../ports.ts';
import type { SignInEvent } from '../sign-in/events.ts';
import type { Beside, SignInState } from '../sign-in/state.ts';
import type { Account, Accounts } from './accounts.ts';

interface DoubtsPorts {
  readonly accounts: Pick<Accounts, 'all' | 'holds' | 'keep'>;
  readonly signIn: () => SignInState;
  readonly isOpening: (account: Account) => boolean;
  /** Puts the question to the person. From here on the sign-in is about this account. */
  readonly ask: (account: Account, question: SignInEvent) => void;
  readonly settle: (provisionalKey: string, identity: Identity) => void;
}

/** Accounts without a name of which a person has to say whether they are kept. */
export interface Doubts {
  /** GitHub has said, outside of its sign-in, whose account it is: another one than was expected is asked about. */
  readonly named: (account: Account, identity: Identity) => void;
  /** GitHub was asked whose account it is, and still nobody knows: it may be one that is here already. */
  readonly unnamed: (account: Account) => void;
  /** The sign-in may have come to its end: asks the next question that is open, if it has. */
  readonly askNext: () => void;
}

/** Keeps the questions that are open until no sign-in is in their way. */
export function createDoubts(ports: DoubtsPorts): Doubts {
  const { accounts } = ports;
  /** With whose they are, where that is known. */
  const open = new Map<Account, Identity | null>();

  function raise(account: Account, found: Identity | null): void {
    if (ports.isOpening(account)) return;
    open.set(account, found);
    askNext();
  }

  function askNext(): void {
    const { kind } = ports.signIn();
    if (kind !== 'idle' && kind !== 'cancelled') return;
    for (const [account, found] of open) {
      open.delete(account);
      if (!accounts.holds(account) || account.record.identity !== null) continue;
      const question = questionOf(account, found);
      if (question !== null) return ports.ask(account, question);
      accounts.keep(account);
    }
  }

  /** Null when there is nobody that the account could be instead. */
  function questionOf({ record }: Account, found: Identity | null): SignInEvent | null {
    const { host, clientId, doubt } = record;
    const expected = doubt?.expected ?? null;
    const request = { host, clientId, expected };
    if (found !== null) return { kind: 'doubtRaised', request, question: { found } };
    const beside = expected === null ? besideOf(accounts, record) : { identity: expected };
    return beside && { kind: 'doubtRaised', request, question: { found, beside } };
  }

  return {
    named(account, identity) {
      const expected = account.record.doubt?.expected ?? null;
      if (expected === null || expected.id === identity.id) {
        ports.settle(account.record.key, identity);
      } else {
        raise(account, identity);
      }
    },
    unnamed(account) {
      const isKept = account.record.doubt?.isKept ?? true;
      if (!isKept) raise(account, null);
    },
    askNext,
  };
}

/** Another account of the same host and client id, which this one may be while it has no name. */
export function besideOf(accounts: Pick<Accounts, 'all'>, record: VaultRecord): Beside | null {
  const { host, clientId } = record;
  const others = accounts
    .all()
    .map((other) => other.record)
    .filter((one) => one !== record && one.host === host && one.clientId === clientId);
  // One with a name says more to whoever is asked.
  const [first] = others.toSorted(
    (a, b) => Number(a.identity === null) - Number(b.identity === null),
  );
  return first === undefined ? null : { identity: first.identity };
}
