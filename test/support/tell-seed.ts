import type { TestProject } from 'vitest/node';

/** Once for a run: a failure is repeated with `SEED` set to this. */
export function setup({ config }: TestProject): void {
  console.info(`seed ${config.env['SEED']}`);
}
