import { encode } from 'uqr';
import { assertNever } from '../../shared/assert-never.ts';
import type { RevocationView } from '../../shared/revocation.ts';
import type { AccountView, PersonView, SessionView, SignInView, View } from '../../shared/view.ts';
import type { AccountState, EngineState } from '../engine/engine.ts';
import type { RevocationState } from '../engine/revocations.ts';
import type { Identity } from '../ports.ts';
import type { Flight, Held, SessionState } from '../session/state.ts';
import type { AwaitingUser, Confirming, SignInRequest, SignInState } from '../sign-in/state.ts';
import { bare, type Part } from './part.ts';
import { isWorthTrying } from './worth-trying.ts';

/** The part of the view that the engine does not know. */
export type Surroundings = Omit<
  View,
  'accounts' | 'selectedKey' | 'signIn' | 'storage' | 'revocations'
>;

interface ViewContext {
  readonly surroundings: Surroundings;
  /** The code of the sign-in under way is in the clipboard. */
  readonly isCodeCopied: boolean;
  /** Turns timeline instants into the wall clock's. */
  readonly wallAt: (atMs: number) => number;
  /** What cannot be shown is left out, where the app shows it; without this, a mistake is thrown. */
  readonly part?: Part;
}

/** What faces may know of the engine's state: no attempt numbers, no tokens, every instant on the wall clock. Pure. */
export function viewOf(state: EngineState, context: ViewContext): View {
  const { wallAt, part = bare } = context;
  return {
    ...context.surroundings,
    accounts: state.accounts
      .filter(({ isUnconfirmed }) => !isUnconfirmed)
      .flatMap((account) => part('account', () => [accountView(account, wallAt)], [])),
    selectedKey: state.selectedKey,
    signIn: part('sign-in', () => signInView(state.signIn, state, context), { kind: 'idle' }),
    storage: state.storage,
    revocations: state.revocations.map((one) => revocationView(one, wallAt)),
  };
}

function accountView(account: AccountState, wallAt: ViewContext['wallAt']): AccountView {
  const { key, host, identity, plan, avatar, remark, tryAllowedAtMs } = account;
  const session = sessionView(account.session, wallAt);
  return {
    key,
    host,
    person: identity === null ? null : personView(identity, avatar),
    plan,
    session,
    remark,
    isWorthTrying: isWorthTrying(session),
    tryAllowedAtMs: tryAllowedAtMs === null ? null : wallAt(tryAllowedAtMs),
    gitHubTokenEndsAtMs: endOf(account.session, wallAt),
  };
}

function revocationView(
  { phase, ...revoked }: RevocationState,
  wallAt: ViewContext['wallAt'],
): RevocationView {
  const shown = phase.kind === 'waiting' ? { ...phase, retryAtMs: wallAt(phase.retryAtMs) } : phase;
  return { ...revoked, phase: shown };
}

function personView(identity: Identity, avatar: string | null): PersonView {
  return { login: identity.login, name: identity.name, avatar };
}

/** Shown only when it is near and cannot be helped without the user. */
function endOf(session: SessionState, wallAt: ViewContext['wallAt']): number | null {
  if (session.kind === 'restoring' || !session.grant.endsSoon) return null;
  return session.grant.endsAtMs === null ? null : wallAt(session.grant.endsAtMs);
}

function sessionView(session: SessionState, wallAt: ViewContext['wallAt']): SessionView {
  switch (session.kind) {
    case 'restoring':
    case 'refreshing':
      return { kind: session.kind };
    case 'lit':
      return { kind: 'lit', refreshAtMs: wallAt(session.held.refreshAtMs), ...span(session.held) };
    case 'flickering': {
      const { trouble, held, flight } = session;
      return { kind: 'flickering', trouble, retryAtMs: retryAt(flight), ...span(held) };
    }
    case 'out':
      return { kind: 'out', trouble: session.trouble, retryAtMs: retryAt(session.flight) };
    case 'refused': {
      const { refusal, held, flight } = session;
      const expiresAtMs = held === null ? null : wallAt(held.expiresAtMs);
      return { kind: 'refused', refusal, retryAtMs: retryAt(flight), expiresAtMs };
    }
    case 'signInNeeded': {
      const { reason, held, flight } = session;
      const expiresAtMs = held === null ? null : wallAt(held.expiresAtMs);
      return { kind: 'signInNeeded', reason, retryAtMs: retryAt(flight), expiresAtMs };
    }
    default:
      return assertNever(session);
  }

  function span(held: Held): { readonly expiresAtMs: number; readonly lifeMs: number } {
    return { expiresAtMs: wallAt(held.expiresAtMs), lifeMs: held.expiresAtMs - held.receivedAtMs };
  }

  function retryAt(flight: Flight): number | null {
    return flight.kind === 'planned' ? wallAt(flight.atMs) : null;
  }
}

function signInView(signIn: SignInState, state: EngineState, context: ViewContext): SignInView {
  switch (signIn.kind) {
    case 'idle':
    case 'cancelled':
      return { kind: 'idle' };
    case 'requestingCode':
    case 'identifying':
      return { kind: signIn.kind, host: signIn.request.host };
    case 'awaitingUser':
      return awaitingView(signIn, context);
    case 'confirming':
      return confirmingView(signIn, state);
    case 'exchanging': {
      const { request, identity } = signIn;
      const person = identity === null ? null : personView(identity, null);
      return { kind: 'exchanging', host: request.host, person };
    }
    case 'done': {
      const accountKey = state.selectedKey;
      return accountKey === null
        ? { kind: 'idle' }
        : { kind: 'done', host: signIn.request.host, accountKey };
    }
    case 'failed': {
      const { request, problem } = signIn;
      return { kind: 'failed', host: request.host, problem, accountKey: keyOf(request, state) };
    }
    default:
      return assertNever(signIn);
  }
}

/** The account that a sign-in is for; null when it is for no particular one, or that one is gone. */
function keyOf({ host, expected }: SignInRequest, { accounts }: EngineState): string | null {
  if (expected === null) return null;
  return accounts.find((one) => one.host === host && one.identity?.id === expected.id)?.key ?? null;
}

function confirmingView(signIn: Confirming, { accounts }: EngineState): SignInView {
  const { request, found } = signIn;
  const { host } = request;
  const expected = signIn.found === null ? signIn.beside.identity : (request.expected ?? found);
  const known = accounts.find((one) => one.host === host && one.identity?.id === expected?.id);
  const newcomer = accounts.find(({ isUnconfirmed }) => isUnconfirmed);
  return {
    kind: 'confirming',
    host,
    expected: expected === null ? null : personView(expected, known?.avatar ?? null),
    found: found === null ? null : personView(found, newcomer?.avatar ?? null),
  };
}

function awaitingView(signIn: AwaitingUser, context: ViewContext): SignInView {
  const { request, userCode, pageUrl, expiresAtMs, lifeMs, waiting, trouble } = signIn;
  return {
    kind: 'awaitingUser',
    host: request.host,
    userCode,
    pageUrl,
    qr: qrRows(pageUrl),
    expiresAtMs: context.wallAt(expiresAtMs),
    lifeMs,
    waiting,
    trouble,
    copied: context.isCodeCopied,
    opened: signIn.isPageOpened,
  };
}

/** A larger code has dots that no camera can tell apart where it is shown; this one holds 858 bytes. */
const LARGEST_QR_VERSION = 20;

/** The last one, because a view is made at every change and a code of dots costs more than all the rest of it. */
let drawn: { readonly address: string; readonly rows: readonly string[] | null } | null = null;

/** The QR code of an address, one string of `0` and `1` a row; null for an address that does not fit. */
function qrRows(address: string): readonly string[] | null {
  if (drawn?.address !== address) drawn = { address, rows: newQrRows(address) };
  return drawn.rows;
}

function newQrRows(address: string): readonly string[] | null {
  try {
    const { data } = encode(address, { border: 0, maxVersion: LARGEST_QR_VERSION });
    return data.map((row) => row.map((isDark) => (isDark ? '1' : '0')).join(''));
  } catch {
    return null;
  }
}
