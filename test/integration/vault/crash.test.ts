import { cpSync } from 'node:fs';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Tag } from '../../support/chromium-cipher.ts';
import {
  buildCrashChild,
  type Death,
  inspect,
  type Life,
  live,
  makeFolder,
  type Remains,
  removeFolder,
} from './crash-harness.ts';

/** `CRASH_KILLS=500 CRASH_SEED=7 vitest …` for a longer or a repeated run. */
const kills = Number(process.env.CRASH_KILLS ?? 30);
const seed = Number(process.env.CRASH_SEED ?? Date.now() % 2 ** 31);

const V11: readonly Tag[] = ['v10', 'v12', 'v11'];
const V12: readonly Tag[] = ['v10', 'v11', 'v12'];
const NAMES = ['vault.json', 'vault.json.bak'];

const folders: string[] = [];
let program = '';

function folder(): string {
  const made = makeFolder();
  folders.push(made);
  return made;
}

beforeAll(async () => {
  program = await buildCrashChild(folder());
});

afterAll(() => {
  folders.forEach(removeFolder);
});

function liveIn(where: string, life: Partial<Life>): Promise<Death> {
  const whole = { first: 1, last: 1, killAt: 0, killWhenBegun: 0, keys: V11, userId: null };
  return live({ program, folder: where, ...whole, ...life });
}

/** Nothing lost, nothing unreadable, nothing left lying about. */
function expectWhole(remains: Remains, about: string): number {
  expect(remains.step, `${about}: ${remains.tokens.join(' ')}`).not.toBeNull();
  expect(remains.status, about).toEqual({ kind: 'protected' });
  expect(
    remains.names.every((name) => NAMES.includes(name)),
    `${about}: ${remains.names.join(' ')}`,
  ).toBe(true);
  return remains.step ?? 0;
}

describe('fault 01: SIGKILL at each change to the disk (real)', () => {
  it('finds the old or the new token after a kill anywhere in a write', {
    timeout: 120_000,
  }, async () => {
    const origin = folder();
    await liveIn(origin, { last: 6 });
    const rehearsal = folder();
    cpSync(origin, rehearsal, { recursive: true });
    const { changes } = await liveIn(rehearsal, { first: 7, last: 7 });
    expect(changes).toBeGreaterThan(10);
    const steps = await killAtEach(changes, { first: 7, last: 7 }, origin);
    expect(new Set(steps)).toEqual(new Set([6, 7]));
  });

  it('finds nothing or the first token after a kill anywhere in the first write', {
    timeout: 120_000,
  }, async () => {
    const { changes } = await liveIn(folder(), {});
    const steps = await killAtEach(changes, {}, folder());
    expect(new Set(steps)).toEqual(new Set([0, 1]));
  });
});

/** One process for each change to the disk, two at a time, each on a copy of `origin`; answers the steps that were found. */
async function killAtEach(
  changes: number,
  life: Partial<Life>,
  origin: string,
): Promise<readonly number[]> {
  const steps: number[] = [];
  const left = Array.from({ length: changes }, (_, index) => index + 1);
  async function work(): Promise<void> {
    for (let killAt = left.pop(); killAt !== undefined; killAt = left.pop()) {
      const where = folder();
      cpSync(origin, where, { recursive: true });
      const death = await liveIn(where, { ...life, killAt });
      expect(death.wasKilled, `kill ${killAt}`).toBe(true);
      const about = `kill ${killAt} of ${changes}`;
      const step = expectWhole(await inspect(where, V11, death), about);
      expect(expectWhole(await inspect(where, V11, death), about), 'second start').toBe(step);
      steps.push(step);
    }
  }
  await Promise.all([work(), work()]);
  return steps;
}

describe('fault 53: killed again and again (real)', () => {
  it(`loses nothing in ${kills} random kills over all ways of writing`, {
    timeout: kills * 4_000,
  }, async () => {
    console.info(`crash seed ${seed}`);
    const random = randomOf(seed);
    const where = folder();
    let told = 0;
    for (let kill = 1; kill <= kills; kill += 1) {
      // Every start may find a better key and encrypt anew, and is killed in that too.
      const keys = random(2) === 0 ? V11 : V12;
      const first = told + 1;
      const isFromOutside = random(4) === 0;
      const death = await liveIn(where, {
        first,
        last: first + 50,
        keys,
        killAt: isFromOutside ? 0 : 1 + random(150),
        killWhenBegun: isFromOutside ? first + random(8) : 0,
      });
      expect(death.wasKilled, `kill ${kill}`).toBe(true);
      told = expectWhole(await inspect(where, keys, death), `seed ${seed}, kill ${kill}`);
    }
  });
});

/** Numbers below a limit, the same for the same seed (mulberry32). */
function randomOf(start: number): (below: number) => number {
  let state = start;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
