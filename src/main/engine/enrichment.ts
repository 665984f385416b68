import { identity as identityNumbers } from '../config.ts';
import type { Cancel, GitHub, Identity, Vault } from '../ports.ts';
import type { Alarms } from '../time/alarms.ts';
import type { Account, Accounts } from './accounts.ts';

/** What the enrichment needs from the engine and the world. */
interface EnrichmentPorts {
  readonly alarms: Alarms;
  readonly gitHub: GitHub;
  readonly vault: Vault;
  readonly accounts: Accounts;
  /** The sign-in under way asks whose account this is by itself. */
  readonly isBeingIdentified: (account: Account) => boolean;
  readonly settle: (provisionalKey: string, identity: Identity) => void;
  /** Something was learned. */
  readonly onChange: () => void;
}

/** What is nice to know of each account. */
interface Enrichment {
  /** Never rejects. Does nothing while it is at work on this account, or once all is known. */
  readonly enrich: (account: Account) => Promise<void>;
  /** GitHub has said in this run whose account it is. */
  readonly identityHeard: (account: Account) => void;
}

/**
 * Fetches what is nice to know of an account, once: whose it is, its plan, its avatar.
 *
 * Failing fails nothing. The next call tries again what is missing; who it is, is asked again by itself while that
 * question meets trouble. A host that will not say is asked no oftener than there are calls.
 */
export function createEnrichment(ports: EnrichmentPorts): Enrichment {
  const { alarms, gitHub, vault, accounts } = ports;
  const steady = new AbortController().signal;
  const underWay = new Set<Account>();
  /** Accounts whose identity was heard from GitHub in this run: a login can have been renamed since the last. */
  const heard = new WeakSet<Account>();
  /** The next question by itself, one an account: each call takes the place of what the last one planned. */
  const planned = new WeakMap<Account, Cancel>();

  async function enrich(account: Account): Promise<void> {
    if (underWay.has(account) || !accounts.holds(account)) return;
    underWay.add(account);
    planned.get(account)?.();
    planned.delete(account);
    const mayAnswerSoon = await identify(account);
    await fetchPlan(account);
    await fetchAvatar(account);
    underWay.delete(account);
    if (mayAnswerSoon && account.record.identity === null && accounts.holds(account)) {
      askLater(account);
    }
  }

  function askLater(account: Account): void {
    const atMs = alarms.nowMs() + identityNumbers.retryMs;
    planned.set(
      account,
      alarms.at(atMs, () => void enrich(account)),
    );
  }

  /** Answers whether asking again soon may bring what this did not. */
  async function identify(account: Account): Promise<boolean> {
    if (ports.isBeingIdentified(account)) return true;
    if (heard.has(account)) return false;
    const { host, gitHubToken } = account.record;
    const answer = await gitHub.identify(host, gitHubToken, steady);
    if (answer.kind === 'identity' && accounts.holds(account))
      await learn(account, answer.identity);
    return answer.kind === 'trouble';
  }

  async function learn(account: Account, identity: Identity): Promise<void> {
    const known = account.record.identity;
    heard.add(account);
    if (known === null) return ports.settle(account.record.key, identity);
    if (known.id !== identity.id || isSame(known, identity)) return;
    account.record = { ...account.record, identity };
    ports.onChange();
    await vault.put(account.record);
  }

  async function fetchPlan(account: Account): Promise<void> {
    if (account.plan !== null) return;
    const { host, gitHubToken } = account.record;
    const plan = await gitHub.plan(host, gitHubToken, steady);
    // Another sign-in of the same account may have brought it meanwhile.
    if (plan === null || account.plan !== null) return;
    account.plan = plan;
    const isSaidByToken = (account.session.tokenAtHand()?.plan ?? null) !== null;
    if (accounts.holds(account) && !isSaidByToken) ports.onChange();
  }

  async function fetchAvatar({ record }: Account): Promise<void> {
    const url = record.identity?.avatarUrl ?? null;
    if (url === null || accounts.get(record.key)?.avatar !== null) return;
    const avatar = await gitHub.avatar(record.host, url, steady);
    // Looked up again: another sign-in of the same account may have taken its place meanwhile.
    const account = accounts.get(record.key);
    if (account === null || account.avatar !== null || avatar === null) return;
    account.avatar = avatar;
    ports.onChange();
  }

  return { enrich, identityHeard: (account) => heard.add(account) };
}

function isSame(a: Identity, b: Identity): boolean {
  return a.login === b.login && a.name === b.name && a.avatarUrl === b.avatarUrl;
}
