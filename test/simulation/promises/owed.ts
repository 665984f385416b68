import { MINUTE_MS } from '../../support/time-units.ts';
import type { Promised } from './promise.ts';

const NOTICE = /^\{"id":"revocation (?<id>\d+)"/;

/** The faces are drawn at each change, and once a minute whatever happens; here every tenth of these. */
const TOLD_WITHIN_MS = 15 * MINUTE_MS;

/** U: who has closed the window hears of a token that GitHub has not ended. */
export const owed: Promised = {
  letter: 'U',
  watch(world) {
    let run = -1;
    const told = new Set<string>();
    const failedMs = new Map<number, number>();
    return () => {
      if (world.starts.length !== run) {
        run = world.starts.length;
        told.clear();
        failedMs.clear();
      }
      for (const text of world.sight.told) {
        const id = NOTICE.exec(text)?.groups?.['id'];
        if (id !== undefined) told.add(id);
      }
      const { view } = world.sight;
      if (view?.settings.notices !== true || !world.isRunning()) return [];
      return view.revocations.flatMap(({ id, phase }) => {
        if (phase.kind !== 'failed') return failedMs.delete(id) ? [] : [];
        const sinceMs = Math.max(failedMs.get(id) ?? world.trueMs(), world.awakeSinceMs());
        failedMs.set(id, sinceMs);
        const isLate = world.trueMs() - sinceMs > TOLD_WITHIN_MS;
        return isLate && !told.has(String(id)) ? [`nobody is told of revocation ${id}`] : [];
      });
    };
  },
};
