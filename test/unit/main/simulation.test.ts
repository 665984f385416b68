import fs from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { CASES } from '../../simulation/cases.ts';
import { simulateAll } from '../../simulation/side-by-side.ts';
import {
  drawn,
  KINDS,
  rareOf,
  type Simulation,
  simulate,
  sumOf,
} from '../../simulation/simulate.ts';
import { ROOT } from '../../support/root.ts';
import { size, sized } from '../../support/size.ts';
import { createVirtualRandom } from '../../support/virtual-random.ts';

/** Minutes of work, which give way to all other tests. */
const LONG_PATIENCE_MS = 1_800_000;

/** Those that stay: luck shall not find what a change did not break. */
const SEEDS = Array.from({ length: sized(1, 50) }, (_, index) => index + 1);

describe('the app in a simulated world', () => {
  let lived: readonly Simulation[] = [];

  beforeAll(async () => {
    const lives = SEEDS.map((seed) => ({ days: sized(2, 20), seed }));
    lived = size === 'full' ? await simulateAll(lives) : await Promise.all(lives.map(simulate));
  }, LONG_PATIENCE_MS);

  it.each(SEEDS)('keeps its promises, seed %d', (seed) => {
    expect(lived.find((one) => one.seed === seed)?.violations).toEqual([]);
  });

  it('has met each kind of happening often enough for its days', () => {
    expect(sumOf(lived).rare).toEqual([]);
  });
});

describe('the app in a world that broke it once', () => {
  it.each(CASES)('keeps its promises when $name', async ({ days, seed, trace }) => {
    const { violations } = await simulate({ days, seed, trace });
    expect(violations).toEqual([]);
  });

  it('does the same again, by its seed and by its trace', async () => {
    const once = await simulate({ days: 0.5, seed: 7 });
    expect(await simulate({ days: 0.5, seed: 7 })).toEqual(once);
    expect(await simulate({ days: 0.5, seed: 7, trace: once.trace })).toEqual(once);
  });

  it.runIf(size === 'full')('does the same in a process of its own', async () => {
    expect(await simulateAll([{ days: 1, seed: 7 }])).toEqual([
      await simulate({ days: 1, seed: 7 }),
    ]);
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

  it('is not enough where a kind has happened fewer than ten times in five hundred days', () => {
    expect(rareOf({ often: 10, seldom: 9 }, 500)).toEqual(['seldom']);
    expect(rareOf({ seldom: 49 }, 2_700)).toEqual(['seldom']);
    expect(rareOf({ never: 0 }, 499)).toEqual([]);
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
