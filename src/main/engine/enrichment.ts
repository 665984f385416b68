import { DENIES_PLAN, type RefusalReason } from '../../shared/refusal.ts';
import { identity as identityNumbers } from '../config.ts';
import type { Cancel, Identity, Vault } from '../ports.ts';
import type { Alarms } from '../time/alarms.ts';
import type { Account, Accounts } from './accounts.ts';
import type { PoliteGitHub } from './polite-github.ts';
import { createUsageLooks, type UsageLooks } from './usage-looks.ts';

/** What the enrichment needs from the engine and the world. */
interface EnrichmentPorts {
  readonly alarms: Alarms;
  readonly polite: Pick<PoliteGitHub, 'niceties' | 'byHand'>;
  readonly vault: Vault;
  readonly accounts: Accounts;
  /** The sign-in under way asks whose account this is by itself. */
  readonly isBeingIdentified: (account: Account) => boolean;
  /** GitHub has said whose account it is, which nobody knew. */
  readonly named: (account: Account, identity: Identity) => void;
  /** GitHub was asked whose account it is, and still nobody knows. */
  readonly unnamed: (account: Account) => void;
  /** Something was learned. */
  readonly onChange: () => void;
}

/** What is nice to know of each account. */
export interface Enrichment {
  /** Bring the plan, and what is used of it. */
  readonly looks: UsageLooks;
  /** Never rejects. Does nothing while it is at work on this account, or while all that is known is of today. */
  readonly enrich: (account: Account) => Promise<void>;
  /** GitHub has said in this run whose account it is. */
  readonly identityHeard: (account: Account) => void;
  /** A person is to look whether this is the account that was meant: its picture is of use before all else. */
  readonly askedAbout: (account: Account, found: Identity) => void;
  /**
   * GitHub refuses the account, anew: its plan may be another, and everything is asked for again by the next call. A plan
   * that the refusal denies is known no more.
   */
  readonly refused: (account: Account, reason: RefusalReason) => void;
  /** A new Copilot token is in hand. One that says something else than the last one is reason enough to ask again. */
  readonly adopted: (account: Account, identity: Identity | null) => void;
}

/**
 * Fetches what is nice to know of an account, once a day: whose it is, its plan; and its avatar, when that is another.
 *
 * Failing fails nothing. The next call tries again what is missing; who it is, is asked again by itself while that
 * question meets trouble. A host that will not say is asked no oftener than there are calls.
 */
export function createEnrichment(ports: EnrichmentPorts): Enrichment {
  const { alarms, vault, accounts } = ports;
  const gitHub = ports.polite.niceties;
  const looks = createUsageLooks(ports);
  const steady = new AbortController().signal;
  const underWay = new Set<Account>();
  /** When each account's identity was heard from GitHub in this run: logins are renamed. */
  const heardAtMs = new WeakMap<Account, number>();
  /** The same of its picture, by the address that it was asked for at: who has none has none all day. */
  const pictureHeard = new WeakMap<Account, { readonly url: string; readonly atMs: number }>();
  /** What each account's last token said of its plan. */
  const saidByToken = new WeakMap<Account, string | null>();

  function isOfToday(atMs: number | undefined): boolean {
    return atMs !== undefined && alarms.nowMs() - atMs < identityNumbers.anewMs;
  }

  /** The next question by itself, one an account: each call takes the place of what the last one planned. */
  const planned = new WeakMap<Account, Cancel>();

  function forget(account: Account): void {
    heardAtMs.delete(account);
    looks.forget(account);
  }

  async function enrich(account: Account): Promise<void> {
    if (underWay.has(account) || !accounts.holds(account)) return;
    underWay.add(account);
    planned.get(account)?.();
    planned.delete(account);
    const waitMs = await identify(account);
    await looks.look(account, 'daily');
    await fetchAvatar(account);
    underWay.delete(account);
    if (account.record.identity !== null || !accounts.holds(account)) return;
    ports.unnamed(account);
    if (waitMs !== null) askIn(account, Math.max(waitMs, identityNumbers.retryMs));
  }

  function askIn(account: Account, waitMs: number): void {
    const atMs = alarms.nowMs() + waitMs;
    planned.set(
      account,
      alarms.at(atMs, () => void enrich(account)),
    );
  }

  /** Answers after how long, at least, asking again may bring what this did not; null: it would not. */
  async function identify(account: Account): Promise<number | null> {
    if (ports.isBeingIdentified(account)) return 0;
    if (isOfToday(heardAtMs.get(account))) return null;
    const { host, gitHubToken } = account.record;
    const answer = await gitHub.identify(host, gitHubToken, steady);
    if (answer.kind === 'identity' && accounts.holds(account))
      await learn(account, answer.identity);
    return answer.kind === 'trouble' ? (answer.trouble.retryAfterMs ?? 0) : null;
  }

  async function learn(account: Account, identity: Identity): Promise<void> {
    const known = account.record.identity;
    heardAtMs.set(account, alarms.nowMs());
    if (known === null) return ports.named(account, identity);
    if (known.id !== identity.id || isSame(known, identity)) return;
    account.record = { ...account.record, identity };
    if (known.avatarUrl !== identity.avatarUrl) account.avatar = null;
    ports.onChange();
    await vault.put(account.record);
  }

  async function fetchAvatar({ record }: Account, identity = record.identity): Promise<void> {
    const url = identity?.avatarUrl ?? null;
    const before = accounts.get(record.key);
    if (url === null || before === null || before.avatar !== null) return;
    const heard = pictureHeard.get(before);
    if (heard?.url === url && isOfToday(heard.atMs)) return;
    const answer = await gitHub.avatar(record.host, url, steady);
    // Looked up again: another sign-in of the same account may have taken its place meanwhile.
    const account = accounts.get(record.key);
    if (account === null || account.avatar !== null || answer.kind !== 'told') return;
    pictureHeard.set(account, { url, atMs: alarms.nowMs() });
    if (answer.told === null) return;
    account.avatar = answer.told;
    ports.onChange();
  }

  return {
    looks,
    enrich,
    identityHeard: (account) => heardAtMs.set(account, alarms.nowMs()),
    askedAbout: (account, identity) => void fetchAvatar(account, identity),
    refused(account, reason) {
      forget(account);
      if (DENIES_PLAN.has(reason)) account.plan = null;
    },
    adopted(account, identity) {
      const plan = account.session.tokenAtHand()?.plan ?? null;
      const isOtherPlan = saidByToken.has(account) && saidByToken.get(account) !== plan;
      const login = account.record.identity?.login;
      const isOtherLogin = identity !== null && login !== undefined && identity.login !== login;
      if (isOtherPlan || isOtherLogin) forget(account);
      saidByToken.set(account, plan);
    },
  };
}

function isSame(a: Identity, b: Identity): boolean {
  return a.login === b.login && a.name === b.name && a.avatarUrl === b.avatarUrl;
}
