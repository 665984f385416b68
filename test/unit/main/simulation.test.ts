import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { CASES } from '../../simulation/cases.ts';
import { simulate } from '../../simulation/simulate.ts';
import { ROOT } from '../../support/root.ts';
import { sized } from '../../support/size.ts';

/** A minute of work or more, which gives way to all other tests. */
const LONG_PATIENCE_MS = 1_800_000;

describe('the app in a simulated world', () => {
  // One that stays: luck shall not find what a change did not break.
  it(
    'keeps its promises, seed 1',
    async () => {
      const { violations } = await simulate({ days: sized(2, 20), seed: 1 });
      expect(violations).toEqual([]);
    },
    LONG_PATIENCE_MS,
  );

  it.each(CASES)('keeps its promises when $name', async ({ days, seed, trace }) => {
    const { violations } = await simulate({ days, seed, trace });
    expect(violations).toEqual([]);
  });

  it('does the same again, by its seed and by its trace', async () => {
    const once = await simulate({ days: 0.5, seed: 7 });
    expect(await simulate({ days: 0.5, seed: 7 })).toEqual(once);
    expect(await simulate({ days: 0.5, seed: 7, trace: once.trace })).toEqual(once);
  });
});

describe('the model', () => {
  /** What stands in for the app's surroundings, and the one file that puts the app among them. */
  const SURROUNDINGS = ['app.ts', 'machine.ts', 'acts.ts'];
  const folder = path.join(ROOT, 'test/simulation');
  const files = fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !SURROUNDINGS.includes(name));

  it.each(files)('%s knows nothing of the app but types', (name) => {
    const text = fs.readFileSync(path.join(folder, name), 'utf8');
    const imports = text.match(/^import [^;]* from '[^']*\/src\/[^']*';/gm) ?? [];
    expect(imports.filter((one) => !one.startsWith('import type '))).toEqual([]);
  });
});
