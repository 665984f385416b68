import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { CASES } from '../../simulation/cases.ts';
import { drawn, KINDS, rareOf, simulate } from '../../simulation/simulate.ts';
import { ROOT } from '../../support/root.ts';
import { sized } from '../../support/size.ts';
import { createVirtualRandom } from '../../support/virtual-random.ts';

/** A minute of work or more, which gives way to all other tests. */
const LONG_PATIENCE_MS = 1_800_000;

/** Seed 7 has a renewal that is on its way when the lid closes, and answered long after it has been opened. */
const SEEDS = [7, 1, 2, 3, 4, 5, 6, 8, 9, 10].slice(0, sized(1, 10));

describe('the app in a simulated world', () => {
  // Those that stay: luck shall not find what a change did not break.
  it.each(SEEDS)(
    'keeps its promises, seed %d',
    async (seed) => {
      const { violations } = await simulate({ days: sized(2, 20), seed });
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

describe('the draw', () => {
  it.each([1, 2, 3].slice(0, sized(1, 3)))(
    'leaves nothing out of a thousand days, seed %d',
    (seed) => {
      const counts = Object.fromEntries(Object.keys(KINDS).map((kind) => [kind, 0]));
      for (const { kind } of drawn(Object.entries(KINDS), 1_000, createVirtualRandom(seed))) {
        counts[kind] = (counts[kind] ?? 0) + 1;
      }
      expect(rareOf(counts, 1_000)).toEqual([]);
    },
  );

  it('is not enough where a kind has happened fewer than twenty times in a thousand days', () => {
    expect(rareOf({ often: 20, seldom: 19 }, 1_000)).toEqual(['seldom']);
    expect(rareOf({ seldom: 39 }, 2_500)).toEqual(['seldom']);
    expect(rareOf({ never: 0 }, 999)).toEqual([]);
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
