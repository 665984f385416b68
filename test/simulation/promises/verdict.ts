import { HOUR_MS, MINUTE_MS } from '../../support/time-units.ts';
import type { World } from '../world.ts';
import type { Look, Promised } from './promise.ts';

/** The app looks again after 5 minutes and then hourly; a request may take its time. */
const LONGEST_VERDICT_MS = HOUR_MS + 15 * MINUTE_MS;

/** A: no verdict stands without the app itself looking again. */
export const verdict: Promised = { letter: 'A', watch: watchVerdicts };

/** Since when each account stands under a verdict, or was last looked at under it. */
function watchVerdicts(world: World): Look {
  const sinceMs = new Map<string, number>();
  return () => {
    const view = world.isRunning() ? world.sight.view : null;
    const judged = (view?.accounts ?? []).filter(({ session }) => session.kind === 'signInNeeded');
    const keys = new Set(judged.map(({ key }) => key));
    for (const key of sinceMs.keys()) if (!keys.has(key)) sinceMs.delete(key);
    return judged.flatMap(({ key, host }) => {
      const askedMs = world.requests.findLast((one) => one.host === host)?.atMs ?? 0;
      const fromMs = Math.max(sinceMs.get(key) ?? world.trueMs(), askedMs, world.awakeSinceMs());
      sinceMs.set(key, fromMs);
      const isLong = world.trueMs() - fromMs > LONGEST_VERDICT_MS;
      return isLong ? [`${key} needs a sign-in, and nobody has looked again`] : [];
    });
  };
}
