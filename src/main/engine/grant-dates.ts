import type { Vault, VaultRecord } from '../ports.ts';
import type { GrantLife } from '../session/grant-life.ts';
import type { Alarms } from '../time/alarms.ts';
import type { Account } from './accounts.ts';
import { datedAnew, recordLife } from './records.ts';
import { createServerTimes, type ServerTimes } from './server-time.ts';

/** What the dates need from the accounts and the world. */
interface GrantDatesPorts {
  readonly alarms: Alarms;
  readonly vault: Vault;
  readonly accounts: () => Iterable<Account>;
}

/** When each account's GitHub token was granted and ends, by its host's clock. */
interface GrantDates {
  readonly serverTimes: ServerTimes;
  /** How the GitHub token of this record ends, by the best knowledge now. */
  readonly lifeOf: (record: VaultRecord) => GrantLife;
  /** A GitHub token was granted to this account just now, and its record dated by the best knowledge at hand. */
  readonly granted: (account: Account) => void;
}

/**
 * Keeps the instants of all accounts true to their hosts' clocks. What had to be dated by this machine's own clock, in
 * ignorance of the host's, is dated anew, here and on the disk, as soon as the host has been heard.
 */
export function createGrantDates({ alarms, vault, accounts }: GrantDatesPorts): GrantDates {
  /** When the GitHub tokens of records without a true date were granted, on the timeline. */
  const undated = new WeakMap<VaultRecord['gitHubToken'], number>();

  const serverTimes = createServerTimes(alarms, (host) => {
    for (const account of accounts()) if (account.record.host === host) measured(account);
  });

  const lifeOf = (record: VaultRecord): GrantLife =>
    recordLife(record, serverTimes.nowMs(record.host), alarms.nowMs());

  function granted({ record: { host, gitHubToken } }: Account): void {
    if (!serverTimes.isKnown(host)) undated.set(gitHubToken, alarms.nowMs());
  }

  function measured(account: Account): void {
    const { host, gitHubToken } = account.record;
    const nowMs = alarms.nowMs();
    const sinceMs = undated.get(gitHubToken);
    if (sinceMs !== undefined) {
      undated.delete(gitHubToken);
      account.record = datedAnew(account.record, serverTimes.nowMs(host) - (nowMs - sinceMs));
      void vault.put(account.record);
    }
    account.session.send({ kind: 'grantMeasured', nowMs, grant: lifeOf(account.record) });
  }

  return { serverTimes, lifeOf, granted };
}
