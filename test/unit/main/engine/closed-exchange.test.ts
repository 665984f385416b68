import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closedExchange, DEFAULT_CLIENT_ID } from '../../../../src/main/config.ts';
import { type Exchanger, whatIsNotFound } from '../../../../src/main/engine/closed-exchange.ts';
import type { ExchangeAnswer, VaultRecord } from '../../../../src/main/ports.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../support/time-units.ts';
import { signedInRecord, type VirtualWorld } from '../../../support/virtual-world.ts';
import { KEY, signedInWorld } from './signed-in.ts';

const notFound: ExchangeAnswer = {
  kind: 'refused',
  refusal: { reason: 'notFound', title: null, message: null, page: null },
  url: null,
  serverMs: null,
};
const OTHER_KEY = 'octocorp.ghe.com/42';
const NEIGHBOUR_KEY = 'github.com/2';

const recordAt = (
  host = 'github.com',
  id = 583_231,
  clientId = DEFAULT_CLIENT_ID,
): VaultRecord => ({
  ...signedInRecord(host, id),
  clientId,
});

/** Accounts that have renewed for so long. */
async function renewedFor(spanMs: number, ...records: VaultRecord[]): Promise<VirtualWorld> {
  const all = records.length === 0 ? [recordAt()] : records;
  const world = await signedInWorld({}, () => all);
  await world.clock.advance(spanMs);
  return world;
}

function reasonOf(world: VirtualWorld, key = KEY): string | undefined {
  const session = world
    .engine()
    .state()
    .accounts.find((one) => one.key === key)?.session;
  return session?.kind === 'refused' ? session.refusal.reason : session?.kind;
}

/** The reasons that were shown, one after the other, looked at each few minutes. */
async function shownIn(world: VirtualWorld, spanMs: number, key = KEY): Promise<string[]> {
  const shown: string[] = [];
  for (let passedMs = 0; passedMs < spanMs; passedMs += 5 * MINUTE_MS) {
    await world.clock.advance(5 * MINUTE_MS);
    const reason = reasonOf(world, key) ?? 'nothing';
    if (shown.at(-1) !== reason) shown.push(reason);
  }
  return shown;
}

describe('an exchange that is not found any more', () => {
  it('has vanished at first, and is closed when it has been gone for a day', async () => {
    const world = await renewedFor(3 * DAY_MS);
    world.gitHub.standing.exchange = notFound;
    const shown = await shownIn(world, 23 * HOUR_MS);
    expect(shown.slice(-1)).toEqual(['vanished']);
    expect(shown).not.toContain('closed');
    expect(await shownIn(world, 3 * HOUR_MS)).toEqual(['vanished', 'closed']);
  });

  it('is asked once an hour, and comes back by itself', async () => {
    const world = await renewedFor(3 * DAY_MS);
    world.gitHub.standing.exchange = notFound;
    await world.clock.advance(2 * DAY_MS);
    expect(reasonOf(world)).toBe('closed');
    const before = world.gitHub.requests.length;
    await world.clock.advance(DAY_MS);
    const asked = world.gitHub.requests.slice(before).map(({ purpose }) => purpose);
    expect(asked.filter((purpose) => purpose === 'exchange').length).toBeLessThanOrEqual(25);
    expect(asked.length).toBeLessThanOrEqual(60);
    world.gitHub.standing.exchange = null;
    await world.clock.advance(HOUR_MS + MINUTE_MS);
    expect(reasonOf(world)).toBe('lit');
    world.gitHub.standing.exchange = notFound;
    await world.clock.advance(HOUR_MS);
    expect(reasonOf(world)).toBe('vanished');
  });

  it('is not forgotten by a restart', async () => {
    const world = await renewedFor(3 * DAY_MS);
    world.gitHub.standing.exchange = notFound;
    await world.clock.advance(20 * HOUR_MS);
    await world.restart();
    await world.clock.advance(MINUTE_MS);
    expect(reasonOf(world)).toBe('vanished');
    await world.clock.advance(5 * HOUR_MS);
    expect(reasonOf(world)).toBe('closed');
    await world.restart();
    await world.clock.advance(SECOND_MS);
    expect(reasonOf(world)).toBe('closed');
  });

  it('is closed sooner where several accounts meet it alike', async () => {
    const world = await renewedFor(3 * DAY_MS, recordAt(), recordAt('octocorp.ghe.com', 42));
    world.gitHub.standing.exchange = notFound;
    await world.clock.advance(5 * HOUR_MS);
    expect([reasonOf(world), reasonOf(world, OTHER_KEY)]).toEqual(['vanished', 'vanished']);
    await world.clock.advance(3 * HOUR_MS);
    expect([reasonOf(world), reasonOf(world, OTHER_KEY)]).toEqual(['closed', 'closed']);
  });

  it('is not closed while the account beside it is given tokens', async () => {
    const records = [recordAt(), recordAt('github.com', 2)];
    const own = records[0]?.gitHubToken;
    let isGone = false;
    const world = await signedInWorld(
      {
        tamper: {
          gitHub: (honest) => ({
            ...honest,
            exchange: async (host, token, signal) =>
              token === own && isGone ? notFound : honest.exchange(host, token, signal),
          }),
        },
      },
      () => records,
    );
    await world.clock.advance(3 * DAY_MS);
    isGone = true;
    await world.clock.advance(2 * DAY_MS);
    expect([reasonOf(world), reasonOf(world, NEIGHBOUR_KEY)]).toEqual(['vanished', 'lit']);
  });

  it('is a wrong client id to who has never had a token, and to who has one of their own', async () => {
    const world = await signedInWorld({}, () => [recordAt()]);
    await world.engine().signOut(KEY);
    world.vault.stored.set(KEY, recordAt());
    world.gitHub.standing.exchange = notFound;
    await world.restart();
    await world.clock.advance(3 * DAY_MS);
    expect(reasonOf(world), 'never had one').toBe('notFound');
    const foreign = await renewedFor(3 * DAY_MS, recordAt('github.com', 583_231, 'Iv1.virtual'));
    foreign.gitHub.standing.exchange = notFound;
    await foreign.clock.advance(3 * DAY_MS);
    expect(reasonOf(foreign), 'of their own').toBe('notFound');
  });

  it('is not closed because a clock was set by days', async () => {
    const world = await renewedFor(3 * DAY_MS);
    world.gitHub.standing.exchange = notFound;
    await world.clock.advance(5 * HOUR_MS);
    world.clock.setWall(30 * DAY_MS);
    await world.clock.advance(3 * HOUR_MS);
    expect(reasonOf(world)).toBe('vanished');
    await world.clock.advance(20 * HOUR_MS);
    expect(reasonOf(world)).toBe('closed');
  });

  it('is never said after a few hours of tokens, however long it lasts', async () => {
    const world = await renewedFor(20 * HOUR_MS);
    world.gitHub.standing.exchange = notFound;
    await world.clock.advance(3 * DAY_MS);
    expect(reasonOf(world)).toBe('vanished');
  });
});

describe('what a 404 of the exchange means', () => {
  const nowMs = Date.UTC(2026, 0, 30);
  const instant = fc.integer({ min: nowMs - 20 * DAY_MS, max: nowMs + 2 * DAY_MS });
  const exchanger: fc.Arbitrary<Exchanger> = fc.record({
    host: fc.constantFrom('github.com', 'octocorp.ghe.com'),
    clientId: fc.constantFrom(DEFAULT_CLIENT_ID, 'Iv1.virtual'),
    history: fc.option(
      fc.record({
        clientId: fc.constant(DEFAULT_CLIENT_ID),
        firstTokenAtMs: instant,
        lastTokenAtMs: instant,
        gone: fc.option(
          fc.record({
            sinceMs: instant,
            forMs: fc.integer({ min: 0, max: 2 * DAY_MS }),
            heardAtMs: instant,
            times: fc.integer({ min: 1, max: 4 }),
          }),
        ),
      }),
    ),
    lastTokenAtMs: fc.option(instant),
  });

  it('is never that GitHub has closed it without every piece of evidence', () => {
    fc.assert(
      fc.property(exchanger, fc.array(exchanger, { maxLength: 3 }), (own, others) => {
        if (whatIsNotFound(own, [own, ...others]) !== 'closed') return;
        const { history } = own;
        expect(own.clientId).toBe(DEFAULT_CLIENT_ID);
        expect(own.lastTokenAtMs).not.toBeNull();
        const { firstTokenAtMs = 0, lastTokenAtMs = 0, gone = null } = history ?? {};
        expect(lastTokenAtMs - firstTokenAtMs).toBeGreaterThanOrEqual(2 * DAY_MS);
        expect(gone?.times ?? 0).toBeGreaterThanOrEqual(closedExchange.times);
        expect(gone?.forMs ?? 0).toBeGreaterThanOrEqual(others.length === 0 ? DAY_MS : 6 * HOUR_MS);
      }),
      { numRuns: 2_000 },
    );
  });
});
