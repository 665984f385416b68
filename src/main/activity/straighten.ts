import { DAY_MS } from '../../shared/time-units.ts';
import type { Recorded } from './entry-line.ts';

/**
 * The same entries, each at the instant at which it happened on the wall clock as it stands now, whatever that showed
 * then: never one before an earlier one, and none after now.
 *
 * Within a run the app's own time tells how far two entries are apart. Between two runs only the wall clock can; where
 * it says that the later came first, no time has passed. One that was wrong by more than a day in the later run is not
 * taken to have been as wrong in the earlier.
 */
export function straighten(
  entries: readonly Recorded[],
  now: { readonly atMs: number; readonly runMs: number },
): readonly Recorded[] {
  let later: { readonly atMs: number; readonly runMs?: number; readonly saidMs: number } = {
    ...now,
    saidMs: now.atMs,
  };
  let isNewRun = false;
  const backwards = entries.toReversed().map((entry) => {
    const apartMs = isNewRun ? null : apart(entry, later);
    const atMs = later.atMs - Math.max(apartMs ?? apartByWall(entry, later), 0);
    later = { ...entry, atMs, saidMs: entry.atMs };
    isNewRun = entry.kind === 'app' && entry.event === 'started';
    return { ...entry, atMs };
  });
  return backwards.toReversed();
}

function apartByWall(
  { atMs }: { readonly atMs: number },
  later: { readonly atMs: number; readonly saidMs: number },
): number {
  const isNonsense = Math.abs(later.saidMs - later.atMs) > DAY_MS;
  return isNonsense && atMs <= later.atMs ? later.atMs - atMs : later.saidMs - atMs;
}

/** By the app's own time; null where one of the two has none, or it cannot be one run. */
function apart(
  { runMs }: { readonly runMs?: number },
  later: { readonly runMs?: number },
): number | null {
  if (runMs === undefined || later.runMs === undefined || runMs > later.runMs) return null;
  return later.runMs - runMs;
}
