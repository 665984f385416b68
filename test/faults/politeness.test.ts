import { expect } from 'vitest';
import { excess, mixture, politenessOf, type Situation } from '../bench/politeness.ts';
import { SEED } from '../support/seed.ts';
import { size, sized } from '../support/size.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../support/time-units.ts';
import { createVirtualRandom } from '../support/virtual-random.ts';
import { createVirtualWorld, signedInRecord, type VirtualWorld } from '../support/virtual-world.ts';
import { fault } from './fault.ts';
import { searchWorld } from './search/world.ts';

const HOST = 'github.com';
const KEY = 'github.com/583231';

const random = createVirtualRandom(SEED);
const MIXTURES = sized(1, 20);
const HOURS = sized(1, 3);
/** Twenty accounts cost twenty times as much to watch. */
const SMALL: Partial<Situation> = size === 'full' ? {} : { accounts: 3 };

/** These worlds, and others that have in common with them what `kind` says. The first is searched. */
async function expectPolite(examples: readonly Partial<Situation>[], kind: Partial<Situation>) {
  const quiet: Situation = {
    answers: 'all is well',
    network: 'up',
    clock: 'steady',
    accounts: 1,
    hands: 'still',
    ending: false,
    named: false,
  };
  const others = Array.from({ length: MIXTURES }, () => {
    return { ...mixture(random), ...SMALL, ...kind };
  });
  const worlds = [...examples.map((one) => ({ ...quiet, ...one })), ...others];
  for (const [index, situation] of worlds.entries()) {
    const row = await politenessOf(situation, HOURS, index === 0 ? searchWorld : undefined);
    expect(excess(row), `seed ${SEED}: ${JSON.stringify(row)}`).toBeLessThanOrEqual(1);
  }
}

async function signedIn(): Promise<VirtualWorld> {
  const world = searchWorld(await createVirtualWorld());
  world.vault.stored.set(KEY, signedInRecord());
  await world.restart();
  await world.clock.advance(SECOND_MS);
  return world;
}

function timesOf(world: VirtualWorld, purpose: string, sinceMs: number): readonly number[] {
  return world.gitHub.requests
    .filter((one) => one.purpose === purpose && one.atTrueMs >= sinceMs)
    .map(({ atTrueMs }) => atTrueMs - sinceMs);
}

const sessionOf = (world: VirtualWorld) => world.engine().state().accounts[0]?.session;

fault(72, 'modelled', 'P', 'a limited or broken /user is left alone', async () => {
  await expectPolite(
    [{ answers: '/user server' }, { answers: '/user does not say', accounts: 3 }],
    { answers: '/user server for an hour', named: false },
  );
});

fault(72, 'modelled', 'P', 'a Retry-After of /user is obeyed, and tokens go on', async () => {
  const world = searchWorld(await createVirtualWorld());
  const record = { ...signedInRecord(), key: 'github.com/new-1', identity: null };
  world.vault.stored.set(record.key, record);
  const limited = { kind: 'rateLimited', retryAfterMs: HOUR_MS } as const;
  world.gitHub.identities.push({ kind: 'trouble', trouble: limited, serverMs: null });
  await world.restart();
  const startMs = world.clock.trueMs();
  await world.clock.advance(59 * MINUTE_MS);
  expect(timesOf(world, 'identify', startMs)).toHaveLength(1);
  expect(timesOf(world, 'exchange', startMs)).toHaveLength(3);
  await world.clock.advance(3 * MINUTE_MS);
  expect(
    world
      .engine()
      .state()
      .accounts.map(({ key }) => key),
  ).toEqual([KEY]);
});

fault(73, 'modelled', 'P', 'a clock that is pulled all the time makes no storm', async () => {
  await expectPolite(
    [
      { answers: 'everything server', clock: 'pulled 2.5 s a minute' },
      { answers: 'everything timeout', clock: 'pulled 2.5 s every 20 s' },
      { answers: 'all is well', clock: 'ahead an hour every minute' },
    ],
    { clock: 'back 20 s every minute' },
  );
});

fault(73, 'modelled', 'P', 'a harmless jump shortens no wait', async () => {
  const world = await signedIn();
  world.gitHub.weather.trouble = { kind: 'server', retryAfterMs: null };
  await world.clock.advance(HOUR_MS);
  const startMs = world.clock.trueMs();
  const waiting = JSON.stringify(sessionOf(world));
  for (let second = 0; second < 20; second++) {
    world.clock.setWall(2.5 * SECOND_MS);
    await world.clock.advance(1_000);
  }
  expect(timesOf(world, 'exchange', startMs).length).toBeLessThanOrEqual(1);
  if (timesOf(world, 'exchange', startMs).length === 0) {
    expect(JSON.stringify(sessionOf(world))).toBe(waiting);
  }
});

fault(74, 'modelled', 'P', 'a network that flaps makes no storm', async () => {
  await expectPolite(
    [
      { answers: 'everything server', network: 'flaps every 8 s' },
      { answers: 'the exchange says 401', network: 'flaps every 1 s' },
    ],
    { network: 'flaps every 4 s' },
  );
});

fault(74, 'modelled', 'P', 'each return is answered once, to a rest that grows', async () => {
  const world = await signedIn();
  world.gitHub.weather.trouble = { kind: 'network', retryAfterMs: null };
  world.network.isOnline = false;
  await world.clock.advance(3 * HOUR_MS);
  const startMs = world.clock.trueMs();
  for (let second = 0; second < 3_600; second++) {
    world.network.isOnline = Math.floor(second / 8) % 2 === 0;
    await world.clock.advance(SECOND_MS);
  }
  const times = timesOf(world, 'exchange', startMs);
  expect(times[0]).toBeLessThan(5 * SECOND_MS);
  expect(times.length).toBeLessThanOrEqual(30);
  // Of the first twelve returns not every one: by then a rest takes minutes.
  expect(times.filter((atMs) => atMs < 3 * MINUTE_MS).length).toBeLessThanOrEqual(8);
  world.gitHub.weather.trouble = null;
  world.network.isOnline = true;
  await world.clock.advance(5 * MINUTE_MS);
  expect(sessionOf(world)?.kind).toBe('lit');
});

fault(74, 'modelled', 'P', 'in trouble one asks, and its success releases all', async () => {
  const world = searchWorld(await createVirtualWorld());
  for (let id = 1; id <= sized(8, 20); id++) {
    const record = signedInRecord(HOST, id);
    world.vault.stored.set(record.key, record);
  }
  world.gitHub.weather.trouble = { kind: 'server', retryAfterMs: null };
  await world.restart();
  await world.clock.advance(HOUR_MS);
  expect(timesOf(world, 'exchange', 0).length).toBeLessThanOrEqual(30);
  world.gitHub.weather.trouble = null;
  while (
    world
      .engine()
      .state()
      .accounts.every(({ session }) => session.kind !== 'lit')
  ) {
    await world.clock.advance(SECOND_MS);
  }
  await world.clock.advance(5 * SECOND_MS);
  const kinds = world
    .engine()
    .state()
    .accounts.map(({ session }) => session.kind);
  expect(new Set(kinds)).toEqual(new Set(['lit']));
});

fault(
  76,
  'modelled',
  'P',
  'impatient hands are heard five times, and then once a minute',
  async () => {
    await expectPolite(
      [
        { hands: 'refresh', answers: 'all three says 401', named: true },
        { hands: 'sign in' },
        // Each return of the network let three fresh tokens be asked for once more, for nothing.
        {
          hands: 'refresh',
          answers: 'the exchange says 401 every other time',
          network: 'flaps every 45 s',
          accounts: 3,
          named: true,
        },
      ],
      { hands: 'refresh', clock: 'steady' },
    );
  },
);

fault(
  76,
  'modelled',
  'U',
  'a face says when a code may be asked for again, and keeps that',
  async () => {
    const world = searchWorld(await createVirtualWorld());
    const start = async () => {
      world.engine().startSignIn(HOST, null);
      await world.clock.advance(SECOND_MS);
      const { signIn } = world.engine().state();
      world.engine().cancelSignIn();
      return signIn;
    };
    for (let press = 0; press < 5; press++) expect((await start()).kind).toBe('awaitingUser');
    const blocked = await start();
    if (blocked.kind !== 'failed' || blocked.problem.kind !== 'tooSoon')
      throw new Error(blocked.kind);
    const waitMs = blocked.problem.untilMs - world.clock.wallMs();
    expect(waitMs).toBeLessThanOrEqual(MINUTE_MS);
    await world.clock.advance(waitMs);
    expect((await start()).kind).toBe('awaitingUser');
  },
);

fault(
  84,
  'modelled',
  'CU',
  'a Retry-After of years lasts an hour, and hands may knock',
  async () => {
    const world = await signedIn();
    world.gitHub.weather.trouble = { kind: 'server', retryAfterMs: 1e12 };
    await world.clock.advance(25 * MINUTE_MS);
    world.gitHub.weather.trouble = null;
    const startMs = world.clock.trueMs();
    const unattended = sessionOf(world);
    if (unattended?.kind !== 'flickering' || unattended.flight.kind !== 'planned')
      throw new Error();
    const waitMs = unattended.flight.atMs - world.alarms().nowMs();
    expect(waitMs).toBeLessThanOrEqual(HOUR_MS);
    world.engine().refresh(KEY);
    await world.clock.advance(SECOND_MS);
    expect(timesOf(world, 'exchange', startMs)).toHaveLength(1);
    expect(sessionOf(world)?.kind).toBe('lit');
  },
);

fault(
  84,
  'modelled',
  'CU',
  'it ends by itself, and each press has an answer meanwhile',
  async () => {
    const world = await signedIn();
    world.gitHub.weather.trouble = { kind: 'server', retryAfterMs: 1e12 };
    await world.clock.advance(25 * MINUTE_MS);
    const startMs = world.clock.trueMs();
    for (let second = 0; second < 10 * 60; second++) {
      const asked = timesOf(world, 'exchange', startMs).length;
      const { tryAllowedAtMs } = world.engine().state().accounts[0] ?? {};
      world.engine().refresh(KEY);
      await world.clock.advance(SECOND_MS);
      const isHeard = timesOf(world, 'exchange', startMs).length > asked;
      expect(isHeard, `press in second ${second}`).toBe(tryAllowedAtMs === null);
    }
    expect(timesOf(world, 'exchange', startMs).length).toBeGreaterThan(10);
    world.gitHub.weather.trouble = null;
    await world.clock.advance(HOUR_MS);
    expect(sessionOf(world)?.kind).toBe('lit');
  },
);
