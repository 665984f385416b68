import * as fc from 'fast-check';
import { expect } from 'vitest';
import type { Clock } from '../../src/main/ports.ts';
import { sized } from '../support/size.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../support/time-units.ts';
import type { VirtualClock } from '../support/virtual-clock.ts';
import {
  createVirtualWorld,
  signedInRecord,
  type VirtualWorld,
  type WorldOptions,
} from '../support/virtual-world.ts';
import { fault } from './fault.ts';
import { searchWorld } from './search/world.ts';

const KEY = signedInRecord().key;
const RUNS = { numRuns: sized(3, 150) };

/** An uptime that is of no use: it stands still in sleep, as the monotonic clock does. */
const WITHOUT_UPTIME: WorldOptions = { tamper: { clock: blindUptime } };

function blindUptime(clock: VirtualClock): Clock {
  const monotonicMs = (): number => clock.monotonicMs();
  const wallMs = (): number => clock.wallMs();
  return { wallMs, monotonicMs, uptimeMs: monotonicMs, after: (ms, ring) => clock.after(ms, ring) };
}

async function codeWorld(options: WorldOptions = {}): Promise<VirtualWorld> {
  const world = searchWorld(await createVirtualWorld(options));
  world.engine().startSignIn('github.com', null);
  await world.clock.advance(SECOND_MS);
  expect(signInOf(world)).toBe('awaitingUser');
  return world;
}

const signInOf = (world: VirtualWorld): string => world.engine().state().signIn.kind;

function pollsOf({ gitHub }: VirtualWorld): number {
  return gitHub.requests.filter(({ purpose }) => purpose === 'poll').length;
}

function approve({ gitHub }: VirtualWorld): void {
  gitHub.polls.push({ kind: 'granted', grant: gitHub.grant() });
}

fault(85, 'modelled', 'U', 'set 20 minutes ahead, half a minute into the code', async () => {
  const world = await codeWorld();
  await world.clock.advance(30 * SECOND_MS);
  world.clock.setWall(20 * MINUTE_MS);
  await world.clock.advance(MINUTE_MS);
  expect(signInOf(world)).toBe('awaitingUser');
  approve(world);
  await world.clock.advance(10 * SECOND_MS);
  expect(signInOf(world)).toBe('done');
});

fault(85, 'modelled', 'U', 'however it is set, the code lives as long as it lives', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(4 * MINUTE_MS), fc.integer({ min: -HOUR_MS, max: HOUR_MS })), {
        maxLength: 3,
      }),
      fc.boolean(),
      async (settings, isApproved) => {
        const world = await codeWorld();
        for (const [waitMs, byMs] of settings) {
          await world.clock.advance(waitMs);
          world.clock.setWall(byMs);
        }
        await world.clock.advance(MINUTE_MS);
        expect(signInOf(world)).toBe('awaitingUser');
        if (isApproved) approve(world);
        await world.clock.advance(15 * MINUTE_MS);
        expect(signInOf(world)).toBe(isApproved ? 'done' : 'failed');
        expect(world.gitHub.earlyPolls()).toBe(0);
      },
    ),
    RUNS,
  ),
);

fault(
  85,
  'modelled',
  'U',
  'slept past its end: GitHub is asked once, and its word decides',
  async () => {
    for (const options of [{}, WITHOUT_UPTIME]) {
      const approved = await codeWorld(options);
      approve(approved);
      approved.clock.sleep(16 * MINUTE_MS);
      await approved.clock.advance(30 * SECOND_MS);
      expect(signInOf(approved)).toBe('done');

      const over = await codeWorld(options);
      const before = pollsOf(over);
      over.clock.sleep(16 * MINUTE_MS);
      over.gitHub.weather.trouble = { kind: 'network', retryAfterMs: null };
      await over.clock.advance(30 * SECOND_MS);
      expect(signInOf(over)).toBe('awaitingUser');
      over.gitHub.weather.trouble = null;
      over.gitHub.polls.push({ kind: 'expired' });
      await over.clock.advance(20 * SECOND_MS);
      expect(over.engine().state().signIn).toMatchObject({ problem: { kind: 'expired' } });
      expect(pollsOf(over)).toBeGreaterThan(before);
    }
  },
);

fault(86, 'modelled', 'U', '2.1 s every 5 s', async () => {
  const world = await codeWorld();
  for (let time = 0; time < 60; time += 1) {
    world.clock.setWall(2_100);
    await world.clock.advance(5 * SECOND_MS);
  }
  // One each six seconds, and what a look at the clocks may be late.
  expect(pollsOf(world)).toBeGreaterThan(300 / 12);
  expect(world.gitHub.earlyPolls()).toBe(0);
});

fault(
  86,
  'modelled',
  'U',
  'by any gain, as often as may be, polls are neither put off nor early',
  () =>
    fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 100, max: MINUTE_MS }),
        fc.integer({ min: SECOND_MS, max: 20 * SECOND_MS }),
        async (gainMs, everyMs) => {
          const world = await codeWorld();
          for (let passedMs = 0; passedMs < 2 * MINUTE_MS; passedMs += everyMs) {
            world.clock.setWall(gainMs);
            await world.clock.advance(everyMs);
          }
          expect(pollsOf(world)).toBeGreaterThanOrEqual(120 / 22);
          expect(world.gitHub.earlyPolls()).toBe(0);
        },
      ),
      RUNS,
    ),
);

async function litWorld(): Promise<VirtualWorld> {
  const world = await createVirtualWorld();
  world.vault.stored.set(KEY, signedInRecord());
  const searched = searchWorld(world);
  await searched.restart();
  await world.clock.advance(SECOND_MS);
  return searched;
}

/** Whether what would be handed over now is alive, or nothing is. */
function isHonest({ engine, gitHub }: VirtualWorld): boolean {
  const held = engine().tokenAtHand(KEY);
  return held === null || (gitHub.lifeLeftMs(held.token) ?? 0) > 0;
}

function lifeLeftMs({ engine, gitHub }: VirtualWorld): number {
  const held = engine().tokenAtHand(KEY);
  return held === null ? 0 : (gitHub.lifeLeftMs(held.token) ?? 0);
}

/** How the wall clock stands after a sleep of this long, as the test's four kinds of machine have it. */
const WALLS: Readonly<Record<string, (sleptMs: number) => number>> = {
  right: () => 0,
  'stood still': (sleptMs) => -sleptMs,
  'set back by ten seconds less': (sleptMs) => 10 * SECOND_MS - sleptMs,
  'set back by years': () => -50_000 * HOUR_MS,
};

fault(
  87,
  'modelled',
  'C',
  'woken with both clocks where they were: not one dead hand-over',
  async () => {
    for (const setMs of Object.values(WALLS)) {
      const world = await litWorld();
      await world.clock.advance(10 * MINUTE_MS);
      world.clock.sleep(25 * MINUTE_MS);
      world.clock.setWall(setMs(25 * MINUTE_MS));
      expect(isHonest(world), 'at once').toBe(true);
      await world.clock.advance(16 * SECOND_MS);
      expect(lifeLeftMs(world)).toBeGreaterThan(25 * MINUTE_MS);
    }
  },
);

fault(87, 'modelled', 'C', 'however long it sleeps and wherever the clock then stands', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.tuple(
          fc.nat(30 * MINUTE_MS),
          fc.integer({ min: 3 * SECOND_MS, max: 3 * HOUR_MS }),
          fc.constantFrom(...Object.values(WALLS)),
          fc.boolean(),
        ),
        { minLength: 1, maxLength: 4 },
      ),
      async (sleeps) => {
        const world = await litWorld();
        for (const [awakeMs, sleptMs, setMs, isAsked] of sleeps) {
          await world.clock.advance(awakeMs);
          world.clock.sleep(sleptMs);
          world.clock.setWall(setMs(sleptMs));
          expect(isHonest(world), 'at once').toBe(true);
          if (isAsked) void world.engine().token(KEY, MINUTE_MS);
          await world.clock.advance(16 * SECOND_MS);
          expect(lifeLeftMs(world)).toBeGreaterThan(0);
        }
      },
    ),
    RUNS,
  ),
);

fault(
  87,
  'modelled',
  'C',
  'of a pause no clock knows: the first token of the server heals it',
  async () => {
    const world = await litWorld();
    await world.clock.advance(10 * MINUTE_MS);
    world.clock.pause(2 * HOUR_MS);
    await world.clock.advance(15 * MINUTE_MS + SECOND_MS);
    expect(lifeLeftMs(world)).toBeGreaterThan(25 * MINUTE_MS);
  },
);
