import { listenWhile } from '../listeners.ts';
import type { Cancel, Network } from '../ports.ts';
import { isSuspect } from '../session/time-passed.ts';
import type { SignInEvent } from '../sign-in/events.ts';
import type { Alarms } from '../time/alarms.ts';
import type { Account } from './accounts.ts';
import { watchNetwork } from './network-watch.ts';
import type { PoliteGitHub } from './polite-github.ts';

interface ReturnsPorts {
  readonly alarms: Alarms;
  readonly network: Network;
  readonly polite: Pick<PoliteGitHub, 'allowedAtMs' | 'worldChanged' | 'heardAtMs'>;
  readonly accounts: () => readonly Account[];
  readonly sendToSignIn: (event: SignInEvent) => void;
  /** For whoever else waits for the network. */
  readonly onNetwork: () => void;
}

/** When a host's sessions hear that they may ask. */
interface PlannedNews {
  readonly atMs: number;
  readonly cancel: Cancel;
}

/** What may end trouble by itself, and who is told of it. */
interface Returns {
  /** Somebody waits for the network. */
  readonly watchNetworkWhile: (isMissed: boolean) => void;
  /** This host has answered somebody after trouble. */
  readonly onHostBack: (host: string) => void;
  /** A session of this host may ask at this instant (timeline), and not before. */
  readonly onPutOff: (host: string, untilMs: number) => void;
}

/**
 * Tells sign-in and sessions that the network is back, and sessions that their host may be asked sooner than it allowed
 * when they planned their next try: it has answered, the network is back, or the machine was asleep.
 *
 * Create it before the first session, which shall hear of a jump after it.
 */
export function createReturns(ports: ReturnsPorts): Returns {
  const { alarms, polite, accounts } = ports;
  const planned = new Map<string, PlannedNews>();

  /** While the host is in doubt the first to ask asks for all: by turns, for its trouble may be with one account alone. */
  function tell(host: string): void {
    planned.delete(host);
    const turnMs = ({ record }: Account): number => polite.heardAtMs(record.gitHubToken);
    const waiting = accounts().filter(({ record }) => record.host === host);
    for (const { session } of waiting.toSorted((a, b) => inOrder(turnMs(a), turnMs(b)))) {
      session.send({ kind: 'hostReturned', nowMs: alarms.nowMs() });
    }
  }

  /** From an alarm, because what brought the news is still being taken. */
  function tellAt(host: string, atMs: number): void {
    const earlier = planned.get(host);
    if (earlier !== undefined && earlier.atMs <= atMs) return;
    earlier?.cancel();
    planned.set(host, { atMs, cancel: alarms.at(atMs, () => tell(host)) });
  }

  function onHostBack(host: string): void {
    const atMs = polite.allowedAtMs({ host, door: 'exchange', leave: 'first' });
    tellAt(host, Math.max(atMs, alarms.nowMs()));
  }

  function worldChanged(aheadMs: number): void {
    polite.worldChanged(aheadMs);
    for (const host of new Set(accounts().map(({ record }) => record.host))) onHostBack(host);
  }

  function networkReturned(): void {
    worldChanged(0);
    const nowMs = alarms.nowMs();
    ports.sendToSignIn({ kind: 'networkReturned', nowMs });
    for (const { session } of accounts()) session.send({ kind: 'networkReturned', nowMs });
    ports.onNetwork();
  }

  alarms.onJump((jump) => {
    if (isSuspect(jump)) worldChanged(jump.setMs);
  });

  return {
    watchNetworkWhile: listenWhile(watchNetwork(ports).onReturn, networkReturned),
    onHostBack,
    onPutOff: tellAt,
  };
}

/** Unlike a difference, right also where both are long ago. */
function inOrder(aMs: number, bMs: number): number {
  return Number(aMs > bMs) - Number(aMs < bMs);
}
