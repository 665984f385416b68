import { assertNever } from '../../shared/assert-never.ts';
import type { Identity } from '../ports.ts';
import { go, type SignInStep, type Told } from './events.ts';
import type { Beside, Confirming, Identifying, SignInState } from './state.ts';

type Found = Pick<Identifying, 'attempt' | 'request' | 'exchanged'>;

/** GitHub has said whose account it is, or would not (null): then only the exchange may still say so. */
export function identified(
  state: Found,
  { identity, beside }: Pick<Told, 'identity' | 'beside'>,
): SignInStep {
  const { attempt, request, exchanged } = state;
  if (identity === null) {
    return exchanged
      ? unnamed(state, beside)
      : go({ kind: 'exchanging', attempt, request, identity });
  }
  if (request.expected !== null && request.expected.id !== identity.id) {
    return go({ kind: 'confirming', attempt, request, found: identity, exchanged });
  }
  return settle(state, identity);
}

/** Nothing has said whose account it is: it stays provisional, and beside another one only if the user says so. */
function unnamed({ attempt, request }: Found, other: Beside | null): SignInStep {
  const beside = request.expected === null ? other : { identity: request.expected };
  return go(
    beside === null
      ? { kind: 'done', attempt, request }
      : { kind: 'confirming', attempt, request, found: null, beside, exchanged: true },
  );
}

function settle({ attempt, request, exchanged }: Found, identity: Identity): SignInStep {
  return go(
    exchanged
      ? { kind: 'done', attempt, request }
      : { kind: 'exchanging', attempt, request, identity },
    { kind: 'settleAccount', attempt, identity },
  );
}

/** The user has said whether this account is wanted. */
export function confirm(state: Confirming, accepted: boolean): SignInStep {
  const { attempt, request } = state;
  if (!accepted) {
    return go({ kind: 'cancelled', attempt: attempt + 1 }, { kind: 'discardAccount', attempt });
  }
  return state.found === null ? go({ kind: 'done', attempt, request }) : settle(state, state.found);
}

/** An exchange of the new account has ended. */
export function exchanged(state: SignInState, told: Told): SignInStep {
  const { attempt } = state;
  // In the note's dialect only the exchange says whose token it is.
  const isNamed = told.identity !== null;
  switch (state.kind) {
    case 'identifying':
      return isNamed
        ? identified({ ...state, exchanged: true }, told)
        : go({ ...state, exchanged: true });
    case 'confirming':
      if (state.found !== null) return go({ ...state, exchanged: true });
      return isNamed ? identified(state, told) : go(state);
    case 'exchanging':
      return state.identity === null
        ? identified({ ...state, exchanged: true }, told)
        : go({ kind: 'done', attempt, request: state.request });
    case 'idle':
    case 'cancelled':
    case 'requestingCode':
    case 'awaitingUser':
    case 'done':
    case 'failed':
      return go(state);
    default:
      return assertNever(state);
  }
}
