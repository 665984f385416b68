/** Where random cases start in CI: the same commit gets the same verdict there, however often it is asked. */
const FIXED = 20_261_122;
const BELOW = 2 ** 31;

/**
 * Where this run's random cases start, an integer in [0, 2³¹): `SEED` repeats a run; without it each run explores
 * elsewhere, except in CI. Printed, so that a failure can be repeated.
 */
export const SEED = chosenSeed();
console.info(`seed ${SEED}`);

function chosenSeed(): number {
  const { SEED: given, CI: isCi } = process.env;
  if (given === undefined) return isCi === undefined ? Math.floor(Math.random() * BELOW) : FIXED;
  const seed = Number(given);
  if (Number.isInteger(seed) && seed >= 0 && seed < BELOW) return seed;
  throw new Error(`SEED must be a whole number from 0 to ${BELOW - 1}, not "${given}".`);
}
