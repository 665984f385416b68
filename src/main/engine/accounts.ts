import type {
  AccountNotes,
  GitHub,
  Grant,
  Identity,
  Random,
  Vault,
  VaultRecord,
} from '../ports.ts';
import type { Hold, NewHolder } from '../secrets/hold.ts';
import type { Secret } from '../secrets/secret.ts';
import type { SessionEvent } from '../session/events.ts';
import type { GrantLife } from '../session/grant-life.ts';
import { createSession, type Session } from '../session/session.ts';
import type { SessionState } from '../session/state.ts';
import type { Alarms } from '../time/alarms.ts';
import { createGrantDates } from './grant-dates.ts';
import { keptUnnamed, withGrant } from './records.ts';

/** One account of this run: what is stored of it, what was learned of it, and its session. */
export interface Account {
  record: VaultRecord;
  plan: string | null;
  /** A `data:` URL. */
  avatar: string | null;
  readonly session: Session;
  /** Says which GitHub tokens are this account's. */
  readonly hold: Hold;
}

/** What the accounts need from the engine and the world. */
interface AccountsPorts {
  readonly alarms: Alarms;
  readonly gitHub: GitHub;
  readonly vault: Vault;
  readonly notes: Pick<AccountNotes, 'forget'>;
  readonly random: Random;
  readonly newHolder: NewHolder;
  readonly onStep: (account: Account, state: SessionState, event: SessionEvent) => void;
  readonly onAdopted: (account: Account, identity: Identity | null) => void;
  /** These came for an account that is gone, and nobody but us knows of them. */
  readonly onStray: (account: Account, secrets: readonly [Secret, ...Secret[]]) => void;
}

/** The accounts of this run by their keys, in the order in which they came. */
export interface Accounts {
  readonly get: (key: string) => Account | null;
  /** Whether this very account is still here under its key: not signed out, not merged into another. */
  readonly holds: (account: Account) => boolean;
  readonly all: () => readonly Account[];
  /** Begins the accounts that the vault has and this run has not: all at start, late ones when a keyring wakes. */
  readonly takeUp: () => void;
  /** Starts the session of a record. */
  readonly begin: (record: VaultRecord) => Account;
  /** Starts the session of a GitHub token that was granted just now, and stores it. */
  readonly beginGranted: (record: VaultRecord) => void;
  /** An account that has no name yet is kept without one. */
  readonly keep: (account: Account) => void;
  /** Gives an account its lasting key and answers with it. Null when there is no account of that key. */
  readonly settle: (provisionalKey: string, identity: Identity) => string | null;
  /**
   * Forgets an account. Resolves when its GitHub token is gone from the disk, or cannot be removed for now. `hearsPair`: a
   * new GitHub token that is on its way is still told of.
   */
  readonly remove: (key: string, hearsPair: boolean) => Promise<void>;
  readonly serverNowMs: (host: string) => number;
  /** By how much the host's clock is ahead of this machine's; null until it was heard. */
  readonly skewMs: (host: string) => number | null;
}

/** Keeps the accounts and their sessions, and the vault in step with them. */
export function createAccounts(ports: AccountsPorts): Accounts {
  const { alarms, vault } = ports;
  const accounts = new Map<string, Account>();

  const dates = createGrantDates({ alarms, vault, accounts: () => accounts.values() });
  const { lifeOf } = dates;

  const holds = (account: Account): boolean => accounts.get(account.record.key) === account;

  function begin(record: VaultRecord): Account {
    const hold = ports.newHolder();
    const account: Account = { record, plan: null, avatar: null, session: sessionOf(), hold };
    hold(secretsOf(record));
    accounts.set(record.key, account);
    account.session.send({ kind: 'begun', nowMs: alarms.nowMs(), grant: lifeOf(record) });
    return account;

    function sessionOf(): Session {
      return createSession({
        alarms,
        gitHub: ports.gitHub,
        random: ports.random,
        hold: ports.newHolder(),
        record: () => account.record,
        storeGrant: (grant) => storeGrant(account, grant),
        onServerTime: (serverMs) => dates.serverTimes.heard(record.host, serverMs),
        serverNowMs: () => dates.serverTimes.nowMs(record.host),
        onStep: (state, event) => ports.onStep(account, state, event),
        onAdopted: (identity) => ports.onAdopted(account, identity),
      });
    }
  }

  function beginGranted(record: VaultRecord): void {
    // Not awaited: a slow keyring must not hold up the first token. The vault keeps the order of its writes.
    void vault.put(record);
    dates.granted(begin(record));
  }

  function takeUp(): void {
    for (const record of vault.records()) if (!accounts.has(record.key)) begin(record);
  }

  async function storeGrant(account: Account, grant: Grant): Promise<GrantLife> {
    const { host } = account.record;
    account.record = withGrant(account.record, grant, dates.serverTimes.nowMs(host));
    dates.granted(account);
    // The answer may come after a sign-out, which must not be undone on the disk.
    if (holds(account)) {
      account.hold(secretsOf(account.record));
      await vault.put(account.record);
    } else ports.onStray(account, secretsOf(account.record));
    return lifeOf(account.record);
  }

  function keep(account: Account): void {
    if (!holds(account) || (account.record.doubt?.isKept ?? true)) return;
    account.record = keptUnnamed(account.record);
    void vault.put(account.record);
  }

  function settle(provisionalKey: string, identity: Identity): string | null {
    const account = accounts.get(provisionalKey);
    if (account === undefined) return null;
    const key = `${account.record.host}/${identity.id}`;
    const record: VaultRecord = { ...account.record, key, identity, doubt: null };
    const earlier = accounts.get(key);
    accounts.delete(provisionalKey);
    void vault.replace(provisionalKey, record);
    if (earlier === undefined || earlier === account) {
      account.record = record;
      accounts.set(key, account);
    } else {
      merge(earlier, account, record);
    }
    return key;
  }

  /** The same account was here already: its record is replaced, and the session that has a token lives on. */
  function merge(earlier: Account, account: Account, record: VaultRecord): void {
    const survivor = account.session.tokenAtHand() === null ? earlier : account;
    const other = survivor === earlier ? account : earlier;
    other.session.stop();
    survivor.record = record;
    survivor.hold(secretsOf(record));
    other.hold([]);
    survivor.plan ??= other.plan;
    survivor.avatar ??= other.avatar;
    accounts.set(record.key, survivor);
    if (survivor !== earlier) return;
    survivor.session.send({ kind: 'grantReplaced', nowMs: alarms.nowMs(), grant: lifeOf(record) });
  }

  async function remove(key: string, hearsPair: boolean): Promise<void> {
    const account = accounts.get(key);
    if (account === undefined) return;
    account.session.stop(hearsPair);
    accounts.delete(key);
    account.hold([]);
    ports.notes.forget(key);
    await vault.remove(key);
  }

  return {
    get: (key) => accounts.get(key) ?? null,
    holds,
    all: () => [...accounts.values()],
    takeUp,
    begin,
    beginGranted,
    keep,
    settle,
    remove,
    serverNowMs: dates.serverTimes.nowMs,
    skewMs: dates.serverTimes.skewMs,
  };
}

/** The GitHub token, and what renews it. */
export function secretsOf({
  gitHubToken,
  refreshToken,
}: VaultRecord): readonly [Secret, ...Secret[]] {
  return refreshToken === null ? [gitHubToken] : [gitHubToken, refreshToken];
}
