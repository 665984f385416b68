import { assertNever } from '../../shared/assert-never.ts';
import type { Health, Said, SessionEntry, Trouble } from '../ports.ts';
import type { Alarms } from '../time/alarms.ts';
import type {
  AnswerFacts,
  ConfirmOutcome,
  ExchangeOutcome,
  RenewOutcome,
  SessionEvent,
} from './events.ts';
import type { GrantLife } from './grant-life.ts';
import { heldBy, type SessionState } from './state.ts';

/** A step of a session as the activity tells it: no secret, and enough to take the step again. */
export function toldStep(
  accountKey: string,
  state: SessionState,
  event: SessionEvent,
  alarms: Pick<Alarms, 'nowMs' | 'wallAt'>,
): SessionEntry {
  const said = saidBy(event);
  return {
    kind: 'event',
    machine: 'session',
    accountKey,
    event: event.kind,
    state: state.kind,
    health: healthOf(state),
    ...(said === null ? {} : { said }),
    ...('jitter' in event ? factsOf(event, alarms.wallAt(alarms.nowMs())) : {}),
  };
}

function factsOf({ serverMs, jitter }: AnswerFacts, wallMs: number) {
  const skew = serverMs === null ? {} : { skewMs: Math.round(serverMs - wallMs) };
  return { ...skew, jitter: roughly(jitter) };
}

/** How an account in this state stands. */
export function healthOf(state: SessionState): Health {
  return { hasToken: heldBy(state) !== null, trouble: troubleIn(state) };
}

function troubleIn(state: SessionState): Health['trouble'] {
  switch (state.kind) {
    case 'restoring':
    case 'refreshing':
    case 'lit':
      return null;
    case 'flickering':
    case 'out':
      return state.trouble;
    case 'refused':
      return 'refused';
    case 'signInNeeded':
      return state.reason;
    default:
      return assertNever(state);
  }
}

function saidBy(event: SessionEvent): Said | null {
  switch (event.kind) {
    case 'begun':
    case 'grantReplaced':
      return grantOf(event.grant, event.nowMs);
    case 'exchanged':
      return exchangeSaid(event.outcome);
    case 'renewed':
      return renewalSaid(event.outcome, event.nowMs);
    case 'confirmed':
      return confirmationSaid(event.outcome);
    case 'alarmRang':
    case 'refreshRequested':
    case 'tokenWanted':
    case 'networkReturned':
    case 'hostReturned':
    case 'clockJumped':
    case 'grantMeasured':
      return null;
    default:
      return assertNever(event);
  }
}

function exchangeSaid(outcome: ExchangeOutcome): Said {
  switch (outcome.kind) {
    case 'token':
      return { kind: 'token', ...whole(outcome.lease) };
    case 'refused':
      return { kind: 'refused', reason: outcome.refusal.reason };
    case 'unauthorized':
      return { kind: 'unauthorized' };
    case 'trouble':
      return troubleSaid(outcome.trouble);
    default:
      return assertNever(outcome);
  }
}

function renewalSaid(outcome: RenewOutcome, nowMs: number): Said {
  switch (outcome.kind) {
    case 'granted':
      return grantOf(outcome.grant, nowMs);
    case 'badRefreshToken':
    case 'wrongClient':
      return { kind: outcome.kind };
    case 'trouble':
      return troubleSaid(outcome.trouble);
    default:
      return assertNever(outcome);
  }
}

function confirmationSaid(outcome: ConfirmOutcome): Said {
  if (outcome.kind === 'trouble') return troubleSaid(outcome.trouble);
  return outcome.kind === 'withheld'
    ? { kind: 'refused', reason: outcome.refusal.reason }
    : { kind: outcome.kind };
}

function grantOf({ endsAtMs, isRenewable }: GrantLife, nowMs: number): Said {
  const endsInMs = endsAtMs === null ? null : Math.round(endsAtMs - nowMs);
  return { kind: 'grant', endsInMs, isRenewable };
}

function troubleSaid({ kind: trouble, retryAfterMs, isPutOff }: Trouble): Said {
  return { kind: 'trouble', trouble, retryAfterMs, isPutOff: isPutOff === true };
}

function whole({ lifeMs, refreshInMs }: { readonly lifeMs: number; readonly refreshInMs: number }) {
  return { lifeMs: Math.round(lifeMs), refreshInMs: Math.round(refreshInMs) };
}

/** A thousandth of the longest wait is a third of a second. */
const JITTER_DIGITS = 3;

/** Never up to 1, which no chance gives. */
function roughly(jitter: number): number {
  const grains = 10 ** JITTER_DIGITS;
  return Math.floor(jitter * grains) / grains;
}
