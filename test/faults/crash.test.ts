import { cpSync } from 'node:fs';

import { afterAll, beforeAll, expect } from 'vitest';

import type { Tag } from '../support/chromium-cipher.ts';
import { SEED } from '../support/seed.ts';
import { sized } from '../support/size.ts';
import { makeFolder, removeFolder } from '../support/vault/real-vault.ts';
import { createVirtualRandom } from '../support/virtual-random.ts';
import { buildCrashChild, type Death, inspect, type Life, live } from './crash/crash-harness.ts';
import { STORY_SECRET } from './crash/crash-story.ts';
import { fault, type Tally } from './fault.ts';
import { searchFolder } from './search/stores.ts';

const V11: readonly Tag[] = ['v10', 'v12', 'v11'];
const V12: readonly Tag[] = ['v10', 'v11', 'v12'];
const NAMES = ['settings.json', 'vault.json', 'vault.json.bak'];
/** Twice the cores of a small machine: a process that starts waits for the disk as well. */
const AT_ONCE = 3;

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

interface Verdict {
  /** The step that is on disk; null when something was lost. */
  readonly step: number | null;
  readonly complaint: string;
}

/** Nothing lost, nothing unreadable, nothing left lying about. */
async function judge(where: string, keys: readonly Tag[], death: Death): Promise<Verdict> {
  searchFolder(where, STORY_SECRET);
  const { state, step, status, mishaps, names } = await inspect(where, keys, death);
  const strangers = names.filter((name) => !NAMES.includes(name));
  const isWhole = status.kind === 'protected' && mishaps.length === 0 && strangers.length === 0;
  const complaint = `${status.kind} ${[...state, ...mishaps, ...strangers].join(' ')}`;
  return { step: isWhole ? step : null, complaint };
}

/** One process for each change to the disk, each on a copy of `origin`; answers the steps that were found. */
async function killAtEach(
  origin: string,
  life: Partial<Life>,
  tally: Tally,
): Promise<ReadonlySet<number | null>> {
  const rehearsal = folder();
  cpSync(origin, rehearsal, { recursive: true });
  const { changes } = await liveIn(rehearsal, life);
  expect(changes).toBeGreaterThan(5);
  const steps = new Set<number | null>();
  const left = Array.from({ length: changes }, (_, index) => index + 1);
  await together(async () => {
    for (let killAt = left.pop(); killAt !== undefined; killAt = left.pop()) {
      const where = folder();
      cpSync(origin, where, { recursive: true });
      const death = await liveIn(where, { ...life, killAt });
      expect(death.wasKilled, `kill ${killAt}`).toBe(true);
      const found = await judge(where, V11, death);
      tally.kills(1, found.step === null ? 1 : 0);
      expect(found.step, `kill ${killAt} of ${changes}: ${found.complaint}`).not.toBeNull();
      expect((await judge(where, V11, death)).step, 'second start').toBe(found.step);
      steps.add(found.step);
    }
  });
  return steps;
}

async function together(work: (which: number) => Promise<void>): Promise<void> {
  await Promise.all(Array.from({ length: AT_ONCE }, (_, which) => work(which)));
}

fault(
  1,
  'real',
  'G',
  'killed at each change to the disk while a token is replaced',
  async (tally) => {
    const origin = folder();
    await liveIn(origin, { last: 8 });
    expect(await killAtEach(origin, { first: 9, last: 9 }, tally)).toEqual(new Set([8, 9]));
  },
);

/** The random kills meet these writes too, so that the reduced run can do without. */
if (sized(0, 1) > 0) {
  const stories = [
    ['of the first token', 1],
    ['of a provisional account', 2],
    ['that gives an account its name', 3],
    ['of a setting', 4],
    ['of a sign-out', 5],
    ['of the record of sign-ins', 6],
  ] as const;
  for (const [write, step] of stories) {
    fault(
      1,
      'real',
      'G',
      `killed at each change to the disk in the write ${write}`,
      async (tally) => {
        const origin = folder();
        if (step > 1) await liveIn(origin, { last: step - 1 });
        const found = await killAtEach(origin, { first: step, last: step }, tally);
        expect(found).toEqual(new Set([step - 1, step]));
      },
    );
  }
}

const kills = sized(9, 201);

fault(
  53,
  'real',
  'G',
  `killed ${kills} times at random, over all ways of writing`,
  async (tally) => {
    await together((which) => killAgainAndAgain(kills / AT_ONCE, randomOf(SEED + which), tally));
  },
);

async function killAgainAndAgain(
  times: number,
  random: (below: number) => number,
  tally: Tally,
): Promise<void> {
  const where = folder();
  let told = 0;
  for (let kill = 1; kill <= times; kill += 1) {
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
    const { step, complaint } = await judge(where, keys, death);
    tally.kills(1, step === null ? 1 : 0);
    if (step === null) return expect.fail(`seed ${SEED}, kill ${kill}: ${complaint}`);
    told = step;
  }
}

/** Whole numbers below a limit, the same for the same seed. */
function randomOf(from: number): (below: number) => number {
  const random = createVirtualRandom(from);
  return (below) => Math.floor(random.next() * below);
}
