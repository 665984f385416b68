import type { SignInProblem } from '../../shared/sign-in-problem.ts';
import { deviceFlow } from '../config.ts';
import type { Activity, GitHub, Grant, GrantLedger, Identity } from '../ports.ts';
import type { NewHolder } from '../secrets/hold.ts';
import type { SignInEvent } from '../sign-in/events.ts';
import { createSignIn } from '../sign-in/sign-in.ts';
import { type Beside, isUnderWay, type SignInRequest, type SignInState } from '../sign-in/state.ts';
import type { Alarms } from '../time/alarms.ts';
import type { Account, Accounts } from './accounts.ts';
import { besideOf, createDoubts, type Doubts } from './doubts.ts';
import type { Enrichment } from './enrichment.ts';
import { provisionalRecord } from './records.ts';

/** What the newcomer needs from the engine and the world. */
interface NewcomerPorts {
  readonly alarms: Alarms;
  readonly gitHub: GitHub;
  readonly newHolder: NewHolder;
  readonly ledger: GrantLedger;
  readonly activity: Activity;
  readonly accounts: Accounts;
  readonly clientId: () => string;
  /** From when on (timeline) a person may ask this host for a code; it may already be over. */
  readonly codeAllowedAtMs: (host: string) => number;
  /** Gives an account its lasting key and answers with it; null when there is no account of that key. */
  readonly settle: (provisionalKey: string, identity: Identity) => string | null;
  readonly signOut: (accountKey: string) => Promise<void>;
  /** Told when the sign-in has heard whose account it is, and when a person is asked about another one. */
  readonly enrichment: Pick<Enrichment, 'identityHeard' | 'askedAbout'>;
  /** The sign-in has ended well, and this is its account. */
  readonly onDone: (account: Account) => void;
  readonly onChange: () => void;
}

/** The sign-in and the account that it brings, from the click to a lasting key. */
export interface Newcomer extends Pick<Doubts, 'named' | 'unnamed'> {
  readonly signIn: () => SignInState;
  readonly send: (event: SignInEvent) => void;
  /** `accountKey`: the account that should come back; another one is confirmed before it is kept. */
  readonly start: (host: string, accountKey: string | null) => void;
  /** Whether the last sign-in has opened the account of this key, over or not. */
  readonly hasOpened: (accountKey: string) => boolean;
  /** The account of this key has been signed out: a sign-in that is about it has come to its end. */
  readonly signedOut: (accountKey: string) => void;
  /** Whether the sign-in under way is about this account. */
  readonly isOpening: (account: Account) => boolean;
  /** An exchange has ended, which a sign-in may wait for; `identity` is whose the account is, if the exchange said so. */
  readonly exchanged: (account: Account, identity: Identity | null) => void;
}

/** Runs the sign-in, and opens, settles or discards the account that comes of it. */
export function createNewcomer(ports: NewcomerPorts): Newcomer {
  const { alarms, accounts, ledger } = ports;
  /** The account that the last sign-in has opened. */
  let openedKey: string | null = null;
  let openedCount = 0;

  const signIn = createSignIn({
    alarms,
    gitHub: ports.gitHub,
    hold: ports.newHolder(),
    openAccount: open,
    settleAccount: settle,
    discardAccount: discard,
    beside,
    onStep: stepped,
  });

  const doubts = createDoubts({
    accounts,
    signIn: signIn.state,
    isOpening,
    ask(account, question) {
      openedKey = account.record.key;
      signIn.send(question);
    },
    settle: ports.settle,
  });

  const wallMs = (): number => alarms.wallAt(alarms.nowMs());

  function start(host: string, accountKey: string | null): void {
    const account = accountKey === null ? null : accounts.get(accountKey);
    const expected = account?.record.identity ?? expectedBefore(signIn.state(), host);
    const request: SignInRequest = { host, clientId: ports.clientId(), expected };
    signIn.send({ kind: 'startRequested', request, obstacle: obstacleAt(host, ports) });
  }

  function isOpening({ record }: Account): boolean {
    return record.key === openedKey && isUnderWay(signIn.state());
  }

  function open(request: SignInRequest, grant: Grant): void {
    ledger.record(request.host, wallMs());
    openedCount += 1;
    const name = `${wallMs()}-${openedCount}`;
    const serverNowMs = accounts.serverNowMs(request.host);
    const record = provisionalRecord(name, request, grant, serverNowMs);
    openedKey = record.key;
    accounts.beginGranted(record);
  }

  function settle(identity: Identity): void {
    if (openedKey === null) return;
    const key = ports.settle(openedKey, identity);
    const account = key === null ? null : accounts.get(key);
    if (account === null) return;
    openedKey = account.record.key;
    ports.enrichment.identityHeard(account);
  }

  function discard(): void {
    if (openedKey !== null) void ports.signOut(openedKey);
    openedKey = null;
  }

  function beside(): Beside | null {
    const opened = openedKey === null ? null : accounts.get(openedKey);
    return opened === null ? null : besideOf(accounts, opened.record);
  }

  function stepped(state: SignInState, event: SignInEvent): void {
    const names = { event: event.kind, state: state.kind };
    if (!isStillWaiting(state, event)) {
      ports.activity.add({ kind: 'event', machine: 'sign-in', accountKey: null, ...names });
    }
    ports.onChange();
    askAbout(state);
    // From an alarm, because the effects of this very step may still give the account its lasting key.
    if (state.kind === 'done') alarms.at(alarms.nowMs(), done);
    alarms.at(alarms.nowMs(), doubts.askNext);
  }

  function askAbout(state: SignInState): void {
    const account = openedKey === null ? null : accounts.get(openedKey);
    if (account === null || state.kind !== 'confirming' || state.found === null) return;
    ports.enrichment.askedAbout(account, state.found);
  }

  function done(): void {
    const account = openedKey === null ? null : accounts.get(openedKey);
    if (account === null) return;
    accounts.keep(account);
    ports.onDone(account);
  }

  return {
    signIn: signIn.state,
    send: signIn.send,
    start,
    named: doubts.named,
    unnamed: doubts.unnamed,
    hasOpened: (accountKey) => accountKey === openedKey,
    signedOut(accountKey) {
      if (accountKey === openedKey) signIn.send({ kind: 'accountSignedOut' });
    },
    isOpening,
    exchanged(account, identity) {
      if (isOpening(account)) {
        const { attempt } = signIn.state();
        signIn.send({ kind: 'exchanged', attempt, identity, beside: beside() });
      } else if (identity !== null && account.record.identity === null) {
        doubts.named(account, identity);
      }
    },
  };
}

/** It was asked whether the code is approved, and it is not yet: the request tells of it already. */
function isStillWaiting({ kind }: SignInState, event: SignInEvent): boolean {
  const isPoll =
    event.kind === 'alarmRang' ||
    (event.kind === 'pollAnswered' && event.outcome.kind === 'pending');
  return kind === 'awaitingUser' && isPoll;
}

/** What stands against a new code before anything is asked. */
function obstacleAt(
  host: string,
  { alarms, ledger, codeAllowedAtMs }: NewcomerPorts,
): SignInProblem | null {
  const oldest = ledger.recent(host, alarms.wallAt(alarms.nowMs())).at(-deviceFlow.grantsPerHour);
  if (oldest !== undefined) {
    return { kind: 'tooManySignIns', untilMs: oldest + deviceFlow.grantWindowMs };
  }
  const atMs = codeAllowedAtMs(host);
  return atMs > alarms.nowMs() ? { kind: 'tooSoon', untilMs: alarms.wallAt(atMs) } : null;
}

/** A new code in the place of one that failed is for the same account. */
function expectedBefore(last: SignInState, host: string): Identity | null {
  return last.kind === 'failed' && last.request.host === host ? last.request.expected : null;
}
