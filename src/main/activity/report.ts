import { assertNever } from '../../shared/assert-never.ts';
import type { Platform } from '../../shared/platform.ts';
import type { StorageState } from '../../shared/storage.ts';
import type { Health } from '../ports.ts';
import type { Recorded } from './entry-line.ts';
import { straighten } from './straighten.ts';

/** How everything stands as a report is made. */
export interface ReportedStanding {
  readonly version: string;
  readonly platform: Platform;
  /** The client id is the default one. */
  readonly isDefaultClient: boolean;
  readonly storage: StorageState['kind'];
  readonly signIn: string;
  readonly accounts: readonly AccountStands[];
}

interface AccountStands {
  readonly key: string;
  readonly state: string;
  readonly health: Health;
}

/**
 * A report that whoever develops the app can live through again: how everything stands, then what happened, an entry a
 * line. Hosts, accounts and programs are numbers in it, and instants count from the first entry.
 */
export function reportOf(
  entries: readonly Recorded[],
  standing: ReportedStanding,
  now: { readonly atMs: number; readonly runMs: number },
): string {
  const names = createPseudonyms();
  const told = straighten(entries, now).map((entry) => pseudonymous(entry, names));
  const firstMs = told[0]?.atMs ?? now.atMs;
  // Undefined is left out: within a report every instant is on one timeline.
  const lines = told.map((entry) =>
    JSON.stringify({ ...entry, atMs: entry.atMs - firstMs, runMs: undefined }),
  );
  const stands = new Map(standing.accounts.map(({ key, ...rest }) => [names.account(key), rest]));
  const head = {
    report: 'pilot-light-activity',
    format: 1,
    ...standing,
    accounts: names
      .accounts()
      .map(({ account, host }) => ({ account, host, ...(stands.get(account) ?? GONE) })),
    atMs: now.atMs - firstMs,
  };
  const opening = JSON.stringify(head, null, 2).replace(/\n}$/, ',\n  "entries": [');
  return lines.length === 0
    ? `${opening}]\n}\n`
    : `${opening}\n    ${lines.join(',\n    ')}\n  ]\n}\n`;
}

/** Of an account that is no longer there. */
const GONE = { state: null, health: null };

interface Pseudonyms {
  readonly host: (name: string) => string;
  readonly account: (key: string) => string;
  readonly program: (name: string) => string;
  readonly accounts: () => readonly { readonly account: string; readonly host: string }[];
}

function createPseudonyms(): Pseudonyms {
  const known = new Map<string, string>();
  const hosts = new Map<string, string>();
  const counts = new Map<string, number>();
  function named(sort: string, name: string): string {
    const id = `${sort} ${name}`;
    const before = known.get(id);
    if (before !== undefined) return before;
    const count = (counts.get(sort) ?? 0) + 1;
    counts.set(sort, count);
    known.set(id, `${sort}-${count}`);
    return `${sort}-${count}`;
  }
  const host = (name: string): string => named('host', name);
  return {
    host,
    account(key) {
      const account = named('account', key);
      hosts.set(account, host(key.slice(0, key.lastIndexOf('/'))));
      return account;
    },
    program: (name) => named('program', name),
    accounts: () => [...hosts].map(([account, at]) => ({ account, host: at })),
  };
}

function pseudonymous(entry: Recorded, names: Pseudonyms): Recorded {
  switch (entry.kind) {
    case 'request':
      return { ...entry, host: names.host(entry.host), tookMs: Math.round(entry.tookMs) };
    case 'event':
      return entry.machine === 'session'
        ? { ...entry, accountKey: names.account(entry.accountKey) }
        : entry;
    case 'handOver':
      return {
        ...entry,
        accountKey: names.account(entry.accountKey),
        callers: entry.callers.map(names.program),
      };
    case 'signedOut':
      return { ...entry, accountKey: names.account(entry.accountKey) };
    case 'named':
      return {
        ...entry,
        accountKey: names.account(entry.accountKey),
        wasKey: names.account(entry.wasKey),
      };
    case 'copy': {
      const { accountKey } = entry;
      return { ...entry, accountKey: accountKey === null ? null : names.account(accountKey) };
    }
    case 'clock':
    case 'app':
    case 'mishap':
    case 'storage':
      return entry;
    default:
      return assertNever(entry);
  }
}
