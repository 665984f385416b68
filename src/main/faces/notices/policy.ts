import type { Mishap } from '../../../shared/mishap.ts';
import { isSigningIn } from '../../../shared/signing-in.ts';
import type { AccountView, View } from '../../../shared/view.ts';
import {
  type Incident,
  incidentIn,
  isSameIncident,
  type Outlook,
  watchSession,
} from './incident.ts';
import { NEW_REVOCATION, nextForRevocation, type RevocationMemory } from './not-revoked.ts';
import {
  endsIncident,
  KEYRING_INCIDENT,
  type Notice,
  revocationIncident,
  sessionIncident,
} from './notice.ts';

/** What to do on the desktop now. */
export type NoticeStep =
  | { readonly kind: 'show'; readonly notice: Notice }
  /** Takes back what was shown for that incident. */
  | { readonly kind: 'withdraw'; readonly incident: string };

/** What was noticed and told so far. */
interface NoticeMemory {
  readonly accounts: ReadonlyMap<string, AccountMemory>;
  /** By their numbers. */
  readonly revocations: ReadonlyMap<number, RevocationMemory>;
  /** The mishap that was told and still is on the board. */
  readonly mishapTold: Mishap | null;
  readonly isKeyringTold: boolean;
}

interface AccountMemory {
  readonly outlook: Outlook;
  readonly told: Incident | null;
  readonly endsTold: boolean;
}

/** The memory of an app that has just started. */
export const NOTHING_NOTICED: NoticeMemory = {
  accounts: new Map(),
  revocations: new Map(),
  mishapTold: null,
  isKeyringTold: false,
};

const NEW_ACCOUNT: AccountMemory = {
  outlook: { wasLit: false, troubleSinceMs: null },
  told: null,
  endsTold: false,
};

interface NoticeTurn {
  readonly memory: NoticeMemory;
  readonly steps: readonly NoticeStep[];
}

/**
 * Which notices a new view asks for. Pure; call it with every view. `isLookedAt`: the window is.
 *
 * One notice an incident: told once, replaced when it gets worse or changes its reason, withdrawn when it is over.
 * What ends by itself is followed by one notice of recovery. A routine renewal is never told.
 */
export function nextNotices(
  memory: NoticeMemory,
  view: View,
  isLookedAt: boolean,
  nowMs: number,
): NoticeTurn {
  if (!view.settings.notices) {
    const { steps } = tellKeyring(memory.isKeyringTold, null);
    const revoked = withdrawnOf(memory.revocations, NOTHING_NOTICED.revocations);
    return { memory: NOTHING_NOTICED, steps: [...withdrawals(memory, null), ...revoked, ...steps] };
  }
  const turns = view.accounts.map((account) => {
    const known = memory.accounts.get(account.key) ?? NEW_ACCOUNT;
    return nextForAccount(known, account, view, nowMs);
  });
  const { mishap } = view;
  const isTold = mishap === 'settingsSetAside' || mishap === 'internalError';
  const isNews = isTold && mishap !== memory.mishapTold;
  const keyring = tellKeyring(memory.isKeyringTold, view.restart);
  const revoked = tellRevocations(memory.revocations, view, isLookedAt, nowMs);
  return {
    memory: {
      accounts: new Map(turns.map(({ key, memory }) => [key, memory])),
      revocations: revoked.memory,
      mishapTold: isTold ? mishap : null,
      isKeyringTold: keyring.isTold,
    },
    steps: [
      ...turns.flatMap(({ steps }) => steps),
      ...withdrawals(memory, view),
      ...revoked.steps,
      ...(isNews ? [show({ kind: mishap })] : []),
      ...keyring.steps,
    ],
  };
}

interface AccountTurn {
  readonly key: string;
  readonly memory: AccountMemory;
  readonly steps: readonly NoticeStep[];
}

function nextForAccount(
  memory: AccountMemory,
  account: AccountView,
  view: View,
  nowMs: number,
): AccountTurn {
  const { key, session } = account;
  const outlook = watchSession(memory.outlook, session, nowMs);
  const { told, steps } = tellSession(memory.told, account, outlook, view, nowMs);
  // A sign-in that is needed now makes it idle to say that one will be needed soon.
  const ends = session.kind === 'signInNeeded' ? null : account.gitHubTokenEndsAtMs;
  return {
    key,
    memory: { outlook, told, endsTold: ends !== null },
    steps: [...steps, ...tellEnd(memory.endsTold, key, ends)],
  };
}

function tellSession(
  told: Incident | null,
  account: AccountView,
  outlook: Outlook,
  view: View,
  nowMs: number,
): { readonly told: Incident | null; readonly steps: readonly NoticeStep[] } {
  const { key, session } = account;
  if (session.kind === 'lit') return { told: null, steps: tellLit(told, key, session.expiresAtMs) };
  const isWatched = isBeingSignedIn(view) && !outlook.wasLit;
  const incident = isWatched ? null : incidentIn(session, outlook, nowMs);
  // Between two tries nothing is known to be better: what was told stays.
  if (incident === null || isSameIncident(incident, told)) return { told, steps: [] };
  return { told: incident, steps: [show({ ...incident, accountKey: key })] };
}

/** The user who has just signed in again, or sees a screen about it, need not be told that it worked. */
function tellLit(told: Incident | null, key: string, untilMs: number): readonly NoticeStep[] {
  if (told === null) return [];
  if (told.kind === 'signInNeeded') return [{ kind: 'withdraw', incident: sessionIncident(key) }];
  return [show({ kind: 'recovered', accountKey: key, untilMs })];
}

function tellEnd(told: boolean, key: string, untilMs: number | null): readonly NoticeStep[] {
  if (untilMs === null) return told ? [{ kind: 'withdraw', incident: endsIncident(key) }] : [];
  return told ? [] : [show({ kind: 'gitHubTokenEnds', accountKey: key, untilMs })];
}

/** A run that has come of a restart tells nothing: the run before has. */
function tellKeyring(
  told: boolean,
  restart: View['restart'],
): { readonly isTold: boolean; readonly steps: readonly NoticeStep[] } {
  if (restart === null) {
    return { isTold: false, steps: told ? [{ kind: 'withdraw', incident: KEYRING_INCIDENT }] : [] };
  }
  const isTold = told || restart === 'harmless';
  return { isTold: true, steps: isTold ? [] : [show({ kind: 'keyringFailed', restart })] };
}

function tellRevocations(
  before: NoticeMemory['revocations'],
  { revocations }: View,
  isLookedAt: boolean,
  nowMs: number,
): { readonly memory: NoticeMemory['revocations']; readonly steps: readonly NoticeStep[] } {
  const turns = revocations.map((one) => {
    const known = before.get(one.id) ?? NEW_REVOCATION;
    return { id: one.id, ...nextForRevocation(known, one, isLookedAt, nowMs) };
  });
  const memory = new Map(turns.map((turn) => [turn.id, turn.memory]));
  const shown = turns.flatMap(({ notice }) => (notice === null ? [] : [show(notice)]));
  return { memory, steps: [...withdrawnOf(before, memory), ...shown] };
}

/** Takes back what was shown of these tokens and is not true any more. */
function withdrawnOf(
  before: NoticeMemory['revocations'],
  now: NoticeMemory['revocations'],
): readonly NoticeStep[] {
  return [...before].flatMap(([id, { isShown }]) =>
    isShown && now.get(id)?.isShown !== true
      ? [{ kind: 'withdraw', incident: revocationIncident(id) } as const]
      : [],
  );
}

/** Whoever is signing in sees the outcome on the screen. */
function isBeingSignedIn({ signIn }: View): boolean {
  return isSigningIn(signIn) || signIn.kind === 'done';
}

/** Takes back what was told of accounts that are gone; of all of them when there is no view to compare with. */
function withdrawals(memory: NoticeMemory, view: View | null): readonly NoticeStep[] {
  const present = new Set(view?.accounts.map(({ key }) => key));
  return [...memory.accounts].flatMap(([key, { told, endsTold }]) => {
    if (present.has(key)) return [];
    const incidents = [
      ...(told === null ? [] : [sessionIncident(key)]),
      ...(endsTold ? [endsIncident(key)] : []),
    ];
    return incidents.map((incident) => ({ kind: 'withdraw', incident }) as const);
  });
}

function show(notice: Notice): NoticeStep {
  return { kind: 'show', notice };
}
