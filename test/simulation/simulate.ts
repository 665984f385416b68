import { DAY_MS, MINUTE_MS } from '../support/time-units.ts';
import { createVirtualRandom, type VirtualRandom } from '../support/virtual-random.ts';
import { ACTS } from './acts.ts';
import { ANSWERS } from './answers.ts';
import type { Happening, Kind, Kinds } from './happening.ts';
import { PROMISES } from './promises/all.ts';
import type { Look, Promised } from './promises/promise.ts';
import { WEATHER } from './weather.ts';
import { createWorld, type Sight, START_MS, type World } from './world.ts';

/** Everything that can happen. */
export const KINDS: Kinds = { ...WEATHER, ...ANSWERS, ...ACTS };

/** So often each kind has to happen, or a run as long as that has tried too little to say anything. */
const COVERAGE = { times: 10, days: 500 } as const;

/** What was found not to be as promised. */
export interface Violation {
  readonly promise: string;
  /** True milliseconds since the first start. */
  readonly atMs: number;
  readonly text: string;
}

/** What came of some days. */
export interface Simulation {
  readonly ok: boolean;
  readonly seed: number;
  readonly days: number;
  /** How often everything promised was demanded. */
  readonly steps: number;
  /** What happened, and how often. */
  readonly faults: Readonly<Record<string, number>>;
  /** It ends with the first step that has any. */
  readonly violations: readonly Violation[];
  /** All that happened, to be done again. */
  readonly trace: readonly Happening[];
}

export interface SimulationOptions {
  readonly days: number;
  readonly seed: number;
  /** These happenings instead of those that the seed would draw. */
  readonly trace?: readonly Happening[];
  /** What is demanded; everything unless a test wants to look at less. */
  readonly promises?: readonly Promised[];
}

/** Lets the app live through days of everything, and demands all that it promises after every step. */
export async function simulate(options: SimulationOptions): Promise<Simulation> {
  const { days, seed, trace, promises = PROMISES } = options;
  const kinds = Object.entries(KINDS);
  const world = await createWorld(seed);
  const looks = promises.map(({ letter, watch }) => ({ letter, look: watch(world) }));
  const judge = createJudge(world, looks);
  const faults: Record<string, number> = Object.fromEntries(kinds.map(([kind]) => [kind, 0]));
  const done: Happening[] = [];
  lookEachMinute(world, judge.look);
  try {
    for (const happening of trace ?? drawn(kinds, days, createVirtualRandom(seed))) {
      await passUntil(world, happening.atMs);
      done.push(happening);
      const hasHappened = await befall(world, happening);
      if (hasHappened) faults[happening.kind] = (faults[happening.kind] ?? 0) + 1;
      await heed(world);
      judge.look();
    }
    await passUntil(world, days * DAY_MS);
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
  }
  const violations = judge.violations();
  const ok = violations.length === 0;
  return { ok, seed, days, steps: judge.steps(), faults, violations, trace: done };
}

/** A promise is broken: the world stops where it is. */
class Broken extends Error {}

function passUntil(world: World, atMs: number): Promise<void> {
  return world.pass(Math.max(atMs - (world.trueMs() - START_MS), 0));
}

async function befall(world: World, { kind, seed }: Happening): Promise<boolean> {
  const answer = await KINDS[kind]?.befall(world, createVirtualRandom(seed));
  world.machine.clock.stir();
  await world.pass(0);
  return answer !== false;
}

/** What the app has asked the system for is done. */
async function heed(world: World): Promise<void> {
  if (world.wanted() === 'no') return;
  await world.quit();
  await world.start();
}

/** Each kind comes as often as it says, at instants that know nothing of each other. */
export function* drawn(
  kinds: readonly (readonly [string, Kind])[],
  days: number,
  random: VirtualRandom,
): Iterable<Happening> {
  const perDay = kinds.reduce((sum, [, kind]) => sum + kind.perDay, 0);
  let atMs = MINUTE_MS;
  while (atMs < days * DAY_MS) {
    let left = random.next() * perDay;
    const drawnKind = kinds.find(([, kind]) => (left -= kind.perDay) < 0)?.[0] ?? 'a sleep';
    yield { atMs: Math.round(atMs), kind: drawnKind, seed: Math.floor(random.next() * 2 ** 31) };
    atMs += (-Math.log(1 - random.next()) / perDay) * DAY_MS;
  }
}

interface Judge {
  /** Throws when a promise is broken. */
  readonly look: () => void;
  readonly steps: () => number;
  readonly violations: () => readonly Violation[];
}

function createJudge(
  world: World,
  looks: readonly { readonly letter: string; readonly look: Look }[],
): Judge {
  let steps = 0;
  const violations: Violation[] = [];
  return {
    look() {
      steps += 1;
      const atMs = world.trueMs() - START_MS;
      readFaces(world.sight);
      for (const { letter, look } of looks) {
        for (const text of look()) violations.push({ promise: letter, atMs, text });
      }
      world.sight.told.length = 0;
      if (violations.length > 0) throw new Broken();
    },
    steps: () => steps,
    violations: () => violations,
  };
}

/** What the faces show now, if anything has changed. */
function readFaces(sight: Sight): void {
  if (sight.isChanged) sight.told.push(JSON.stringify([sight.view, sight.tray]));
  sight.isChanged = false;
}

/** Of those that the machine is awake. */
function lookEachMinute(world: World, look: () => void): void {
  world.machine.clock.after(MINUTE_MS, () => {
    lookEachMinute(world, look);
    look();
  });
}

/** Several of them as one. */
interface Sum extends Omit<Simulation, 'trace' | 'seed'> {
  readonly seeds: readonly number[];
  /** What has happened too seldom in so many days; of fewer than a thousand nothing is asked. */
  readonly rare: readonly string[];
}

/** Adds them up; the trace of each stays its own. Not ok either where something has happened too seldom. */
export function sumOf(simulations: readonly Simulation[]): Sum {
  const faults: Record<string, number> = {};
  for (const one of simulations) {
    for (const [kind, count] of Object.entries(one.faults)) {
      faults[kind] = (faults[kind] ?? 0) + count;
    }
  }
  const sum = (of: (one: Simulation) => number): number =>
    simulations.reduce((total, one) => total + of(one), 0);
  const days = sum((one) => one.days);
  const rare = rareOf(faults, days);
  return {
    ok: simulations.every(({ ok }) => ok) && rare.length === 0,
    seeds: simulations.map(({ seed }) => seed),
    days,
    steps: sum(({ steps }) => steps),
    faults,
    rare,
    violations: simulations.flatMap(({ violations }) => violations),
  };
}

/** The kinds that came too seldom in so many days. */
export function rareOf(counts: Readonly<Record<string, number>>, days: number): readonly string[] {
  const least = Math.floor(days / COVERAGE.days) * COVERAGE.times;
  return Object.keys(counts).filter((kind) => (counts[kind] ?? 0) < least);
}
