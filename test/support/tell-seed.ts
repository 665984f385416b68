import type { TestProject } from 'vitest/node';

/** Once for a run: a failure is repeated with `SEED` set to this. */
export default function tellSeed({ config }: TestProject): void {
  console.info(`seed ${config.env['SEED']}`);
}
