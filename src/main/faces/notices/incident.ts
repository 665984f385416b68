import { assertNever } from '../../../shared/assert-never.ts';
import { MINUTE_MS } from '../../../shared/time-units.ts';
import type { TroubleKind } from '../../../shared/trouble.ts';
import type { SessionView } from '../../../shared/view.ts';
import type { Notice } from './notice.ts';

/** What is wrong with one account, without its name. */
export type Incident = Nameless<
  Extract<Notice, { kind: 'renewalFailing' | 'tokenOut' | 'refused' | 'signInNeeded' }>
>;

type Nameless<T> = T extends unknown ? Omit<T, 'accountKey'> : never;

/** One account as seen over time, because a single view does not tell how long. */
export interface Outlook {
  /** It had a token in this run of the app. */
  readonly wasLit: boolean;
  readonly troubleSinceMs: number | null;
}

/** While the token lives, trouble that is over before anybody has read of it affects nobody. */
const LASTING_MS = 2 * MINUTE_MS;

/** Without a token it may; but after a sleep the network takes its time to come back. */
const LASTING_WITHOUT_TOKEN_MS = MINUTE_MS;

/** With less life than this left the user will be affected before they look by themselves. */
const SHORT_LIFE_MS = 5 * MINUTE_MS;

/** Knows since when there has been trouble; a try in between is none of its ends. */
export function watchSession(before: Outlook, session: SessionView, nowMs: number): Outlook {
  switch (session.kind) {
    case 'lit':
      return { wasLit: true, troubleSinceMs: null };
    case 'flickering':
    case 'out':
      return {
        wasLit: before.wasLit || session.kind === 'flickering',
        troubleSinceMs: session.trouble === null ? null : (before.troubleSinceMs ?? nowMs),
      };
    case 'restoring':
    case 'refreshing':
    case 'refused':
    case 'signInNeeded':
      return before;
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
      const { reason } = session.refusal;
      const lifeMs = (session.expiresAtMs ?? 0) - nowMs;
      // GitHub's own hiccup in the form of a refusal, while the token at hand still serves.
      if (reason === 'server_error' && lifeMs > SHORT_LIFE_MS) return null;
      return { kind: 'refused', reason };
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
  outlook: Outlook,
  nowMs: number,
): Incident | null {
  if (trouble === null || isAway(trouble)) return null;
  return troubledForMs(outlook, nowMs) > LASTING_MS
    ? { kind: 'renewalFailing', trouble, untilMs: expiresAtMs }
    : null;
}

/** Trouble from before the end of the token counts: whoever has lost it after minutes of trouble hears so at once. */
function missingToken(
  { trouble }: Extract<SessionView, { kind: 'out' }>,
  outlook: Outlook,
  nowMs: number,
): Incident | null {
  if (trouble === null) return null;
  return troubledForMs(outlook, nowMs) >= LASTING_WITHOUT_TOKEN_MS
    ? { kind: 'tokenOut', trouble }
    : null;
}

function troubledForMs({ troubleSinceMs }: Outlook, nowMs: number): number {
  return troubleSinceMs === null ? 0 : nowMs - troubleSinceMs;
}

/** Whether this machine rather than GitHub is at fault: without a network, names lead nowhere either. */
function isAway(trouble: TroubleKind): boolean {
  return trouble === 'network' || trouble === 'hostNotFound';
}

/** Another trouble is the same incident; another reason for a refusal is not. */
export function isSameIncident(incident: Incident, other: Incident | null): boolean {
  if (incident.kind === 'refused' && other?.kind === 'refused') {
    return incident.reason === other.reason;
  }
  return incident.kind === other?.kind;
}
