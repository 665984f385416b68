import { assertNever } from '../../../shared/assert-never.ts';
import { MINUTE_MS } from '../../../shared/time-units.ts';
import type { SessionView } from '../../../shared/view.ts';
import type { Notice } from './notice.ts';

/** What is wrong with one account, without its name. */
export type Incident = Nameless<
  Extract<Notice, { kind: 'renewalFailing' | 'tokenOut' | 'refused' | 'signInNeeded' }>
>;

type Nameless<T> = T extends unknown ? Omit<T, 'accountKey'> : never;

/** One account as seen over time, because a single view does not tell how often or how long. */
export interface Outlook {
  /** It had a token in this run of the app. */
  readonly wasLit: boolean;
  readonly wasInFlight: boolean;
  /** Failed tries in a row. */
  readonly failures: number;
  readonly troubleSinceMs: number | null;
}

/** One failed try is a hiccup: the next one, seconds later, mostly works. */
const FAILURES_BEFORE_NOTICE = 2;

/** With less life than this left the user will be affected before they look by themselves. */
const SHORT_LIFE_MS = 5 * MINUTE_MS;

/** After a sleep the network takes its time to come back; a minute later it is worth a word. */
const OFFLINE_BEFORE_NOTICE_MS = MINUTE_MS;

/** Counts failures by their trace in the views: a try in flight, then a plan for the next one. */
export function watchSession(before: Outlook, session: SessionView, nowMs: number): Outlook {
  switch (session.kind) {
    case 'lit':
      return { wasLit: true, wasInFlight: true, failures: 0, troubleSinceMs: null };
    case 'flickering':
    case 'out': {
      const isInFlight = session.retryAtMs === null;
      const hasFailed = before.wasInFlight && !isInFlight && session.trouble !== null;
      return {
        wasLit: before.wasLit || session.kind === 'flickering',
        wasInFlight: isInFlight,
        failures: before.failures + (hasFailed ? 1 : 0),
        troubleSinceMs: session.trouble === null ? null : (before.troubleSinceMs ?? nowMs),
      };
    }
    case 'restoring':
    case 'refreshing':
    case 'refused':
    case 'signInNeeded':
      return { ...before, wasInFlight: true };
    default:
      return assertNever(session);
  }
}

/** What is wrong and worth telling now; null when nothing is. */
export function incidentIn(session: SessionView, outlook: Outlook, nowMs: number): Incident | null {
  switch (session.kind) {
    case 'flickering':
      return failingRenewal(session, outlook, nowMs);
    case 'out':
      return missingToken(session, outlook, nowMs);
    case 'refused': {
      const { reason, title } = session.refusal;
      const lifeMs = (session.expiresAtMs ?? 0) - nowMs;
      // GitHub's own hiccup in the form of a refusal, while the token at hand still serves.
      if (reason === 'server_error' && lifeMs > SHORT_LIFE_MS) return null;
      return { kind: 'refused', reason, title };
    }
    case 'signInNeeded':
      return { kind: 'signInNeeded' };
    case 'restoring':
    case 'refreshing':
    case 'lit':
      return null;
    default:
      return assertNever(session);
  }
}

/** Waiting for the network is no incident while the token lives: who is offline knows. */
function failingRenewal(
  { trouble, expiresAtMs }: Extract<SessionView, { kind: 'flickering' }>,
  { failures }: Outlook,
  nowMs: number,
): Incident | null {
  if (trouble === null || trouble === 'network') return null;
  const isLasting = failures >= FAILURES_BEFORE_NOTICE;
  const isClose = expiresAtMs - nowMs < SHORT_LIFE_MS;
  return isLasting || isClose ? { kind: 'renewalFailing', trouble, untilMs: expiresAtMs } : null;
}

function missingToken(
  { trouble }: Extract<SessionView, { kind: 'out' }>,
  { failures, troubleSinceMs }: Outlook,
  nowMs: number,
): Incident | null {
  if (trouble === null) return null;
  if (trouble === 'network') {
    const isLasting = nowMs - (troubleSinceMs ?? nowMs) >= OFFLINE_BEFORE_NOTICE_MS;
    return isLasting ? { kind: 'tokenOut', trouble } : null;
  }
  return failures >= FAILURES_BEFORE_NOTICE ? { kind: 'tokenOut', trouble } : null;
}

/** Another trouble is the same incident; another reason for a refusal is not. */
export function isSameIncident(incident: Incident, other: Incident | null): boolean {
  if (incident.kind === 'refused' && other?.kind === 'refused') {
    return incident.reason === other.reason;
  }
  return incident.kind === other?.kind;
}
