/** Where random cases start in CI: the same commit gets the same verdict there, however often it is asked. */
const FIXED = 20_261_122;
const BELOW = 2 ** 31;

/**
 * Where a run's random cases start, an integer in [0, 2³¹): `SEED` repeats a run; without it each run explores
 * elsewhere, except in CI. Throws when `SEED` is no such number.
 */
export function chooseSeed({ SEED: given, CI: isCi }: NodeJS.ProcessEnv): number {
  if (given === undefined) return isCi === undefined ? Math.floor(Math.random() * BELOW) : FIXED;
  const seed = Number(given);
  if (Number.isInteger(seed) && seed >= 0 && seed < BELOW) return seed;
  throw new Error(`SEED must be a whole number from 0 to ${BELOW - 1}, not "${given}".`);
}

/** The one of this run; vitest's configuration has chosen it. */
export const SEED = chooseSeed(process.env);
