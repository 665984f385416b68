import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import * as v from 'valibot';
import { beforeAll, describe, expect, it } from 'vitest';
import { mutated } from '../mutations/mutate.ts';
import { MUTATIONS } from '../mutations/mutations.ts';
import { ROOT } from '../support/root.ts';
import { size } from '../support/size.ts';

const NAMES = Object.keys(MUTATIONS);

/** All of them take a minute of a processor, and there may be others who want it. */
const PATIENCE_MS = 900_000;

const Line = v.object({ mutation: v.string(), failed: v.array(v.string()) });

describe('what was mended, taken out again', () => {
  it.each(NAMES)('%s still stands where it says', (name) => {
    expect(mutated(name).text).toBeTruthy();
  });
});

describe.runIf(size === 'full')('the tests that live with what was mended, taken out again', () => {
  let failed = new Map<string, readonly string[]>();

  beforeAll(async () => {
    failed = await failedByMutation();
  }, PATIENCE_MS);

  it.each(NAMES)('notice it: %s', (name) => {
    expect(failed.get(name)?.length, 'tests that have failed').toBeGreaterThan(0);
  });
});

/** Runs the tests in a process of their own, which Vitest wants for itself. */
async function failedByMutation(): Promise<Map<string, readonly string[]>> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'test/mutations/run.ts'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [printed] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  const lines = printed.split('\n').filter((line) => line.startsWith('{'));
  return new Map(
    lines.map((line) => {
      const { mutation, failed } = v.parse(Line, JSON.parse(line));
      return [mutation, failed];
    }),
  );
}
