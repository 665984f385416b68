import type { Chain, Granted, Pair } from './host.ts';
import type { Sent } from './road.ts';

/** One sign-in as the app must know it: what has reached it, and what it has been told to forget. */
export interface Entry {
  readonly chain: Chain;
  /** The newest pair that has reached a living app. */
  pair: Pair;
  /** All that has reached it, the newest included: what has to go when it is signed out. */
  readonly heard: string[];
  state: 'kept' | 'signedOut' | 'replaced';
  /** The sign-in that took its place, while it is not certain to stay. */
  replacedBy: Entry | null;
  /** Why the app cannot have the pair in force, where nobody could have helped it. */
  lostBy: string | null;
  /** The app was killed while it renewed this pair: GitHub may make the next one yet, and nobody will hear of it. */
  isRenewing: boolean;
  /** The disk or the keyring did not let it go, and the app was ended before they did. */
  mayReturn: boolean;
}

/** What must be true of the app, kept beside it by watching what passes between it and the world. */
export interface Books {
  readonly entries: readonly Entry[];
  /** Sign-ins that are to be kept, and whose pair the app can have. */
  readonly owed: () => readonly Entry[];
  readonly entryOf: (secret: string) => Entry | null;
  readonly heard: (granted: Granted) => void;
  readonly sent: (sent: Sent) => void;
  readonly ended: (sent: Sent) => void;
  /** Requests on their way. */
  readonly flying: () => ReadonlySet<Sent>;
  readonly signedOut: (secrets: readonly string[]) => void;
  /** It is here again, which nobody could have helped: for the app it is a sign-in like any other from now on. */
  readonly cameBack: (entry: Entry) => void;
  /** A run of the app has ended; `isOnDisk` tells what the disk has of what it held. */
  readonly runEnded: (isOnDisk: (secret: string) => boolean, why: string | null) => void;
}

/** Empty books. */
export function createBooks(): Books {
  const entries: Entry[] = [];
  const bySecret = new Map<string, Entry>();
  const flying = new Set<Sent>();

  function heard(granted: Granted): void {
    if (granted.kind !== 'pair') return;
    const { chain, pair } = granted;
    const known = entries.find((entry) => entry.chain === chain);
    const entry = known ?? newEntry(chain, pair);
    if (known === undefined) {
      for (const other of entries) if (isSamePerson(other.chain, chain)) replace(other, entry);
      entries.push(entry);
    }
    entry.pair = pair;
    entry.isRenewing = false;
    for (const secret of [pair.token, pair.refresh]) {
      if (secret === null) continue;
      entry.heard.push(secret);
      bySecret.set(secret, entry);
    }
  }

  function signedOut(secrets: readonly string[]): void {
    for (const secret of secrets) {
      const gone = bySecret.get(secret);
      if (gone === undefined) continue;
      gone.state = 'signedOut';
      gone.mayReturn = false;
      for (const other of entries) {
        if (other.replacedBy !== gone || other.state !== 'replaced') continue;
        // What took its place never came to be; whether it did, only the app can tell, so nothing is owed.
        other.replacedBy = null;
      }
    }
  }

  return {
    entries,
    owed: () =>
      entries.filter(({ state, lostBy, isRenewing, chain, pair }) => {
        const isLost = lostBy !== null || (isRenewing && chain.pair !== pair);
        return state === 'kept' && !isLost;
      }),
    entryOf: (secret) => bySecret.get(secret) ?? null,
    heard,
    sent: (sent) => void flying.add(sent),
    ended: (sent) => void flying.delete(sent),
    flying: () => flying,
    signedOut,
    cameBack: (entry) => {
      entry.state = 'replaced';
    },
    runEnded(isOnDisk, why) {
      const renewing = new Set([...flying].flatMap(({ secret }) => secret ?? []));
      flying.clear();
      for (const entry of entries) {
        const { state, pair, chain } = entry;
        entry.isRenewing ||= pair.refresh !== null && renewing.has(pair.refresh);
        if (why === null) continue;
        const isSafe = isOnDisk(pair.token) && chain.pair.token === pair.token;
        if (state === 'kept' && !isSafe) entry.lostBy ??= why;
        if (state === 'signedOut') entry.mayReturn ||= entry.heard.some(isOnDisk);
      }
    },
  };
}

function newEntry(chain: Chain, pair: Pair): Entry {
  return {
    chain,
    pair,
    heard: [],
    state: 'kept',
    replacedBy: null,
    lostBy: null,
    isRenewing: false,
    mayReturn: false,
  };
}

function isSamePerson(a: Chain, b: Chain): boolean {
  return a.host === b.host && a.person.id === b.person.id;
}

function replace(other: Entry, by: Entry): void {
  if (other.state !== 'kept') return;
  other.state = 'replaced';
  other.replacedBy = by;
}
