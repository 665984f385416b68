import { assertNever } from '../../shared/assert-never.ts';
import type { Identity } from '../ports.ts';
import { go, type SignInStep } from './events.ts';
import type { Confirming, Identifying, SignInState } from './state.ts';

/** GitHub has said whose account it is, or would not (null): then it stays provisional. */
export function identified(state: Identifying, identity: Identity | null): SignInStep {
  const { attempt, request, exchanged } = state;
  if (identity === null) {
    return go(
      exchanged
        ? { kind: 'done', attempt, request }
        : { kind: 'exchanging', attempt, request, identity },
    );
  }
  if (request.expected !== null && request.expected.id !== identity.id) {
    return go({ kind: 'confirming', attempt, request, found: identity, exchanged });
  }
  return settle({ attempt, request, exchanged }, identity);
}

function settle(
  state: Pick<Identifying, 'attempt' | 'request' | 'exchanged'>,
  identity: Identity,
): SignInStep {
  const { attempt, request, exchanged } = state;
  return go(
    exchanged
      ? { kind: 'done', attempt, request }
      : { kind: 'exchanging', attempt, request, identity },
    { kind: 'settleAccount', attempt, identity },
  );
}

/** The user has said whether this other account is wanted. */
export function confirm(state: Confirming, accepted: boolean): SignInStep {
  if (accepted) return settle(state, state.found);
  const { attempt } = state;
  return go({ kind: 'cancelled', attempt: attempt + 1 }, { kind: 'discardAccount', attempt });
}

/** The first exchange of the new account has ended. */
export function exchanged(state: SignInState, identity: Identity | null): SignInStep {
  const { attempt } = state;
  switch (state.kind) {
    case 'identifying':
      // In the note's dialect only the exchange says whose token it is.
      return identity === null
        ? go({ ...state, exchanged: true })
        : identified({ ...state, exchanged: true }, identity);
    case 'confirming':
      return go({ ...state, exchanged: true });
    case 'exchanging':
      return state.identity === null && identity !== null
        ? identified({ ...state, kind: 'identifying', exchanged: true }, identity)
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
