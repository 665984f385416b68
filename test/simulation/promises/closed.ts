import { HOUR_MS } from '../../support/time-units.ts';
import type { Sent } from '../road.ts';
import type { World } from '../world.ts';
import type { Promised } from './promise.ts';

/** So long it has been gone at least, before anybody is told that GitHub has closed it. */
const LONGEST_ACCIDENT_MS = 6 * HOUR_MS;

/** A: nobody is told that GitHub has closed an exchange which has said anything else in the hours before. */
export const closed: Promised = {
  letter: 'A',
  watch(world) {
    const asked: Sent[] = [];
    world.onSent((sent) => {
      if (sent.purpose === 'exchange') asked.push(sent);
    });
    return () => {
      const told = (world.sight.view?.accounts ?? []).filter(
        ({ session }) => session.kind === 'refused' && session.refusal.reason === 'closed',
      );
      forget(asked, world);
      return told.flatMap(({ key, host }) => {
        const sinceMs = world.trueMs() - LONGEST_ACCIDENT_MS;
        const other = asked.find((one) => one.host === host && one.atMs > sinceMs && !isGone(one));
        return other === undefined ? [] : [`${key} counts as closed, and was answered otherwise`];
      });
    };
  },
};

function forget(asked: Sent[], { trueMs }: World): void {
  const old = asked.findIndex(({ atMs }) => trueMs() - atMs < 2 * LONGEST_ACCIDENT_MS);
  asked.splice(0, old === -1 ? asked.length : old);
}

/** Also where no answer came, which says nothing. */
function isGone({ said, met }: Sent): boolean {
  return said === null || met !== null || said.status === 404 || said.status === 410;
}
