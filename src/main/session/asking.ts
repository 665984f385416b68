import { assertNever } from '../../shared/assert-never.ts';
import { renewal, watch } from '../config.ts';
import { go, type SessionStep } from './events.ts';
import {
  type Begun,
  type Common,
  type Flickering,
  type Flight,
  flightOf,
  type Held,
  isGrantDue,
  type Lit,
  type Request,
  type SessionState,
  unhurt,
} from './state.ts';

/** Asks now, in whatever state: the state stays what it is to the user, only its flight changes. */
export function ask(state: Begun, nowMs: number): SessionStep {
  const turn = state.kind === 'signInNeeded' ? 'again' : 'first';
  return request(state, nowMs, (flight, common) => withFlight(state, flight, common), turn);
}

/** Starts a request: first a new GitHub token if the present one is about to end, otherwise the exchange. */
export function request(
  common: Common,
  nowMs: number,
  place: (flight: Request, common: Common) => SessionState,
  turn: 'first' | 'again' = 'first',
): SessionStep {
  const next: Common = { attempt: common.attempt + 1, grant: common.grant };
  const { attempt } = next;
  return isGrantDue(common, nowMs)
    ? go(place({ kind: 'renewing', next: 'exchange', startedAtMs: nowMs }, next), {
        kind: 'renew',
        attempt,
      })
    : go(place({ kind: 'exchanging', turn, startedAtMs: nowMs }, next), {
        kind: 'exchange',
        attempt,
      });
}

/** Puts another flight into a state and keeps all else. */
export function withFlight(state: Begun, flight: Flight, common: Common): SessionState {
  const { attempt, grant } = common;
  switch (state.kind) {
    case 'lit':
      return { ...state, kind: 'flickering', attempt, grant, flight, ...unhurt };
    case 'refreshing':
    case 'signInNeeded':
      return flight.kind === 'planned'
        ? { kind: 'out', attempt, grant, flight, failures: 0, trouble: null }
        : { ...state, attempt, grant, flight };
    case 'flickering':
    case 'out':
    case 'refused':
      return { ...state, attempt, grant, flight };
    default:
      return assertNever(state);
  }
}

/** The user or a program wants a token now: as soon as nobody forbids it. */
export function hurry(state: Begun, nowMs: number): SessionStep {
  const flight = flightOf(state);
  if (state.kind === 'lit' && nowMs < earliestMs(state.held)) return soonest(state);
  if (flight === null) return ask(state, nowMs);
  // One flight at a time.
  return flight.kind === 'planned' ? askFrom(state, flight.onDemandAtMs, nowMs) : go(state);
}

/** Cannot be asked right now: plans the renewal for the first moment after the last exchange that is allowed. */
export function soonest(state: Lit | Flickering): SessionStep {
  const atMs = earliestMs(state.held);
  if (state.held.refreshAtMs <= atMs) return go(state);
  return go({ ...state, held: { ...state.held, refreshAtMs: atMs } });
}

/** No earlier is a token exchanged for another, whatever happens meanwhile. */
export function earliestMs({ receivedAtMs }: Held): number {
  return receivedAtMs + renewal.minimumGapMs;
}

/**
 * The network is back. Failures so far say nothing about the new one, so the waits start small again; and what was sent
 * while it was away is not waited for, except a renewal: its single-use refresh token must not be sent twice.
 */
export function retryOnline(before: Begun, nowMs: number): SessionStep {
  const state = forgiven(before);
  const flight = flightOf(state);
  if (flight === null) return go(state);
  if (flight.kind === 'planned') return askFrom(state, flight.serverAllowsAtMs, nowMs);
  const isFresh = nowMs - flight.startedAtMs < watch.onlineEveryMs;
  return isFresh || flight.kind === 'renewing' ? go(state) : askAgain(state, nowMs);
}

/** Gives up the request in flight and sends another. */
export function askAgain(state: Begun, nowMs: number): SessionStep {
  const asked = ask(state, nowMs);
  return go(asked.state, { kind: 'abort' }, ...asked.effects);
}

/** The same state with its count of failures forgotten. */
export function forgiven(state: Begun): Begun {
  const isCounting = state.kind === 'flickering' || state.kind === 'out';
  return isCounting && state.failures > 0 ? { ...state, failures: 0 } : state;
}

/** Asks now if `fromMs` has come, else plans to ask then, unless it was to be asked earlier anyway. */
function askFrom(state: Begun, fromMs: number, nowMs: number): SessionStep {
  const flight = flightOf(state);
  if (flight?.kind !== 'planned') return go(state);
  if (nowMs >= fromMs) return ask(state, nowMs);
  return flight.atMs <= fromMs
    ? go(state)
    : go(withFlight(state, { ...flight, atMs: fromMs }, state));
}
