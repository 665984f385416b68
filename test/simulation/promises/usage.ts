import type { World } from '../world.ts';
import type { Promised } from './promise.ts';

/** Three quarters, nine tenths, all. */
const MARKS = 3;

const NOTICE = /^\{"id":"usage (?<accountKey>[^"]+)"/;

/** U: of a plan that is used up a person is told three times a period at most. */
export const usage: Promised = {
  letter: 'U',
  watch(world) {
    const told = new Map<string, number>();
    return () =>
      world.sight.told.flatMap((text) => {
        const accountKey = NOTICE.exec(text)?.groups?.['accountKey'];
        if (accountKey === undefined) return [];
        const period = periodOf(world, accountKey);
        const count = (told.get(period) ?? 0) + 1;
        told.set(period, count);
        return count > MARKS ? [`told ${count} times of ${period}`] : [];
      });
  },
};

/** What was told is forgotten with a sign-out, and by who is killed before it is on a disk that takes it. */
function periodOf({ app, starts, books }: World, accountKey: string): string {
  const quotas = app().core.engine.usage(accountKey)?.usage?.quotas ?? [];
  const leaving = books.entries.filter(({ state }) => state !== 'kept').length;
  const ends = quotas.map(({ reset }) => reset?.atMs).join();
  return `${accountKey} until ${ends}, run ${starts.length}, after ${leaving} sign-outs`;
}
