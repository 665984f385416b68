/** Where random cases start in CI: the same commit gets the same verdict there, however often it is asked. */
const FIXED = 20_261_122;
const BELOW = 2 ** 31;

/**
 * Where a run's random cases start, an integer in [0, 2³¹): `SEED` repeats a run; without it each run explores
 * elsewhere, except in CI. An empty variable counts as unset. Throws when `SEED` is no such number.
 */
export function chooseSeed(variables: NodeJS.ProcessEnv): number {
  const given = wholeNumberIn(variables, 'SEED');
  if (given !== null) return given;
  const isCi = (variables['CI'] ?? '') !== '';
  return isCi ? FIXED : Math.floor(Math.random() * BELOW);
}

/** A number from 0 to 2³¹ − 1 in a variable; null where it is empty. Throws, in one sentence, for anything else. */
export function wholeNumberIn(variables: NodeJS.ProcessEnv, name: string): number | null {
  const given = variables[name] ?? '';
  if (given === '') return null;
  const number = /^\d+$/.test(given) ? Number(given) : Number.NaN;
  if (number < BELOW) return number;
  const range = `a whole number from 0 to ${BELOW - 1}`;
  throw new Error(`${name} must be ${range}, not ${JSON.stringify(given.slice(0, 40))}.`);
}
