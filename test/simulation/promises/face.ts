import type { Promised } from './promise.ts';

/** A: there is always a face, and nothing throws. */
export const face: Promised = {
  letter: 'A',
  watch: (world) => () => {
    const errors = world.sight.errors.splice(0);
    const isFaceless = world.isRunning() && world.sight.view === null;
    return [
      ...errors.map((error) => `nobody caught ${error instanceof Error ? error.stack : 'this'}`),
      ...(isFaceless ? ['the app has no face'] : []),
    ];
  },
};
