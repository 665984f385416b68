import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { MUTATION, mutated } from '../mutations/mutate.ts';
import { MUTATIONS } from '../mutations/mutations.ts';
import { ROOT } from '../support/root.ts';
import { size } from '../support/size.ts';

/** Starting Vitest takes seconds, and longer beside others. */
const PATIENCE_MS = 180_000;

describe('what was mended, taken out again', () => {
  it.each(Object.keys(MUTATIONS))('%s still stands where it says', (name) => {
    expect(mutated(name).text).toBeTruthy();
  });

  if (size === 'full') {
    it.each(Object.entries(MUTATIONS))(
      '%s is noticed',
      (mutation, { noticedBy: { project, file, name } }) => {
        const { status, stdout } = spawnSync(
          process.execPath,
          ['node_modules/vitest/vitest.mjs', 'run', '--project', project, file, '-t', name],
          {
            cwd: ROOT,
            env: { ...process.env, [MUTATION]: mutation, NO_COLOR: '1', TEST_SIZE: 'reduced' },
            encoding: 'utf8',
            timeout: PATIENCE_MS,
          },
        );
        // A test that has failed, and not a file that does not load.
        expect(stdout).toMatch(/Tests +\d+ failed/);
        expect(status).toBe(1);
      },
      PATIENCE_MS,
    );
  }
});
