import type { Day, DayReason, DaySpan, DayState } from '../../shared/activity.ts';
import { DAY_MS } from '../../shared/time-units.ts';
import type { Health } from '../ports.ts';
import type { Recorded } from './entry-line.ts';
import { straighten } from './straighten.ts';

/** How an account fares from an instant on. */
interface Fare {
  readonly atMs: number;
  readonly state: DayState;
  readonly reason: DayReason | null;
}

/** How each key fares, as far as the entries tell. */
interface Telling {
  readonly healths: Map<string, Health>;
  readonly fares: Fare[];
  renewedAtMs: number[];
}

/**
 * The 24 hours up to now as one account fared: not "today", which is short in the morning and has 23 hours in March.
 *
 * `now` is the present instant on both clocks. Whatever the entries are, the spans cover those hours without a gap or an
 * overlap. A sign-in's account counts from when it has its lasting key; while no run of the app is known to have lived,
 * nobody can tell.
 */
export function dayOf(
  entries: readonly Recorded[],
  accountKey: string,
  now: { readonly atMs: number; readonly runMs: number },
): Day {
  const toMs = now.atMs;
  const fromMs = toMs - DAY_MS;
  const { fares, renewedAtMs } = tell(straighten(entries, now), accountKey);
  const spans = spansOf(fares, fromMs, toMs);
  const served = spans.filter(({ state }) => state === 'ready' || state === 'failing');
  return {
    fromMs,
    toMs,
    spans,
    servedMs: served.reduce((sum, span) => sum + span.toMs - span.fromMs, 0),
    renewals: renewedAtMs.filter((atMs) => atMs > fromMs).length,
  };
}

const NOT_SIGNED_IN = { state: 'away', reason: 'notSignedIn' } as const;

function tell(entries: readonly Recorded[], accountKey: string): Telling {
  const telling: Telling = { healths: new Map(), fares: [], renewedAtMs: [] };
  let lastMs = Number.NEGATIVE_INFINITY;
  let present: Omit<Fare, 'atMs'> = NOT_SIGNED_IN;
  for (const entry of entries) {
    const { atMs } = entry;
    if (entry.kind === 'app' && entry.event === 'started') {
      telling.healths.clear();
      // Before the first start nobody was signed in.
      if (lastMs > Number.NEGATIVE_INFINITY) {
        telling.fares.push({ atMs: lastMs, state: 'away', reason: 'notRunning' });
      }
    }
    if (entry.kind === 'clock') {
      const sinceMs = Math.max(atMs - pausedMs(entry), lastMs);
      telling.fares.push({ atMs: sinceMs, state: 'asleep', reason: 'asleep' });
    }
    note(telling, entry, accountKey);
    present = fareOf(telling.healths.get(accountKey));
    telling.fares.push({ atMs, ...present });
    lastMs = atMs;
  }
  return telling;
}

/** A clock set ahead is how a sleep looks where nothing else tells of it. */
function pausedMs({ sleptMs, setMs }: { readonly sleptMs: number; readonly setMs: number }) {
  return sleptMs + Math.max(setMs, 0);
}

function note({ healths, renewedAtMs }: Telling, entry: Recorded, accountKey: string): void {
  if (entry.kind === 'signedOut') healths.delete(entry.accountKey);
  if (entry.kind === 'named') {
    const health = healths.get(entry.wasKey);
    const before = healths.get(entry.accountKey);
    healths.delete(entry.wasKey);
    // Of two sessions of one account the one with a token lives on, and where none has one the earlier.
    if (health !== undefined && (health.hasToken || before === undefined)) {
      healths.set(entry.accountKey, health);
    }
  }
  if (entry.kind !== 'event' || entry.machine !== 'session') return;
  healths.set(entry.accountKey, entry.health ?? guessed(entry.state));
  const isRenewal = entry.event === 'exchanged' && entry.said?.kind === 'token';
  if (isRenewal && entry.accountKey === accountKey) renewedAtMs.push(entry.atMs);
}

/** Earlier versions wrote the state alone. */
function guessed(state: string): Health {
  return { hasToken: state === 'lit' || state === 'flickering', trouble: null };
}

function fareOf(health: Health | undefined): Omit<Fare, 'atMs'> {
  if (health === undefined) return NOT_SIGNED_IN;
  const { hasToken, trouble } = health;
  if (!hasToken) return { state: 'none', reason: trouble ?? 'starting' };
  return trouble === null
    ? { state: 'ready', reason: null }
    : { state: 'failing', reason: trouble };
}

/** Of those that begin at one instant the last one holds; neighbours that are alike are one. */
function spansOf(fares: readonly Fare[], fromMs: number, toMs: number): readonly DaySpan[] {
  const spans: DaySpan[] = [];
  const all: readonly Fare[] = [{ atMs: Number.NEGATIVE_INFINITY, ...NOT_SIGNED_IN }, ...fares];
  for (const [index, { atMs, state, reason }] of all.entries()) {
    const endMs = Math.min(all[index + 1]?.atMs ?? toMs, toMs);
    const startMs = Math.max(atMs, fromMs);
    if (endMs <= startMs) continue;
    const last = spans.at(-1);
    const isLikeLast = last?.state === state && last.reason === reason;
    if (isLikeLast) spans.pop();
    spans.push({ fromMs: isLikeLast ? last.fromMs : startMs, toMs: endMs, state, reason });
  }
  return spans;
}
