import type { RefusalReason } from '../../shared/refusal.ts';
import { DAY_MS, HOUR_MS, SECOND_MS } from '../../shared/time-units.ts';
import { backoff, refusalRetry, renewal, verdict } from '../config.ts';
import type { CopilotToken } from '../ports.ts';
import { type Common, type Held, type Lit, type Planned, renewalDueAtMs } from './state.ts';

/** How long a fresh Copilot token lives and when to renew it, both in milliseconds from its receipt. */
export interface Lease {
  readonly lifeMs: number;
  readonly refreshInMs: number;
}

/**
 * How a token's renewal is planned: at `refresh_in` or a margin before the token's end, whichever is earlier, and never
 * sooner than a smallest gap after its receipt, even when it ends before. Null when the server says nothing usable.
 *
 * `expires_at` is compared with the server's clock as it is known (`serverNowMs`) and with the `Date` beside it
 * (`dateMs`), for either may be wrong. `refresh_in` is the bound of both and the fallback: it is relative, so no wrong
 * clock can spoil it. Of the three the middle one counts, of two the shorter one.
 */
export function leaseOf(
  copilot: Pick<CopilotToken, 'expiresAtServerMs' | 'refreshInMs'>,
  serverNowMs: number,
  dateMs: number | null = null,
): Lease | null {
  const { expiresAtServerMs } = copilot;
  const refreshInMs = usable(copilot.refreshInMs);
  const said = [serverNowMs, dateMs ?? serverNowMs]
    .map((nowMs) => usable(expiresAtServerMs === null ? null : expiresAtServerMs - nowMs))
    .filter((spanMs) => spanMs !== null);
  const lifeMs = lifeOf(agreed(said, refreshInMs), refreshInMs);
  if (lifeMs === null) return null;
  const marginMs = Math.min(renewal.marginMs, lifeMs * renewal.marginPart);
  const dueMs = Math.min(refreshInMs ?? lifeMs, lifeMs - marginMs);
  return { lifeMs, refreshInMs: Math.max(dueMs, renewal.minimumGapMs) };
}

/**
 * What is surely left of a lease when its answer took so long. Its life may have begun as soon as it was asked for, and no
 * clock here tells how much of the road was the way back; and a `Date` leaves out up to a second. Null when nothing is left.
 */
export function lessTheRoad({ lifeMs, refreshInMs }: Lease, tookMs: number): Lease | null {
  const olderMs = tookMs + DATE_GRAIN_MS;
  if (olderMs >= lifeMs) return null;
  return {
    lifeMs: lifeMs - olderMs,
    refreshInMs: Math.max(refreshInMs - tookMs, renewal.minimumGapMs),
  };
}

/** An HTTP date is in whole seconds, and so is `expires_at`. @see RFC 9110 §5.6.7 */
const DATE_GRAIN_MS = SECOND_MS;

/** What the two clocks say of a life, and where they differ also what the renewal that the server plans says of it. */
function agreed(saidMs: readonly number[], refreshInMs: number | null): number | null {
  const [shorter, longer] = saidMs.toSorted((a, b) => a - b);
  if (shorter === undefined) return null;
  if (longer === undefined || refreshInMs === null) return shorter;
  // A plan beyond either end, and beyond any that GitHub makes, agrees with neither: it would choose the wrong one.
  if (refreshInMs > Math.max(longer, LONGEST_PLAN_MS)) return shorter;
  const plannedMs = refreshInMs + renewal.afterRefreshInMs;
  return Math.min(Math.max(plannedMs, shorter), longer);
}

function lifeOf(saidMs: number | null, refreshInMs: number | null): number | null {
  if (refreshInMs === null) return saidMs;
  return saidMs === null
    ? refreshInMs + renewal.afterRefreshInMs
    : Math.min(saidMs, refreshInMs + renewal.longestAfterRefreshInMs);
}

/**
 * A span that a server may sensibly say: positive, finite, at most {@link LONGEST_LIFE_MS}; anything else counts as not
 * said. Of a longer one than is planned for, as much as is.
 */
function usable(spanMs: number | null): number | null {
  if (spanMs === null || !Number.isFinite(spanMs) || spanMs <= 0) return null;
  return spanMs <= LONGEST_LIFE_MS ? Math.min(spanMs, renewal.maximumDelayMs) : null;
}

/** What is longer is no life of a token, but a wrong clock. */
const LONGEST_LIFE_MS = 30 * DAY_MS;

/** GitHub plans 25 minutes ahead; notes that go around know of tokens that live for an hour. */
const LONGEST_PLAN_MS = HOUR_MS;

/** A token received just now, with its renewal planned. */
export function heldFrom(lease: Lease, expiresAtServerMs: number | null, nowMs: number): Held {
  return {
    receivedAtMs: nowMs,
    refreshAtMs: nowMs + lease.refreshInMs,
    expiresAtMs: nowMs + lease.lifeMs,
    expiresAtServerMs,
  };
}

/** No earlier is a token exchanged for another, whatever happens meanwhile. */
export function earliestRenewalMs({ receivedAtMs }: Held): number {
  return receivedAtMs + renewal.minimumGapMs;
}

/** Whether a renewal of either token is due. */
export function isDue(state: Lit, nowMs: number): boolean {
  return nowMs >= state.held.refreshAtMs || isGrantDue(state, nowMs);
}

/** Whether the GitHub token is about to end and can be renewed; `grant-life.ts` says from when on. */
export function isGrantDue(state: Common, nowMs: number): boolean {
  const dueAtMs = renewalDueAtMs(state);
  return dueAtMs !== null && nowMs >= dueAtMs;
}

/** The next try after the `failures`-th failure in a row, never earlier than the server asked (null: it did not). */
export function retryAfterFailure(
  failures: number,
  retryAfterMs: number | null,
  { nowMs, jitter }: { readonly nowMs: number; readonly jitter: number },
): Planned {
  return tryIn(nowMs, backoffMs(failures, jitter), retryAfterMs ?? 0);
}

/**
 * The next try after GitHub said no for this reason, for the `refusals`-th time in a row (1 is the first).
 *
 * One no may be an accident, whatever the reason: it is asked about soon at first, and then at its own pace.
 */
export function retryAfterRefusal(reason: RefusalReason, refusals: number, nowMs: number): Planned {
  const settledMs = refusalRetryMs(reason);
  return tryIn(nowMs, Math.min(refusalRetry.firstMs[refusals - 1] ?? settledMs, settledMs), 0);
}

/** The next try after the `rejections`-th 401 in a row (1 is the first). */
export function retryAfterRejection(rejections: number, nowMs: number): Planned {
  const [first, ...later] = verdict.waitsMs;
  return tryIn(nowMs, [first, ...later][rejections - 1] ?? later.at(-1) ?? first, 0);
}

/** The next look at the verdict that a sign-in is needed, which has been spoken `verdicts` times before. */
export function lookAgain(verdicts: number, nowMs: number, retryAfterMs: number | null): Planned {
  const delayMs = verdicts === 0 ? verdict.firstLookMs : verdict.lookEveryMs;
  const planned = tryIn(nowMs, delayMs, retryAfterMs ?? 0);
  const onNewsAtMs = Math.max(planned.onNewsAtMs, nowMs + verdict.firstLookMs);
  return { ...planned, onNewsAtMs };
}

/**
 * Until when the renewal of the GitHub token is left alone after its `failures`-th failure in a row.
 *
 * Longer than the wait for the next try of the session, so that this one is the exchange's.
 */
export function stallAfterTrouble(
  failures: number,
  retryAfterMs: number | null,
  { nowMs, jitter }: { readonly nowMs: number; readonly jitter: number },
): number {
  return nowMs + Math.max(backoffMs(failures, jitter) * STALL_FACTOR, retryAfterMs ?? 0);
}

const STALL_FACTOR = 1.5;

/** Until when it is left alone after GitHub refused the refresh token; `wasRefused`: not for the first time. */
export function stallAfterRefusal(wasRefused: boolean, nowMs: number): number {
  return nowMs + (wasRefused ? verdict.lookEveryMs : verdict.firstLookMs);
}

/** The next try after one that did not get through and so took back nothing of an earlier no. */
export function retryWhileRefused(retryAfterMs: number | null, nowMs: number): Planned {
  return tryIn(nowMs, refusalRetry.transientMs, retryAfterMs ?? 0);
}

/** A try that is due then. */
export function retryAt(atMs: number): Planned {
  return tryIn(atMs, 0, 0);
}

function tryIn(nowMs: number, delayMs: number, serverAsksMs: number): Planned {
  return {
    kind: 'planned',
    atMs: nowMs + Math.max(delayMs, serverAsksMs),
    onDemandAtMs: nowMs + Math.max(Math.min(delayMs, backoff.onDemandMs), serverAsksMs),
    onNewsAtMs: nowMs + serverAsksMs,
  };
}

/**
 * How long to wait after the `failures`-th failure in a row (1 is the first), in milliseconds.
 *
 * Exponential from 1 s to 5 min. `jitter` in [0, 1) spreads clients, so that an outage does not end in a stampede.
 */
export function backoffMs(failures: number, jitter: number): number {
  const exponent = Math.min(Math.max(failures - 1, 0), MAXIMUM_EXPONENT);
  const fullMs = Math.min(backoff.firstMs * 2 ** exponent, backoff.maximumMs);
  return fullMs * (1 - backoff.spread * jitter);
}

/** 2^9 s is past the maximum of 5 min; larger exponents would only overflow. */
const MAXIMUM_EXPONENT = 9;

/**
 * How long to wait before asking again after this refusal, in milliseconds.
 *
 * `server_error` and `unknown` may pass by themselves; everything else waits for a person: a seat, a bill, a policy, or
 * another client id.
 */
export function refusalRetryMs(reason: RefusalReason): number {
  return reason === 'server_error' || reason === 'unknown'
    ? refusalRetry.transientMs
    : refusalRetry.settledMs;
}
