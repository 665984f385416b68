import { describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../support/time-units.ts';
import type { VirtualWorld } from '../../../support/virtual-world.ts';
import { createVirtualWorld } from '../../../support/virtual-world.ts';
import { awaitingWorld, KEY, lifeLeftMs, timesOf } from './signed-in.ts';

const ROUND_TRIP_MS = 200;
const approve = (world: VirtualWorld) =>
  world.gitHub.polls.push({ kind: 'granted', grant: world.gitHub.grant() });
const slowDown = (intervalMs: number | null) =>
  ({ kind: 'slowDown', intervalMs, retryAfterMs: null }) as const;
const signInOf = (world: VirtualWorld) => world.engine().state().signIn;

/** The spans between an answer and the next poll. */
function waits(world: VirtualWorld): readonly number[] {
  const polls = timesOf(world, 'poll');
  return polls.slice(1).map((atMs, index) => atMs - (polls[index] ?? 0) - ROUND_TRIP_MS);
}

describe('polling', () => {
  it('is one flow for twenty clicks', async () => {
    const world = await createVirtualWorld();
    for (let click = 0; click < 20; click++) world.engine().startSignIn('github.com', null);
    await world.clock.advance(MINUTE_MS);
    expect(timesOf(world, 'code')).toHaveLength(1);
    expect(world.gitHub.earlyPolls()).toBe(0);
  });

  it('waits a whole interval and its margin before each poll', async () => {
    const world = await awaitingWorld();
    await world.clock.advance(30 * SECOND_MS);
    expect(waits(world)).toEqual([6_000, 6_000, 6_000]);
  });

  it('is noted by its requests alone while nobody types the code', async () => {
    const world = await awaitingWorld();
    const before = world.activity.length;
    await world.clock.advance(5 * MINUTE_MS);
    expect(world.activity.slice(before)).toEqual([]);
    world.gitHub.polls.push(slowDown(null));
    approve(world);
    await world.clock.advance(MINUTE_MS);
    expect(world.activity.slice(before)).toMatchObject([
      { event: 'pollAnswered', state: 'awaitingUser' },
      { event: 'pollAnswered', state: 'identifying' },
      {},
      ...world.activity.slice(before + 3).map(() => ({})),
    ]);
  });

  it('is slower for good after slow_down, with and without an interval', async () => {
    const world = await awaitingWorld();
    world.gitHub.polls.push(slowDown(null), slowDown(30_000), slowDown(1_000));
    await world.clock.advance(3 * MINUTE_MS);
    expect(waits(world).slice(0, 4)).toEqual([14_000, 42_000, 49_000, 49_000]);
    approve(world);
    await world.clock.advance(MINUTE_MS);
    expect(signInOf(world).kind).toBe('done');
  });

  it('waits twice as long after each poll that timed out, until one is answered', async () => {
    const world = await awaitingWorld();
    const timeout = { kind: 'trouble', trouble: { kind: 'timeout', retryAfterMs: null } } as const;
    world.gitHub.polls.push(timeout, timeout);
    await world.clock.advance(MINUTE_MS);
    expect(waits(world).slice(0, 4)).toEqual([12_000, 24_000, 6_000, 6_000]);
  });

  it.each(['network', 'server', 'portal', 'malformed', 'certificate', 'proxyAuth'] as const)(
    'takes %s for "pending": the code being typed survives it',
    async (kind) => {
      const world = await awaitingWorld();
      world.gitHub.weather.trouble = { kind, retryAfterMs: null };
      await world.clock.advance(2 * MINUTE_MS);
      expect(signInOf(world)).toMatchObject({ kind: 'awaitingUser', waiting: 'forNetwork' });
      world.gitHub.weather.trouble = null;
      approve(world);
      await world.clock.advance(7 * SECOND_MS);
      expect(signInOf(world).kind).toBe('done');
    },
  );

  it("leaves the server alone for as long as its Retry-After says, also on 'check now'", async () => {
    const world = await awaitingWorld();
    const trouble = { kind: 'rateLimited', retryAfterMs: MINUTE_MS } as const;
    world.gitHub.polls.push({ kind: 'trouble', trouble });
    await world.clock.advance(10 * SECOND_MS);
    world.engine().checkNow();
    await world.clock.advance(2 * MINUTE_MS);
    expect(waits(world)[0]).toBe(MINUTE_MS);
  });

  it("never polls early on 'check now', but gives up the extra wait after a time-out", async () => {
    const world = await awaitingWorld();
    world.gitHub.polls.push({ kind: 'trouble', trouble: { kind: 'timeout', retryAfterMs: null } });
    for (let second = 0; second < 60; second++) {
      world.engine().checkNow();
      await world.clock.advance(SECOND_MS);
    }
    expect(world.gitHub.earlyPolls()).toBe(0);
    expect(new Set(waits(world))).toEqual(new Set([6_000]));
  });

  it('does not poll early when the clock is set forward', async () => {
    const world = await awaitingWorld();
    for (let second = 0; second < 60; second++) {
      world.clock.setWall(5 * SECOND_MS);
      world.engine().checkNow();
      await world.clock.advance(SECOND_MS);
    }
    await world.clock.advance(MINUTE_MS);
    expect(world.gitHub.earlyPolls()).toBe(0);
    expect(timesOf(world, 'poll')).not.toEqual([]);
  });

  it('ends with the code, and asks for no new one by itself', async () => {
    const world = await awaitingWorld();
    await world.clock.advance(15 * MINUTE_MS);
    expect(signInOf(world)).toMatchObject({ kind: 'failed', problem: { kind: 'expired' } });
    const count = world.gitHub.requests.length;
    await world.clock.advance(HOUR_MS);
    expect(world.gitHub.requests).toHaveLength(count);
  });

  it('ends with the code when the machine slept through its end, after one last question', async () => {
    const world = await awaitingWorld();
    const polls = timesOf(world, 'poll').length;
    world.clock.sleep(HOUR_MS);
    await world.clock.advance(15 * SECOND_MS);
    expect(signInOf(world)).toMatchObject({ kind: 'failed', problem: { kind: 'expired' } });
    expect(timesOf(world, 'poll')).toHaveLength(polls + 1);
  });

  it('takes an approval that arrives just after the end of the code', async () => {
    const world = await awaitingWorld();
    await world.clock.advance(14.5 * MINUTE_MS);
    world.gitHub.weather.roundTripMs = 2 * MINUTE_MS;
    approve(world);
    await world.clock.advance(3 * MINUTE_MS);
    expect(signInOf(world).kind).toBe('identifying');
  });

  it('polls no more once the user has denied it', async () => {
    const world = await awaitingWorld();
    world.gitHub.polls.push({ kind: 'denied' });
    await world.clock.advance(HOUR_MS);
    expect(timesOf(world, 'poll')).toHaveLength(1);
    expect(signInOf(world)).toMatchObject({ kind: 'failed', problem: { kind: 'denied' } });
  });

  it('says so when the approval was lost on its way and the code is used up', async () => {
    const world = await awaitingWorld();
    world.gitHub.polls.push(
      { kind: 'trouble', trouble: { kind: 'network', retryAfterMs: null } },
      { kind: 'codeInvalid' },
    );
    await world.clock.advance(MINUTE_MS);
    expect(timesOf(world, 'poll')).toHaveLength(2);
    expect(signInOf(world)).toMatchObject({ kind: 'failed', problem: { kind: 'codeInvalid' } });
  });

  it('makes a usable token of an approval within 1.2 intervals and two round trips', async () => {
    const world = await awaitingWorld();
    await world.clock.advance(33_333);
    approve(world);
    await world.clock.advance(1.2 * 5_000 + 2 * ROUND_TRIP_MS);
    expect(lifeLeftMs(world, KEY)).toBeGreaterThan(29 * MINUTE_MS);
  });
});
