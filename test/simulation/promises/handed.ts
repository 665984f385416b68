import type { Promised } from './promise.ts';

/** C, for programs: what they are given lives. */
export const handed: Promised = {
  letter: 'C',
  watch(world) {
    return () =>
      world.handed
        .splice(0)
        .filter(({ lifeMs, isExcused }) => lifeMs <= 0 && !isExcused)
        .map(({ host, lifeMs }) => `a program was given a token of ${host} dead for ${-lifeMs} ms`);
  },
};
