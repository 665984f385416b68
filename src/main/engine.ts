import { deviceFlow } from './config.ts';
import { watchNetwork } from './network-watch.ts';
import type {
  Activity,
  Cancel,
  GitHub,
  Grant,
  GrantLedger,
  Identity,
  Network,
  Random,
  Vault,
  VaultRecord,
  VaultStatus,
} from './ports.ts';
import type { Secret } from './secret.ts';
import { grantLifeOf } from './session/grant-life.ts';
import { isInFlight, type SessionEvent, type SessionState } from './session/machine.ts';
import { createSession, type HeldToken, type Session } from './session/session.ts';
import type { SignInRequest, SignInState } from './sign-in/machine.ts';
import { createSignIn } from './sign-in/sign-in.ts';
import type { Alarms } from './time/alarms.ts';

/** What the engine needs from the world. */
export interface EnginePorts {
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
export interface Preferences {
  readonly clientId: () => string;
  readonly defaultAccountKey: () => string | null;
  readonly setDefaultAccountKey: (key: string | null) => void;
}

export interface EngineState {
  readonly signIn: SignInState;
  readonly accounts: readonly AccountState[];
  readonly selectedKey: string | null;
  readonly storage: VaultStatus;
}

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
  onChange(listener: () => void): Cancel;
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

interface Account {
  record: VaultRecord;
  plan: string | null;
  avatar: string | null;
  enriched: boolean;
  readonly session: Session;
}

/** Wires the two machines to the ports: one sign-in, and one session for each account. */
export function createEngine(ports: EnginePorts): Engine {
  const { alarms, gitHub, vault, preferences } = ports;
  const accounts = new Map<string, Account>();
  const listeners = new Set<() => void>();
  const life = new AbortController();
  /** The account that the sign-in under way has opened. */
  let opened: string | null = null;
  let provisionalCount = 0;
  /** Server time minus wall time, from the last `Date` header; null until known, and again after a clock jump. */
  let skewMs: number | null = null;

  alarms.onJump(() => {
    skewMs = null;
  });

  const wallMs = (): number => alarms.wallAt(alarms.nowMs());

  const signIn = createSignIn({
    alarms,
    gitHub,
    openAccount,
    settleAccount: (identity) => {
      if (opened !== null) opened = settle(opened, identity);
    },
    discardAccount: () => {
      if (opened !== null) void signOut(opened);
      opened = null;
    },
    onStep(state, event) {
      ports.activity.add({
        kind: 'event',
        machine: 'sign-in',
        accountKey: null,
        event: event.kind,
        state: state.kind,
      });
      changed();
    },
  });

  const networkWatch = watchNetwork({ network: ports.network, alarms }, () => {
    const nowMs = alarms.nowMs();
    signIn.send({ kind: 'networkReturned', nowMs });
    for (const { session } of accounts.values()) session.send({ kind: 'networkReturned', nowMs });
  });

  function changed(): void {
    networkWatch.want(isWaitingForNetwork());
    for (const listener of listeners) listener();
  }

  function isWaitingForNetwork(): boolean {
    const state = signIn.state();
    if (state.kind === 'awaitingUser' && state.waiting === 'forNetwork') return true;
    return [...accounts.values()].some(({ session }) => {
      const { kind } = session.state();
      return (kind === 'flickering' || kind === 'out') && !isInFlight(session.state());
    });
  }

  function add(record: VaultRecord): Account {
    let key = record.key;
    const account: Account = {
      record,
      plan: null,
      avatar: null,
      enriched: false,
      session: createSession({
        alarms,
        gitHub,
        random: ports.random,
        record: () => account.record,
        storeGrant: async (grant) => {
          account.record = withGrant(account.record, grant);
          guard(account.record);
          await vault.put(account.record);
          return lifeOf(account.record);
        },
        onServerTime: (serverMs) => {
          if (serverMs !== null) skewMs = serverMs - wallMs();
        },
        serverNowMs: () => wallMs() + (skewMs ?? 0),
        onStep: (state, event) => {
          key = account.record.key;
          stepped(key, state, event);
        },
        onAdopted: (identity) => adopted(account, identity),
      }),
    };
    guard(record);
    accounts.set(record.key, account);
    return account;
  }

  function guard(record: VaultRecord): void {
    ports.guard(record.gitHubToken);
    if (record.refreshToken !== null) ports.guard(record.refreshToken);
  }

  function begin(account: Account): void {
    account.session.send({
      kind: 'begun',
      nowMs: alarms.nowMs(),
      grant: lifeOf(account.record),
    });
  }

  function lifeOf(record: VaultRecord): ReturnType<typeof grantLifeOf> {
    const endsAtMs = record.gitHubTokenEndsAtMs;
    const terms = {
      endsInMs: endsAtMs === null ? null : endsAtMs - (wallMs() + (skewMs ?? 0)),
      lifeMs: endsAtMs === null ? null : endsAtMs - record.savedAtMs,
      isRenewable: record.refreshToken !== null,
    };
    return grantLifeOf(terms, alarms.nowMs());
  }

  function withGrant(record: VaultRecord, grant: Grant): VaultRecord {
    const savedAtMs = wallMs() + (skewMs ?? 0);
    const endsAt = (lifeMs: number | null): number | null =>
      lifeMs === null ? null : savedAtMs + lifeMs;
    return {
      ...record,
      gitHubToken: grant.gitHubToken,
      gitHubTokenEndsAtMs: endsAt(grant.lifeMs),
      refreshToken: grant.refreshToken,
      refreshTokenEndsAtMs: endsAt(grant.refreshTokenLifeMs),
      savedAtMs,
    };
  }

  function stepped(key: string, state: SessionState, event: SessionEvent): void {
    ports.activity.add({
      kind: 'event',
      machine: 'session',
      accountKey: key,
      event: event.kind,
      state: state.kind,
    });
    changed();
    // A refusal or trouble ends the sign-in's wait as well: from here on the session looks after itself.
    if (key === opened && !isInFlight(state) && state.kind !== 'lit') exchanged(null);
  }

  /** A new Copilot token is in hand: finish the sign-in if it waits for this, and learn what is still unknown. */
  function adopted(account: Account, identity: Identity | null): void {
    const held = account.session.tokenAtHand();
    if (held !== null) ports.guard(held.token);
    if (account.record.key === opened) exchanged(identity);
    else if (identity !== null && account.record.identity === null) {
      settle(account.record.key, identity);
    }
    if (!account.enriched) void enrich(account);
  }

  function exchanged(identity: Identity | null): void {
    signIn.send({ kind: 'exchanged', attempt: signIn.attempt(), identity });
    if (signIn.state().kind === 'done') opened = null;
  }

  /** Fetches what is nice to know: identity if unknown, plan, avatar. Failing fails nothing; the next token retries. */
  async function enrich(account: Account): Promise<void> {
    const { host, gitHubToken } = account.record;
    account.enriched = true;
    if (account.record.key !== opened) await identify(account);
    account.plan ??= await gitHub.plan(host, gitHubToken, life.signal);
    const avatarUrl = account.record.identity?.avatarUrl ?? null;
    if (avatarUrl !== null) account.avatar ??= await gitHub.avatar(host, avatarUrl, life.signal);
    account.enriched = account.record.identity !== null && account.plan !== null;
    changed();
  }

  /** Asks whose account it is: settles a provisional one, and follows a renamed login. */
  async function identify(account: Account): Promise<void> {
    const { host, gitHubToken, identity: known } = account.record;
    const answer = await gitHub.identify(host, gitHubToken, life.signal);
    if (answer.kind !== 'identity' || accounts.get(account.record.key) !== account) return;
    if (known === null) settle(account.record.key, answer.identity);
    else if (known.id === answer.identity.id && !isSame(known, answer.identity)) {
      account.record = { ...account.record, identity: answer.identity };
      await vault.put(account.record);
    }
  }

  function openAccount(request: SignInRequest, grant: Grant): void {
    ports.ledger.record(request.host, wallMs());
    provisionalCount += 1;
    const empty: VaultRecord = {
      key: `${request.host}/new-${wallMs()}-${provisionalCount}`,
      host: request.host,
      clientId: request.clientId,
      identity: null,
      gitHubToken: grant.gitHubToken,
      gitHubTokenEndsAtMs: null,
      refreshToken: null,
      refreshTokenEndsAtMs: null,
      savedAtMs: 0,
    };
    const account = add(withGrant(empty, grant));
    opened = account.record.key;
    // Not awaited: a slow keyring must not hold up the first token. The vault keeps the order of its writes.
    void vault.put(account.record);
    begin(account);
  }

  /**
   * Gives a provisional account its lasting key and answers with it.
   *
   * The same account may be here already: then its record is replaced, and the session that has a token lives on.
   */
  function settle(provisionalKey: string, identity: Identity): string {
    const account = accounts.get(provisionalKey);
    if (account === undefined) return provisionalKey;
    const key = `${account.record.host}/${identity.id}`;
    const record: VaultRecord = { ...account.record, key, identity };
    const earlier = accounts.get(key);
    accounts.delete(provisionalKey);
    void vault.replace(provisionalKey, record);
    if (earlier === undefined || earlier === account) {
      account.record = record;
      accounts.set(key, account);
    } else {
      merge(earlier, account, record);
    }
    if (preferences.defaultAccountKey() !== key && shouldSelect(provisionalKey)) select(key);
    changed();
    return key;
  }

  function merge(earlier: Account, account: Account, record: VaultRecord): void {
    const survivor = account.session.tokenAtHand() === null ? earlier : account;
    const other = survivor === earlier ? account : earlier;
    other.session.stop();
    survivor.record = record;
    survivor.plan ??= other.plan;
    survivor.avatar ??= other.avatar;
    accounts.set(record.key, survivor);
    if (survivor !== earlier) return;
    survivor.session.send({ kind: 'grantReplaced', nowMs: alarms.nowMs(), grant: lifeOf(record) });
  }

  /** The account just signed in is the one to show; so is a first one. */
  function shouldSelect(provisionalKey: string): boolean {
    const selected = preferences.defaultAccountKey();
    return provisionalKey === opened || selected === null || selected === provisionalKey;
  }

  function select(accountKey: string): void {
    if (!accounts.has(accountKey)) return;
    preferences.setDefaultAccountKey(accountKey);
    changed();
  }

  async function signOut(accountKey: string): Promise<void> {
    const account = accounts.get(accountKey);
    if (account === undefined) return;
    account.session.stop();
    accounts.delete(accountKey);
    if (preferences.defaultAccountKey() === accountKey) preferences.setDefaultAccountKey(null);
    changed();
    await vault.remove(accountKey);
  }

  function startSignIn(host: string, accountKey: string | null): void {
    const expected =
      accountKey === null ? null : (accounts.get(accountKey)?.record.identity ?? null);
    const request: SignInRequest = { host, clientId: preferences.clientId(), expected };
    signIn.send({ kind: 'startRequested', request, blockedUntilWallMs: blockedUntil(host) });
  }

  function blockedUntil(host: string): number | null {
    const recent = ports.ledger.recent(host, wallMs());
    const oldest = recent.at(-deviceFlow.grantsPerHour);
    return oldest === undefined ? null : oldest + deviceFlow.grantWindowMs;
  }

  /** Takes up the accounts that the vault has and the engine has not: all at start, late ones when a keyring wakes. */
  function takeUp(): void {
    for (const record of vault.records()) {
      if (!accounts.has(record.key)) begin(add(record));
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
    const first = accounts.keys().next();
    return {
      signIn: signIn.state(),
      accounts: [...accounts].map(([key, account]) => ({
        key,
        host: account.record.host,
        identity: account.record.identity,
        plan: account.session.tokenAtHand()?.plan ?? account.plan,
        avatar: account.avatar,
        session: account.session.state(),
      })),
      selectedKey:
        wanted !== null && accounts.has(wanted) ? wanted : first.done === true ? null : first.value,
      storage: vault.status(),
    };
  }

  return {
    start,
    state,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
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

function isSame(a: Identity, b: Identity): boolean {
  return a.login === b.login && a.name === b.name && a.avatarUrl === b.avatarUrl;
}
