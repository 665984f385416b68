import { assertNever } from '../../shared/assert-never.ts';
import { messagesOf } from '../../shared/messages/messages-of.ts';
import type { RefusalReason } from '../../shared/refusal.ts';
import { backingOf } from '../../shared/refusal-steps.ts';
import { agent as numbers } from '../config.ts';
import type { AccountState, EngineState } from '../engine/engine.ts';
import type { Flight, SessionState } from '../session/state.ts';
import type { CallerProblem } from './problems.ts';

/** What an account is called here, for people and for `account=`. */
export function accountNameOf({ identity, host }: AccountState): string {
  return `${identity?.login ?? '(no name yet)'}@${host}`;
}

/** The accounts that may be asked about, the selected one first. */
export function accountsOf({ accounts, selectedKey }: EngineState): readonly AccountState[] {
  const shown = accounts.filter(({ isUnconfirmed }) => !isUnconfirmed);
  return shown.toSorted((a, b) => Number(b.key === selectedKey) - Number(a.key === selectedKey));
}

/** The account that is meant, or why none is. */
export type FoundAccount =
  | { readonly kind: 'account'; readonly account: AccountState }
  | { readonly kind: 'none'; readonly problem: CallerProblem };

/**
 * Finds `LOGIN@HOST` or `LOGIN`, whole, in any case; null is the selected one. A login on two hosts is nobody: of two
 * accounts a program must never be given the wrong one.
 */
export function findAccount(state: EngineState, name: string | null): FoundAccount {
  const accounts = accountsOf(state);
  const [first] = accounts;
  if (first === undefined) return { kind: 'none', problem: nobody(state) };
  if (name === null) return { kind: 'account', account: first };
  const wanted = name.toLowerCase();
  const named = accounts.filter((account) => {
    const whole = accountNameOf(account).toLowerCase();
    return whole === wanted || account.identity?.login.toLowerCase() === wanted;
  });
  const [found, another] = named;
  if (found !== undefined && another === undefined) return { kind: 'account', account: found };
  const known = accounts.slice(0, MOST_NAMED).map(accountNameOf).join(', ');
  const detail =
    found === undefined
      ? `Pilot Light has no such account: it has ${known}.`
      : `That login is on several hosts: ask for one of ${named.map(accountNameOf).join(', ')}.`;
  return { kind: 'none', problem: { kind: 'unknownAccount', detail } };
}

/** More names make no sentence. */
const MOST_NAMED = 5;

/** Why there is no account at all. */
export function nobody({ storage }: EngineState): CallerProblem {
  const isWaiting = storage.kind === 'opening' || isKeyringAwaited(storage);
  if (!isWaiting) {
    return { kind: 'signedOut', detail: 'Nobody is signed in: sign in in Pilot Light.' };
  }
  return {
    kind: 'unavailable',
    detail: 'Pilot Light still waits for the keyring: ask again in a moment.',
    retryAfterMs: numbers.retryAfterMs,
  };
}

function isKeyringAwaited(storage: EngineState['storage']): boolean {
  return storage.kind === 'memory' && storage.reason === 'waiting';
}

/** What ends these is in the window, and their remedies speak of it as if one saw it. */
const ENDED_AT_WINDOW: ReadonlySet<RefusalReason> = new Set([
  'notFound',
  'wrongClient',
  'ssoRequired',
]);

/**
 * Why an account has no token to give, and what to do next: in the catalogue's words, where it has any that do not speak
 * of what one sees beside them. Whoever reads this is not at the window, so the rest says where that is.
 */
export function problemOf(account: AccountState, nowMs: number): CallerProblem {
  const { session } = account;
  const name = accountNameOf(account);
  switch (session.kind) {
    case 'signInNeeded':
      return { kind: 'signedOut', detail: `${name} must sign in again: do so in Pilot Light.` };
    case 'refused': {
      const { reason } = session.refusal;
      const { title, sentence, next: remedies } = messagesOf('en').refusals[reason];
      const next = ENDED_AT_WINDOW.has(reason)
        ? `${sentence} See Pilot Light.`
        : remedies[backingOf(account, reason)];
      if (reason === 'closed') return { kind: 'closed', detail: `${name}: ${title}. ${next}` };
      return { kind: 'refused', detail: `${name}: GitHub says no (${title}). ${next}` };
    }
    case 'restoring':
    case 'refreshing':
    case 'lit':
    case 'flickering':
    case 'out': {
      const retryAfterMs = waitOf(session, nowMs);
      return { kind: 'unavailable', detail: `${name}: ${whyOut(session)}`, retryAfterMs };
    }
    default:
      return assertNever(session);
  }
}

/** Trouble in words, and that it ends by itself. */
function whyOut(session: SessionState): string {
  const trouble = session.kind === 'out' || session.kind === 'flickering' ? session.trouble : null;
  if (trouble === null) return 'no token yet, Pilot Light is asking GitHub: ask again in a moment.';
  const { title, next } = messagesOf('en').troubles[trouble];
  return `no token (${title}). ${next} Pilot Light goes on trying.`;
}

/** Until the app asks GitHub again. */
function waitOf(session: SessionState, nowMs: number): number {
  const flight: Flight | null =
    session.kind === 'out' || session.kind === 'flickering' ? session.flight : null;
  return flight?.kind === 'planned' ? flight.atMs - nowMs : numbers.retryAfterMs;
}
