import { expect } from 'vitest';

import type { ExchangeAnswer, GitHub } from '../../src/main/ports.ts';
import { HOUR_MS, MINUTE_MS } from '../support/time-units.ts';
import type { VirtualGitHub } from '../support/virtual-github.ts';
import { createVirtualWorld, signedInRecord, type VirtualWorld } from '../support/virtual-world.ts';
import { fault } from './fault.ts';
import { searchWorld } from './search/world.ts';

const ONE = 'github.com/583231';
const TWO = 'github.com/2';

/** A wire on which exchanges are counted while they are under way, and on which the next one can be held up. */
function createWire() {
  let underWay = 0;
  const wire = {
    mostUnderWay: 0,
    asked: 0,
    /** Set: the next exchange is answered when `release` is called, whatever is aborted meanwhile. */
    isHeld: false,
    release: (): void => undefined,
    gitHub: (gitHub: VirtualGitHub): GitHub => ({ ...gitHub, exchange: exchangeOver(gitHub) }),
  };

  function exchangeOver(gitHub: VirtualGitHub): GitHub['exchange'] {
    return async (host, token, signal) => {
      wire.asked += 1;
      underWay += 1;
      wire.mostUnderWay = Math.max(wire.mostUnderWay, underWay);
      signal.addEventListener('abort', () => {
        underWay -= 1;
      });
      const answer = gitHub.exchange(host, token, wire.isHeld ? neverAborted : signal);
      const arrived = wire.isHeld ? await held(answer) : await answer;
      if (!signal.aborted) underWay -= 1;
      return arrived;
    };
  }

  async function held(answer: Promise<ExchangeAnswer>): Promise<ExchangeAnswer> {
    wire.isHeld = false;
    await new Promise<void>((resolve) => {
      wire.release = resolve;
    });
    return answer;
  }

  return wire;
}

const neverAborted = new AbortController().signal;

async function worldOver(wire: ReturnType<typeof createWire>): Promise<VirtualWorld> {
  return searchWorld(await createVirtualWorld({ tamper: { gitHub: wire.gitHub } }));
}

async function signedInWorld(wire: ReturnType<typeof createWire>): Promise<VirtualWorld> {
  const world = await worldOver(wire);
  world.vault.stored.set(ONE, signedInRecord());
  await world.restart();
  await world.clock.advance(1_000);
  return world;
}

/** The token in hand and what the machine believes of it. */
function standOf(world: VirtualWorld) {
  const session = world.engine().state().accounts[0]?.session;
  return { token: world.engine().tokenAtHand(ONE)?.token, session };
}

function lifeLeftMs(world: VirtualWorld, key = ONE): number | null {
  const held = world.engine().tokenAtHand(key);
  return held === null ? null : world.gitHub.lifeLeftMs(held.token);
}

fault(
  51,
  'modelled',
  'O',
  'asleep during a refresh: its answer of yesterday is ignored',
  async () => {
    const wire = createWire();
    const world = await signedInWorld(wire);
    wire.isHeld = true;
    await world.clock.advance(25 * MINUTE_MS);
    expect(wire.asked, 'a refresh is in flight').toBe(2);
    world.power('suspend');
    world.clock.sleep(8 * HOUR_MS);
    world.power('resume');
    await world.clock.advance(1_000);
    expect(lifeLeftMs(world)).toBeGreaterThan(25 * MINUTE_MS);
    const fresh = standOf(world);

    wire.release();
    await world.clock.advance(10 * MINUTE_MS);
    expect(standOf(world)).toEqual(fresh);
    expect(wire.mostUnderWay).toBe(1);
    expect(wire.asked).toBe(3);
  },
);

fault(51, 'modelled', 'O', 'asleep during a refresh, and no event tells of it', async () => {
  const wire = createWire();
  const world = await signedInWorld(wire);
  wire.isHeld = true;
  await world.clock.advance(25 * MINUTE_MS);
  world.clock.sleep(8 * HOUR_MS);
  await world.clock.advance(15_000 + 1_000);
  expect(lifeLeftMs(world)).toBeGreaterThan(25 * MINUTE_MS);
  expect(wire.mostUnderWay).toBe(1);
});

fault(
  52,
  'modelled',
  'O',
  'a hundred ask at expiry: one request, the same token for all',
  async () => {
    const wire = createWire();
    const world = await signedInWorld(wire);
    world.clock.sleep(HOUR_MS);
    const asked = Promise.all(
      Array.from({ length: 100 }, () => world.engine().token(ONE, MINUTE_MS)),
    );
    await world.clock.advance(1_000);
    const tokens = new Set((await asked).map((held) => held?.token));
    expect(tokens.size).toBe(1);
    expect([...tokens][0]).toBe(world.engine().tokenAtHand(ONE)?.token);
    expect(wire.asked).toBe(2);
  },
);

fault(
  52,
  'modelled',
  'O',
  'a hundred ask and the request fails: one request, the same for all',
  async () => {
    const wire = createWire();
    const world = await signedInWorld(wire);
    world.gitHub.weather.trouble = { kind: 'server', retryAfterMs: null };
    world.clock.sleep(HOUR_MS);
    const asked = Promise.all(
      Array.from({ length: 100 }, () => world.engine().token(ONE, MINUTE_MS)),
    );
    // Less than the first pause before a retry.
    await world.clock.advance(400);
    expect(new Set(await asked)).toEqual(new Set([null]));
    expect(wire.asked).toBe(2);
  },
);

fault(
  54,
  'modelled',
  'S',
  'signed out while a refresh is in flight: its answer brings nothing back',
  async () => {
    const wire = createWire();
    const world = await signedInWorld(wire);
    wire.isHeld = true;
    await world.clock.advance(25 * MINUTE_MS);
    const waiting = world.engine().token(ONE, 20 * MINUTE_MS);
    await world.engine().signOut(ONE);
    wire.release();
    await world.clock.advance(HOUR_MS);
    expect(await waiting).toBeNull();
    expect(world.engine().state().accounts).toEqual([]);
    expect(world.engine().tokenAtHand(ONE)).toBeNull();
    expect([...world.vault.stored]).toEqual([]);
    expect(wire.asked, 'nothing is asked for it any more').toBe(2);
  },
);

fault(
  54,
  'modelled',
  'S',
  'another account is chosen during a refresh: the answer stays with its own',
  async () => {
    const wire = createWire();
    const world = await worldOver(wire);
    world.vault.stored.set(ONE, signedInRecord());
    world.vault.stored.set(TWO, signedInRecord('github.com', 2));
    await world.restart();
    await world.clock.advance(1_000);
    const before = world.engine().tokenAtHand(TWO)?.token;
    world.engine().select(ONE);
    wire.isHeld = true;
    await world.clock.advance(25 * MINUTE_MS);
    world.engine().select(TWO);
    wire.release();
    await world.clock.advance(1_000);
    const [one, two] = [ONE, TWO].map((key) => world.engine().tokenAtHand(key)?.token);
    expect(world.engine().state().selectedKey).toBe(TWO);
    expect(one).not.toBe(two);
    expect(two).not.toBe(before);
    expect(lifeLeftMs(world, ONE)).toBeGreaterThan(20 * MINUTE_MS);
    expect(lifeLeftMs(world, TWO)).toBeGreaterThan(20 * MINUTE_MS);
  },
);

fault(
  54,
  'modelled',
  'S',
  'signed in again during a refresh: the answer to the old token is dropped',
  async () => {
    const wire = createWire();
    const world = await signedInWorld(wire);
    wire.isHeld = true;
    await world.clock.advance(25 * MINUTE_MS);
    world.engine().startSignIn('github.com', ONE);
    await world.clock.advance(1_000);
    world.gitHub.polls.push({ kind: 'granted', grant: world.gitHub.grant() });
    await world.clock.advance(10_000);
    const fresh = standOf(world);
    expect(fresh.session?.kind).toBe('lit');
    wire.release();
    await world.clock.advance(1_000);
    expect(standOf(world)).toEqual(fresh);
    expect(world.engine().state().accounts).toHaveLength(1);
  },
);
