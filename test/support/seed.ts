/** Where random cases start in CI: the same commit gets the same verdict there, however often it is asked. */
const FIXED = 20_261_122;
const BELOW = 2 ** 31;

/**
 * Where this run's random cases start, an integer in [0, 2³¹): `SEED` repeats a run; without it each run explores
 * elsewhere, except in CI. Printed under its name, so that a failure can be repeated.
 */
export function seedOf(name: string): number {
  const { SEED: given, CI: isCi } = process.env;
  const chosen = isCi === undefined ? Math.floor(Math.random() * BELOW) : FIXED;
  const seed = given === undefined ? chosen : Number(given);
  if (!Number.isInteger(seed) || seed < 0 || seed >= BELOW) {
    throw new Error(`SEED must be a whole number from 0 to ${BELOW - 1}, not "${given}".`);
  }
  console.info(`${name} seed ${seed}`);
  return seed;
}
