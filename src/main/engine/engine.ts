import type { StorageState } from '../../shared/storage.ts';
import { deviceFlow } from '../config.ts';
import { createListeners } from '../listeners.ts';
import type {
  Activity,
  Cancel,
  GitHub,
  Grant,
  GrantLedger,
  Identity,
  Network,
  Random,
  Signal,
  Vault,
} from '../ports.ts';
import type { Secret } from '../secrets/secret.ts';
import type { SessionEvent } from '../session/events.ts';
import { isRetrying } from '../session/machine.ts';
import type { HeldToken } from '../session/session.ts';
import { isInFlight, type SessionState } from '../session/state.ts';
import type { SignInEvent } from '../sign-in/events.ts';
import { createSignIn } from '../sign-in/sign-in.ts';
import { isUnderWay, type SignInRequest, type SignInState } from '../sign-in/state.ts';
import type { Alarms } from '../time/alarms.ts';
import { type Account, createAccounts } from './accounts.ts';
import { createEnrichment } from './enrichment.ts';
import { watchNetwork } from './network-watch.ts';
import { provisionalRecord } from './records.ts';

/** What the engine needs from the world. */
interface EnginePorts {
  readonly alarms: Alarms;
  readonly gitHub: GitHub;
  readonly vault: Vault;
  readonly ledger: GrantLedger;
  readonly network: Network;
  readonly random: Random;
  readonly activity: Activity;
  readonly preferences: Preferences;
  /** Told of every secret that comes alive, so that the log can redact it. */
  readonly guard: (secret: Secret) => void;
}

/** The few settings that the engine obeys. */
interface Preferences {
  readonly clientId: () => string;
  readonly defaultAccountKey: () => string | null;
  readonly setDefaultAccountKey: (key: string | null) => void;
}

/** All that faces may know of the sign-in and the accounts. Holds no token. */
export interface EngineState {
  readonly signIn: SignInState;
  readonly accounts: readonly AccountState[];
  readonly selectedKey: string | null;
  readonly storage: StorageState;
}

/** One account as faces see it. */
export interface AccountState {
  readonly key: string;
  readonly host: string;
  readonly identity: Identity | null;
  readonly plan: string | null;
  /** A `data:` URL. */
  readonly avatar: string | null;
  readonly session: SessionState;
}

/** The one door: every face talks to the engine and to nothing behind it. No method throws or rejects. */
export interface Engine {
  /** Opens the vault and starts a session for every account in it. */
  start(): Promise<void>;
  state(): EngineState;
  readonly onChange: Signal;
  /** `accountKey`: the account that should come back; another one is confirmed before it is kept. */
  startSignIn(host: string, accountKey: string | null): void;
  cancelSignIn(): void;
  dismissSignIn(): void;
  /** Polls now if the interval allows it; never early. */
  checkNow(): void;
  confirmAccount(accepted: boolean): void;
  select(accountKey: string): void;
  refresh(accountKey: string): void;
  /** Forgets the account here. Resolves when its GitHub token is gone from the disk, or cannot be removed for now. */
  signOut(accountKey: string): Promise<void>;
  /** The address that goes with a refusal, checked to be GitHub's; null when there is none. */
  refusalUrl(accountKey: string): string | null;
  /** The Copilot token that is valid right now. Never waits. */
  tokenAtHand(accountKey: string): HeldToken | null;
  /** A Copilot token with at least this much life if it can be had; renews first when there is less. */
  token(accountKey: string, minimumLifeMs: number): Promise<HeldToken | null>;
}

/** Wires the two machines to the ports: one sign-in, and one session for each account. */
export function createEngine(ports: EnginePorts): Engine {
  const { alarms, gitHub, vault, preferences } = ports;
  const listeners = createListeners();
  /** The account that the last sign-in has opened. */
  let opened: string | null = null;
  let provisionalCount = 0;

  const accounts = createAccounts({ ...ports, onStep: sessionStepped, onAdopted: adopted });
  const enrichment = createEnrichment({
    ...ports,
    accounts,
    isBeingIdentified: isOpening,
    settle,
    onChange: changed,
  });
  const signIn = createSignIn({
    alarms,
    gitHub,
    openAccount,
    settleAccount: settleOpened,
    discardAccount: () => {
      if (opened !== null) void signOut(opened);
      opened = null;
    },
    onStep: signInStepped,
  });
  const networkWatch = watchNetwork({ network: ports.network, alarms });
  let stopWatching: Cancel | null = null;

  const wallMs = (): number => alarms.wallAt(alarms.nowMs());

  function changed(): void {
    watchWhileMissed();
    listeners.tell();
  }

  function watchWhileMissed(): void {
    if (isNetworkMissed()) {
      stopWatching ??= networkWatch.onReturn(networkReturned);
    } else {
      stopWatching?.();
      stopWatching = null;
    }
  }

  function networkReturned(): void {
    const nowMs = alarms.nowMs();
    signIn.send({ kind: 'networkReturned', nowMs });
    for (const { session } of accounts.all()) session.send({ kind: 'networkReturned', nowMs });
  }

  function isNetworkMissed(): boolean {
    const state = signIn.state();
    if (state.kind === 'awaitingUser' && state.waiting === 'forNetwork') return true;
    return accounts.all().some(({ session }) => isRetrying(session.state()));
  }

  function signInStepped(state: SignInState, event: SignInEvent): void {
    const names = { event: event.kind, state: state.kind };
    ports.activity.add({ kind: 'event', machine: 'sign-in', accountKey: null, ...names });
    changed();
    // From an alarm, because the effects of this very step may still give the account its lasting key.
    if (state.kind === 'done') alarms.at(alarms.nowMs(), signInEnded);
  }

  function signInEnded(): void {
    const account = opened === null ? null : accounts.get(opened);
    if (account === null) return;
    // Not settled when GitHub would not say whose it is: still the account to show.
    if (preferences.defaultAccountKey() !== account.record.key) select(account.record.key);
    void enrichment.enrich(account);
  }

  function sessionStepped(account: Account, state: SessionState, event: SessionEvent): void {
    const names = { event: event.kind, state: state.kind };
    const accountKey = account.record.key;
    ports.activity.add({ kind: 'event', machine: 'session', accountKey, ...names });
    changed();
    // A refusal or trouble ends the sign-in's wait as well: from here on the session looks after itself.
    if (isOpening(account) && !isInFlight(state) && state.kind !== 'lit') exchanged(null);
    if (state.kind === 'refused' && event.kind === 'exchanged') void enrichment.enrich(account);
  }

  /** A new Copilot token is in hand: finish the sign-in if it waits for this, and learn what is still unknown. */
  function adopted(account: Account, identity: Identity | null): void {
    const held = account.session.tokenAtHand();
    if (held !== null) ports.guard(held.token);
    if (isOpening(account)) exchanged(identity);
    else if (identity !== null && account.record.identity === null) {
      settle(account.record.key, identity);
    }
    void enrichment.enrich(account);
  }

  /** Whether the sign-in under way is about this account. */
  function isOpening({ record }: Account): boolean {
    return record.key === opened && isUnderWay(signIn.state());
  }

  function exchanged(identity: Identity | null): void {
    signIn.send({ kind: 'exchanged', attempt: signIn.attempt(), identity });
  }

  function openAccount(request: SignInRequest, grant: Grant): void {
    ports.ledger.record(request.host, wallMs());
    provisionalCount += 1;
    const name = `${wallMs()}-${provisionalCount}`;
    const record = provisionalRecord(name, request, grant, accounts.serverNowMs());
    opened = record.key;
    // Not awaited: a slow keyring must not hold up the first token. The vault keeps the order of its writes.
    void vault.put(record);
    accounts.begin(record);
  }

  function settleOpened(identity: Identity): void {
    if (opened === null) return;
    const key = settle(opened, identity);
    const account = key === null ? null : accounts.get(key);
    if (account === null) return;
    opened = account.record.key;
    enrichment.identityHeard(account);
  }

  function settle(provisionalKey: string, identity: Identity): string | null {
    const key = accounts.settle(provisionalKey, identity);
    if (key === null) return null;
    if (preferences.defaultAccountKey() !== key && shouldSelect(provisionalKey)) select(key);
    changed();
    return key;
  }

  /** The account just signed in is the one to show; so is a first one. */
  function shouldSelect(provisionalKey: string): boolean {
    const selected = preferences.defaultAccountKey();
    return provisionalKey === opened || selected === null || selected === provisionalKey;
  }

  function select(accountKey: string): void {
    if (accounts.get(accountKey) === null) return;
    preferences.setDefaultAccountKey(accountKey);
    changed();
  }

  async function signOut(accountKey: string): Promise<void> {
    const removed = accounts.remove(accountKey);
    if (preferences.defaultAccountKey() === accountKey) preferences.setDefaultAccountKey(null);
    changed();
    await removed;
  }

  function startSignIn(host: string, accountKey: string | null): void {
    const account = accountKey === null ? null : accounts.get(accountKey);
    const expected = account?.record.identity ?? expectedBefore(host);
    const request: SignInRequest = { host, clientId: preferences.clientId(), expected };
    signIn.send({ kind: 'startRequested', request, blockedUntilWallMs: blockedUntil(host) });
  }

  /** A new code in the place of one that failed is for the same account. */
  function expectedBefore(host: string): Identity | null {
    const last = signIn.state();
    return last.kind === 'failed' && last.request.host === host ? last.request.expected : null;
  }

  function blockedUntil(host: string): number | null {
    const recent = ports.ledger.recent(host, wallMs());
    const oldest = recent.at(-deviceFlow.grantsPerHour);
    return oldest === undefined ? null : oldest + deviceFlow.grantWindowMs;
  }

  /** Takes up the accounts that the vault has and the engine has not: all at start, late ones when a keyring wakes. */
  function takeUp(): void {
    for (const record of vault.records()) {
      if (accounts.get(record.key) === null) accounts.begin(record);
    }
  }

  async function start(): Promise<void> {
    vault.onChange((what) => {
      if (what === 'records') takeUp();
      changed();
    });
    await vault.open();
    takeUp();
    changed();
  }

  function state(): EngineState {
    const wanted = preferences.defaultAccountKey();
    const all = accounts.all();
    const isHere = wanted !== null && accounts.get(wanted) !== null;
    return {
      signIn: signIn.state(),
      accounts: all.map(accountState),
      selectedKey: isHere ? wanted : (all[0]?.record.key ?? null),
      storage: vault.status(),
    };
  }

  return {
    start,
    state,
    onChange: listeners.add,
    startSignIn,
    cancelSignIn: () => signIn.send({ kind: 'cancelRequested' }),
    dismissSignIn: () => signIn.send({ kind: 'dismissRequested' }),
    checkNow: () => signIn.send({ kind: 'checkRequested', nowMs: alarms.nowMs() }),
    confirmAccount: (accepted) => signIn.send({ kind: 'confirmAnswered', accepted }),
    select,
    refresh: (key) =>
      accounts.get(key)?.session.send({ kind: 'refreshRequested', nowMs: alarms.nowMs() }),
    signOut,
    refusalUrl: (key) => accounts.get(key)?.session.refusalUrl() ?? null,
    tokenAtHand: (key) => accounts.get(key)?.session.tokenAtHand() ?? null,
    token: async (key, minimumLifeMs) =>
      (await accounts.get(key)?.session.token(minimumLifeMs)) ?? null,
  };
}

function accountState({ record, plan, avatar, session }: Account): AccountState {
  const { key, host, identity } = record;
  return {
    key,
    host,
    identity,
    plan: session.tokenAtHand()?.plan ?? plan,
    avatar,
    session: session.state(),
  };
}
