import type { Usage, UsageOutcome } from '../../shared/usage.ts';
import { identity, usage as usageNumbers } from '../config.ts';
import { createListeners } from '../listeners.ts';
import type { Signal } from '../ports.ts';
import type { Alarms } from '../time/alarms.ts';
import type { Account, Accounts } from './accounts.ts';
import type { PoliteGitHub } from './polite-github.ts';

/**
 * Why somebody wants to know. `daily`: for the plan, which a host is asked for once a day. `opened`: a person has come to
 * the window. `shown`: they look at the usage. `pressed`: they want it anew.
 */
export type LookReason = 'daily' | 'opened' | 'shown' | 'pressed';

/** What was heard last. */
export interface KnownUsage {
  /** Null where the host tells none. */
  readonly usage: Usage | null;
  /** On the timeline. */
  readonly heardAtMs: number;
  /** The same by the host's own clock, which its days are of. */
  readonly hostMs: number;
}

interface UsageLooksPorts {
  readonly alarms: Pick<Alarms, 'nowMs'>;
  readonly polite: Pick<PoliteGitHub, 'niceties' | 'byHand'>;
  readonly accounts: Pick<Accounts, 'holds' | 'serverNowMs'>;
  /** Its plan is another. */
  readonly onChange: () => void;
}

/** The looks at plan and usage, which are one answer of GitHub's. */
export interface UsageLooks {
  /** Asks unless that was done within the reason's span, and answers when that is over. Never rejects. */
  readonly look: (account: Account, reason: LookReason) => Promise<UsageOutcome>;
  /** Null before GitHub was heard in this run. */
  readonly known: (account: Account) => KnownUsage | null;
  /** GitHub has told the usage of the account of this key. */
  readonly onHeard: Signal<string>;
  /** The plan may be another: the next look of the day asks. */
  readonly forget: (account: Account) => void;
}

/** How long what was heard is new enough for whoever comes for that reason. */
const FRESH_MS: Readonly<Record<LookReason, number>> = {
  daily: identity.anewMs,
  opened: usageNumbers.openedEveryMs,
  shown: usageNumbers.shownEveryMs,
  pressed: usageNumbers.pressedEveryMs,
};

/** Keeps the looks at each account apart: at most one request at a time, and none that its reason does not allow. */
export function createUsageLooks(ports: UsageLooksPorts): UsageLooks {
  const { alarms, polite } = ports;
  const listeners = createListeners<string>();
  const steady = new AbortController().signal;
  const known = new WeakMap<Account, KnownUsage>();
  /** Heard, and not to be believed for the plan any more. */
  const doubted = new WeakSet<Account>();
  const askedAtMs = new WeakMap<Account, number>();
  const underWay = new WeakMap<Account, Promise<UsageOutcome>>();

  function isFresh(account: Account, reason: LookReason): boolean {
    const heard = doubted.has(account) ? undefined : known.get(account);
    const agoMs = (atMs: number): number => alarms.nowMs() - atMs;
    // A host that tells none is asked once a day, whoever looks.
    const spanMs = heard?.usage === null ? identity.anewMs : FRESH_MS[reason];
    if (heard !== undefined && agoMs(heard.heardAtMs) < spanMs) return true;
    const asked = askedAtMs.get(account);
    return reason !== 'daily' && asked !== undefined && agoMs(asked) < usageNumbers.pressedEveryMs;
  }

  async function ask(account: Account, reason: LookReason): Promise<UsageOutcome> {
    const { host, gitHubToken } = account.record;
    const before = account.plan;
    askedAtMs.set(account, alarms.nowMs());
    const send = () => polite.niceties.usage(host, gitHubToken, steady);
    const answer = await (reason === 'pressed' ? polite.byHand(send) : send());
    underWay.delete(account);
    if (answer.kind !== 'told') return 'notHeard';
    const { told: usage } = answer;
    // Another sign-in of the same account may have brought it meanwhile.
    if (account.plan !== before) return 'fresh';
    const hostMs = ports.accounts.serverNowMs(host);
    known.set(account, { usage, heardAtMs: alarms.nowMs(), hostMs });
    doubted.delete(account);
    learn(account, usage);
    return 'looked';
  }

  function learn(account: Account, usage: Usage | null): void {
    if (!ports.accounts.holds(account)) return;
    if (usage !== null) listeners.tell(account.record.key);
    const plan = usage?.plan ?? null;
    if (plan === null || plan === account.plan) return;
    account.plan = plan;
    const { session } = account;
    // Of whoever is refused since, the token at hand says nothing any more.
    const isRefused = session.state().kind === 'refused';
    if (isRefused || (session.tokenAtHand()?.plan ?? null) === null) ports.onChange();
  }

  return {
    known: (account) => known.get(account) ?? null,
    onHeard: listeners.add,
    forget: (account) => void doubted.add(account),
    look(account, reason) {
      const open = underWay.get(account);
      if (open !== undefined) return open;
      if (isFresh(account, reason))
        return Promise.resolve(known.has(account) ? 'fresh' : 'notHeard');
      const asking = ask(account, reason);
      underWay.set(account, asking);
      return asking;
    },
  };
}
