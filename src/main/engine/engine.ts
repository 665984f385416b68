import type { Remark } from '../../shared/remark.ts';
import type { RevokedKind } from '../../shared/revocation.ts';
import type { StorageState } from '../../shared/storage.ts';
import type { UsageOutcome } from '../../shared/usage.ts';
import { createListeners } from '../listeners.ts';
import type {
  AccountNotes,
  Activity,
  GitHub,
  GrantLedger,
  Identity,
  Log,
  Network,
  Random,
  ReleaseAnswer,
  Signal,
  Vault,
} from '../ports.ts';
import type { NewHolder } from '../secrets/hold.ts';
import type { Secret } from '../secrets/secret.ts';
import type { SessionEvent } from '../session/events.ts';
import { isRetrying } from '../session/machine.ts';
import type { HeldToken } from '../session/session.ts';
import { isInFlight, refusalsOf, type SessionState } from '../session/state.ts';
import { toldStep } from '../session/told.ts';
import type { SignInState } from '../sign-in/state.ts';
import type { Alarms } from '../time/alarms.ts';
import { type Account, type Accounts, createAccounts } from './accounts.ts';
import { type AskedAnew, createAskingAnew, type Known } from './asking-anew.ts';
import { createEnrichment, type Enrichment } from './enrichment.ts';
import { createExchangeWatch, type ExchangeWatch } from './exchange-watch.ts';
import { createFinish } from './finish.ts';
import { createLeaving, type Leaving } from './leaving.ts';
import { createNewcomer, type Newcomer } from './newcomer.ts';
import { createPoliteGitHub, type PoliteGitHub, type StrangerAnswer } from './polite-github.ts';
import type { Preferences } from './preferences.ts';
import { createRemarks, type Remarks } from './remarks.ts';
import { createReturns } from './returns.ts';
import type { RevocationState } from './revocations.ts';
import { createSelection } from './selection.ts';
import type { KnownUsage, LookReason, UsageLooks } from './usage-looks.ts';

/** What the engine needs from the world. */
interface EnginePorts {
  readonly alarms: Alarms;
  readonly gitHub: GitHub;
  readonly vault: Vault;
  readonly ledger: GrantLedger;
  readonly notes: AccountNotes;
  readonly network: Network;
  readonly random: Random;
  readonly activity: Activity;
  readonly log: Pick<Log, 'warn'>;
  readonly preferences: Preferences;
  /** Whoever holds secrets says so, for as long as they live: nothing that is written may show them. */
  readonly newHolder: NewHolder;
}

/** All that faces may know of the sign-in and the accounts. Holds no token. */
export interface EngineState {
  readonly signIn: SignInState;
  readonly accounts: readonly AccountState[];
  readonly selectedKey: string | null;
  readonly storage: StorageState;
  /** Tokens that GitHub shall end, the oldest first. */
  readonly revocations: readonly RevocationState[];
}

/** One account as faces see it. */
export interface AccountState {
  readonly key: string;
  readonly host: string;
  readonly identity: Identity | null;
  /** Its sign-in is under way and has not said whose it is: it may never come to be. */
  readonly isUnconfirmed: boolean;
  readonly plan: string | null;
  /** A `data:` URL. */
  readonly avatar: string | null;
  readonly session: SessionState;
  /** What GitHub remarked beside the token in hand; null when it did not, or a person has read it. */
  readonly remark: Remark | null;
  /** Until then (timeline) `refresh` does nothing, for the host's sake; null: it is heard now. */
  readonly tryAllowedAtMs: number | null;
}

type PastedKind = Exclude<RevokedKind, 'signIn'>;

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
  /** A browser has taken the page on which the code is typed. */
  noteCodePage(): void;
  confirmAccount(accepted: boolean): void;
  /**
   * Asks the account's host anew for what costs it little, through the governor. Never rejects; given up, it answers with
   * trouble.
   */
  askAnew(accountKey: string, what: Known, signal: AbortSignal): Promise<AskedAnew>;
  /** By how much the host's clock is ahead of this machine's; null until it was heard. */
  hostSkewMs(host: string): number | null;
  /** Looks who answers at a host where nobody has signed in. Never rejects; `tooSoon` when asked too often. */
  probe(host: string): Promise<StrangerAnswer>;
  /** The latest release of a repository, asked for without a credential. Never rejects; put off as all that is nice to know. */
  latestRelease(host: string, repository: string): Promise<ReleaseAnswer>;
  select(accountKey: string): void;
  /** A person wants it tried now. Does nothing before the account's `tryAllowedAtMs`. */
  refresh(accountKey: string): void;
  /** Forgets the account here. Resolves when its GitHub token is gone from the disk, or cannot be removed for now. */
  signOut(accountKey: string): Promise<void>;
  /**
   * The same, and has GitHub end its tokens, for good: until it has, they are in memory and nowhere else. Resolves when
   * `signOut` would.
   */
  signOutAndRevoke(accountKey: string): Promise<void>;
  /** Has this host end a token that a person has pasted. False, with nothing done, while too many others wait. */
  revokePasted(host: string, kind: PastedKind, token: Secret): boolean;
  /** A person wants a revocation tried now, or has read how it ended. */
  retryRevocation(id: number): void;
  dismissRevocation(id: number): void;
  /** The address that goes with a refusal, checked to be GitHub's; null when there is none. */
  refusalUrl(accountKey: string): string | null;
  /** The same of a remark beside its token. */
  remarkUrl(accountKey: string): string | null;
  /** A person has read what GitHub remarked beside the token. */
  putRemarkAway(accountKey: string): void;
  /** The Copilot token that is valid right now. Never waits. */
  tokenAtHand(accountKey: string): HeldToken | null;
  /**
   * The app is about to end: waits until what GitHub answers only once has been answered and stored, and what it shall
   * revoke was asked for once more, for no more than ten seconds, and then until the disk has all that is owed to it.
   */
  finish(): Promise<void>;
  /** What GitHub has told last; null before it has. */
  usage(accountKey: string): KnownUsage | null;
  /** Asks GitHub what is used, no oftener than the reason allows. Answers when that is over. */
  lookAtUsage(accountKey: string, reason: LookReason): Promise<UsageOutcome>;
  /** GitHub has told the usage of the account of this key. */
  readonly onUsage: Signal<string>;
  /** A Copilot token with at least this much life if it can be had; renews first when there is less. */
  token(accountKey: string, minimumLifeMs: number): Promise<HeldToken | null>;
}

/** Wires the two machines to the ports: one sign-in, and one session for each account. */
export function createEngine(ports: EnginePorts): Engine {
  const { alarms, vault, preferences } = ports;
  const listeners = createListeners();
  const polite = createPoliteGitHub({
    ...ports,
    onHostBack: (host) => returns.onHostBack(host),
    onPutOff: (host, untilMs) => returns.onPutOff(host, untilMs),
  });
  const accounts = createAccounts({
    ...ports,
    gitHub: polite.tokens,
    onStep: sessionStepped,
    onAdopted: adopted,
    onStray: (account, secrets) => leaving.stray(account, secrets),
  });
  const leaving = createLeaving({ ...ports, polite, accounts, onGone: gone, onChange: changed });
  const enrichment = createEnrichment({
    ...ports,
    polite,
    accounts,
    isBeingIdentified: (account) => newcomer.isOpening(account),
    named: (account, identity) => newcomer.named(account, identity),
    unnamed: (account) => newcomer.unnamed(account),
    onChange: changed,
  });
  const newcomer = createNewcomer({
    ...ports,
    gitHub: polite.signIn,
    codeAllowedAtMs: (host) => polite.allowedAtMs({ host, door: 'code', leave: 'hand' }),
    accounts,
    clientId: preferences.clientId,
    settle,
    signOut: leaving.signOut,
    enrichment,
    onDone: signedIn,
    onChange: changed,
  });
  const exchangeWatch = createExchangeWatch({ ...ports, accounts });
  const remarks = createRemarks(ports.notes);
  const known = { ...newcomer, ...polite, ...exchangeWatch, ...remarks, alarms };
  const selection = createSelection(preferences, () =>
    accounts.all().map(({ record }) => record.key),
  );
  const returns = createReturns({
    ...ports,
    polite,
    accounts: accounts.all,
    sendToSignIn: newcomer.send,
    onNetwork: leaving.revocations.worldReturned,
  });

  function changed(): void {
    returns.watchNetworkWhile(isNetworkMissed(newcomer, accounts, leaving));
    listeners.tell();
  }

  function signedIn(account: Account): void {
    // Not settled when GitHub would not say whose it is: still the account to show.
    showAnother(account.record.key);
    void enrichment.enrich(account);
  }

  function sessionStepped(account: Account, state: SessionState, event: SessionEvent): void {
    ports.activity.add(toldStep(account.record.key, state, event, alarms));
    const isRefused = heed(event, { account, state, exchangeWatch, enrichment });
    changed();
    // A refusal or trouble ends the sign-in's wait as well: from here on the session looks after itself.
    if (!isInFlight(state) && state.kind !== 'lit') newcomer.exchanged(account, null);
    if (isRefused) void enrichment.enrich(account);
  }

  /** A new Copilot token is in hand: finish the sign-in if it waits for this, and learn what is still unknown. */
  function adopted(account: Account, identity: Identity | null): void {
    newcomer.exchanged(account, identity);
    enrichment.adopted(account, identity);
    remarks.adopted(account);
    void enrichment.enrich(account);
  }

  function settle(provisionalKey: string, identity: Identity): string | null {
    const key = accounts.settle(provisionalKey, identity);
    if (key === null) return null;
    ports.activity.add({ kind: 'named', accountKey: key, wasKey: provisionalKey });
    // The account just signed in is the one to show.
    selection.settled(provisionalKey, key, newcomer.hasOpened(provisionalKey));
    changed();
    return key;
  }

  function showAnother(accountKey: string): boolean {
    const isAnother = accounts.get(accountKey) !== null && selection.choose(accountKey);
    if (isAnother) changed();
    return isAnother;
  }

  function gone(accountKey: string): void {
    ports.activity.add({ kind: 'signedOut', accountKey });
    selection.forget(accountKey);
    newcomer.signedOut(accountKey);
    changed();
  }

  return {
    start: () => openVault(vault, accounts, changed),
    finish: createFinish({ ...ports, accounts, ...leaving, ...newcomer, onChange: listeners.add }),
    state: () => ({
      signIn: newcomer.signIn(),
      accounts: accounts.all().map((one) => accountState(one, known)),
      selectedKey: selection.key(),
      storage: vault.status(),
      revocations: leaving.revocations.list(),
    }),
    onChange: listeners.add,
    ...signInVerbs(newcomer, polite, alarms),
    select: (key) => (showAnother(key) ? endIfDone(newcomer) : undefined),
    putRemarkAway: (key) => putRemarkAway(accounts.get(key), remarks, changed),
    ...leavingVerbs(leaving),
    ...accountVerbs(accounts, polite, enrichment.looks, ports),
  };
}

/** Starts a session for every account that the vault has, and for those that it has later. */
async function openVault(vault: Vault, { takeUp }: Accounts, changed: () => void): Promise<void> {
  vault.onChange((what) => {
    if (what === 'records') takeUp();
    changed();
  });
  await vault.open();
  takeUp();
  changed();
}

function signInVerbs({ start, send }: Newcomer, { probe }: PoliteGitHub, alarms: Alarms) {
  return {
    probe,
    startSignIn: start,
    cancelSignIn: () => send({ kind: 'cancelRequested' }),
    dismissSignIn: () => send({ kind: 'dismissRequested' }),
    checkNow: () => send({ kind: 'checkRequested', nowMs: alarms.nowMs() }),
    noteCodePage: () => send({ kind: 'pageOpened' }),
    confirmAccount: (accepted) => send({ kind: 'confirmAnswered', accepted }),
  } satisfies Partial<Engine>;
}

function accountVerbs(
  { get, skewMs }: Accounts,
  polite: PoliteGitHub,
  looks: UsageLooks,
  { alarms, preferences: { integrationId } }: EnginePorts,
) {
  return {
    refresh(key) {
      const account = get(key);
      const nowMs = alarms.nowMs();
      if (account === null) return;
      if (tryAtMs(account, polite) > nowMs) return;
      polite.byHand(() => account.session.send({ kind: 'refreshRequested', nowMs }));
    },
    refusalUrl: (key) => get(key)?.session.refusalUrl() ?? null,
    remarkUrl: (key) => get(key)?.session.tokenAtHand()?.remark?.url ?? null,
    tokenAtHand: (key) => get(key)?.session.tokenAtHand() ?? null,
    token: async (key, minimumLifeMs) => (await get(key)?.session.token(minimumLifeMs)) ?? null,
    askAnew: createAskingAnew({ gitHub: polite.niceties, account: get, integrationId }),
    hostSkewMs: skewMs,
    latestRelease: polite.latestRelease,
    onUsage: looks.onHeard,
    usage(key) {
      const account = get(key);
      return account === null ? null : looks.known(account);
    },
    lookAtUsage(key, reason) {
      const account = get(key);
      return account === null ? Promise.resolve('notHeard') : looks.look(account, reason);
    },
  } satisfies Partial<Engine>;
}

function leavingVerbs({ signOut, revokePasted, revocations }: Leaving) {
  return {
    signOut: (key) => signOut(key),
    signOutAndRevoke: (key) => signOut(key, true),
    revokePasted,
    retryRevocation: revocations.tryAgain,
    dismissRevocation: revocations.dismiss,
  } satisfies Partial<Engine>;
}

/** Whoever looks at another account has seen that the last one is signed in. */
function endIfDone({ signIn, send }: Newcomer): void {
  if (signIn().kind === 'done') send({ kind: 'dismissRequested' });
}

function isNetworkMissed(newcomer: Newcomer, { all }: Accounts, { revocations }: Leaving): boolean {
  const signIn = newcomer.signIn();
  if (signIn.kind === 'awaitingUser' && signIn.waiting === 'forNetwork') return true;
  return revocations.isWaiting() || all().some(({ session }) => isRetrying(session.state()));
}

interface Answered {
  readonly account: Account;
  readonly state: SessionState;
  readonly exchangeWatch: ExchangeWatch;
  readonly enrichment: Enrichment;
}

/** Takes in what an answer of the exchange says beside a token, before it is told. Answers whether it was a no. */
function heed(
  event: SessionEvent,
  { account, state, exchangeWatch, enrichment }: Answered,
): boolean {
  if (event.kind !== 'exchanged') return false;
  const { outcome } = event;
  exchangeWatch.answered(account, outcome);
  if (outcome.kind !== 'refused') return false;
  if (refusalsOf(state) === 1) enrichment.refused(account, outcome.refusal.reason);
  return true;
}

interface KnownOfAccounts
  extends Pick<Newcomer, 'isOpening'>,
    Pick<Remarks, 'remarkOf'>,
    PoliteGitHub,
    ExchangeWatch {
  readonly alarms: Alarms;
}

function accountState(account: Account, known: KnownOfAccounts): AccountState {
  const nowMs = known.alarms.nowMs();
  const { avatar } = account;
  const { key, host, identity } = account.record;
  const session = known.sessionOf(account);
  const atMs = tryAtMs(account, known);
  return {
    key,
    host,
    identity,
    isUnconfirmed: identity === null && known.isOpening(account),
    plan: planOf(account, session),
    avatar,
    session,
    remark: known.remarkOf(account),
    tryAllowedAtMs: atMs > nowMs ? atMs : null,
  };
}

function putRemarkAway(account: Account | null, { putAway }: Remarks, changed: () => void): void {
  if (account === null) return;
  putAway(account);
  changed();
}

/** What the token at hand says of it, unless GitHub has said no since. */
function planOf({ plan, session }: Account, { kind }: SessionState): string | null {
  return kind === 'refused' ? plan : (session.tokenAtHand()?.plan ?? plan);
}

/** From when on a person may have this account's token asked for; it may already be over. */
function tryAtMs(
  { record: { host, gitHubToken } }: Account,
  { allowedAtMs }: PoliteGitHub,
): number {
  return allowedAtMs({ host, door: 'exchange', leave: 'hand', token: gitHubToken });
}
