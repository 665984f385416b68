import { describe, expect, it } from 'vitest';
import { Secret } from '../../../src/main/secret.ts';
import { settle } from '../../support/virtual-clock.ts';
import { createVirtualWorld, signedInRecord } from '../../support/virtual-world.ts';

const KEY = 'github.com/583231';
const MINUTE_MS = 60_000;
const grant = {
  gitHubToken: new Secret('ghu_granted'),
  lifeMs: null,
  refreshToken: null,
  refreshTokenLifeMs: null,
};

describe('sign-in', () => {
  it('ends with a stored account and a usable token', async () => {
    const world = await createVirtualWorld();
    world.engine().startSignIn('github.com', null);
    await world.clock.advance(1_000);
    expect(world.engine().state().signIn).toMatchObject({
      kind: 'awaitingUser',
      userCode: 'WDJB-MJHT',
    });
    world.gitHub.polls.push({ kind: 'granted', grant });
    await world.clock.advance(7_000);
    expect(world.engine().state()).toMatchObject({
      signIn: { kind: 'done' },
      selectedKey: KEY,
      accounts: [{ key: KEY, session: { kind: 'lit' } }],
    });
    expect([...world.vault.stored.keys()]).toEqual([KEY]);
    expect(world.engine().tokenAtHand(KEY)).not.toBeNull();
  });

  it('waits one interval and its margin before the first poll', async () => {
    const world = await createVirtualWorld();
    world.engine().startSignIn('github.com', null);
    await world.clock.advance(30_000);
    const code = world.gitHub.requests.find(({ purpose }) => purpose === 'code');
    const poll = world.gitHub.requests.find(({ purpose }) => purpose === 'poll');
    expect((poll?.atTrueMs ?? 0) - (code?.atTrueMs ?? 0)).toBe(200 + 6_000);
  });

  it('makes a usable token of an approval within a poll wait and two round trips', async () => {
    const world = await createVirtualWorld();
    world.engine().startSignIn('github.com', null);
    await world.clock.advance(200);
    world.gitHub.polls.push({ kind: 'granted', grant });
    await world.clock.advance(1.2 * 5_000 + 2 * 200);
    expect(world.engine().tokenAtHand(KEY)).not.toBeNull();
  });

  it('updates an account that signs in again and keeps its key', async () => {
    const world = await signedIn();
    world.engine().startSignIn('github.com', KEY);
    await world.clock.advance(1_000);
    world.gitHub.polls.push({ kind: 'granted', grant });
    await world.clock.advance(10_000);
    expect([...world.vault.stored]).toMatchObject([[KEY, { gitHubToken: grant.gitHubToken }]]);
    expect(world.engine().state().accounts).toHaveLength(1);
    expect(world.engine().tokenAtHand(KEY)).not.toBeNull();
  });
});

describe('session', () => {
  it('renews for a month without a minute in the dark', async () => {
    const world = await signedIn();
    for (let minute = 0; minute < 30 * 24 * 60; minute++) {
      await world.clock.advance(MINUTE_MS);
      const held = world.engine().tokenAtHand(KEY);
      if (held === null) throw new Error(`no token in minute ${minute}`);
      expect(world.gitHub.lifeLeftMs(held.token)).toBeGreaterThan(MINUTE_MS);
    }
    expect(world.gitHub.requests.length).toBeLessThan((30 * 24 * 60) / 24);
  }, 60_000);

  it('has a live token within a second of waking with an event', async () => {
    const world = await signedIn();
    await world.clock.advance(10 * MINUTE_MS);
    world.clock.sleep(8 * 60 * MINUTE_MS);
    world.power('resume');
    await world.clock.advance(1_000);
    expect(lifeLeftMs(world)).toBeGreaterThan(25 * MINUTE_MS);
  });

  it('has a live token within 15 s of waking without an event', async () => {
    const world = await signedIn();
    await world.clock.advance(10 * MINUTE_MS);
    world.clock.sleep(8 * 60 * MINUTE_MS);
    await world.clock.advance(15_000 + 200);
    expect(lifeLeftMs(world)).toBeGreaterThan(25 * MINUTE_MS);
  });

  it.each([-10, 10])('keeps a live token through a clock set by %i years', async (years) => {
    const world = await signedIn();
    await world.clock.advance(10 * MINUTE_MS);
    world.clock.setWall(years * 365 * 24 * 60 * MINUTE_MS);
    for (let second = 0; second < 120; second++) {
      await world.clock.advance(1_000);
      expect(lifeLeftMs(world)).toBeGreaterThan(MINUTE_MS);
    }
    const exchanges = world.gitHub.requests.filter(({ purpose }) => purpose === 'exchange');
    expect(exchanges).toHaveLength(2);
  });

  it('is back within 5 s of the network', async () => {
    const world = await signedIn();
    world.network.isOnline = false;
    world.gitHub.weather.trouble = { kind: 'network', retryAfterMs: null };
    await world.clock.advance(6 * 60 * MINUTE_MS);
    expect(world.engine().state().accounts[0]?.session.kind).toBe('out');
    world.gitHub.weather.trouble = null;
    world.network.isOnline = true;
    await world.clock.advance(5_000);
    expect(lifeLeftMs(world)).toBeGreaterThan(25 * MINUTE_MS);
  });

  it('answers a hundred askers at expiry with one request', async () => {
    const world = await signedIn();
    world.clock.sleep(60 * MINUTE_MS);
    const before = world.gitHub.requests.length;
    const asked = Promise.all(
      Array.from({ length: 100 }, () => world.engine().token(KEY, MINUTE_MS)),
    );
    await world.clock.advance(1_000);
    const tokens = new Set((await asked).map((held) => held?.token));
    expect(tokens.size).toBe(1);
    expect(world.gitHub.requests.length - before).toBe(1);
  });
});

async function signedIn() {
  const world = await createVirtualWorld();
  world.vault.stored.set(KEY, signedInRecord());
  await world.restart();
  await world.clock.advance(1_000);
  await settle();
  return world;
}

function lifeLeftMs(world: Awaited<ReturnType<typeof createVirtualWorld>>): number {
  const held = world.engine().tokenAtHand(KEY);
  return held === null ? -1 : (world.gitHub.lifeLeftMs(held.token) ?? -1);
}
