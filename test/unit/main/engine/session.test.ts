import { describe, expect, it } from 'vitest';
import type { ExchangeAnswer, Trouble, VaultRecord } from '../../../../src/main/ports.ts';
import type { RefusalReason } from '../../../../src/shared/refusal.ts';
import { REFUSAL_REASONS } from '../../../../src/shared/refusal.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../support/time-units.ts';
import { GITHUB_TERMS } from '../../../support/virtual-github.ts';
import { recordOf, signedInRecord, type VirtualWorld } from '../../../support/virtual-world.ts';
import { KEY, lifeLeftMs, sessionOf, showCode, signedInWorld, timesOf } from './signed-in.ts';

const unauthorized: ExchangeAnswer = { kind: 'unauthorized', serverMs: null };
const network: Trouble = { kind: 'network', retryAfterMs: null };
const OCTO_KEY = 'acme.ghe.com/1';

/** GitHub tokens of eight hours, with a single-use refresh token. */
const ending = () =>
  signedInWorld({ terms: { ...GITHUB_TERMS, gitHubTokenLifeMs: 8 * HOUR_MS } }, (world) => [
    recordOf(world.gitHub.grant(), world.clock.trueMs()),
  ]);

function refuse(world: VirtualWorld, reason: RefusalReason): void {
  const refusal = { reason, title: null, message: 'No.', page: null };
  world.gitHub.exchanges.push({ kind: 'refused', refusal, url: null, serverMs: null });
}

/** Lets the planned renewal come, and says what was asked in it. */
async function atRenewal(world: VirtualWorld): Promise<readonly string[]> {
  const before = world.gitHub.requests.length;
  await world.clock.advance(25 * MINUTE_MS);
  return world.gitHub.requests.slice(before).map(({ purpose }) => purpose);
}

/** A GitHub token that was revoked: at the renewal GitHub has said so often enough to be believed. */
async function revokedWorld(): Promise<VirtualWorld> {
  const world = await signedInWorld();
  world.gitHub.reject(signedInRecord().gitHubToken);
  await atRenewal(world);
  await world.clock.advance(6 * MINUTE_MS);
  return world;
}

describe('a 401 on the exchange', () => {
  it('is tried once more, seconds later, when there is no refresh token', async () => {
    const world = await signedInWorld();
    world.gitHub.exchanges.push(unauthorized);
    expect(await atRenewal(world)).toEqual(['exchange']);
    await world.clock.advance(6 * SECOND_MS);
    expect(timesOf(world, 'exchange')).toHaveLength(3);
    expect(sessionOf(world)?.kind).toBe('lit');
  });

  it('renews the GitHub token once and exchanges once more when there is one', async () => {
    const world = await ending();
    world.gitHub.exchanges.push(unauthorized);
    expect(await atRenewal(world)).toEqual(['exchange', 'renew', 'exchange']);
    expect(sessionOf(world)?.kind).toBe('lit');
  });

  it('does the same when the user asked, long before the token was due', async () => {
    const world = await ending();
    await world.clock.advance(5 * MINUTE_MS);
    const before = world.gitHub.requests.length;
    world.gitHub.exchanges.push(unauthorized);
    world.engine().refresh(KEY);
    await world.clock.advance(SECOND_MS);
    const asked = world.gitHub.requests.slice(before).map(({ purpose }) => purpose);
    expect(asked).toEqual(['exchange', 'renew', 'exchange']);
  });

  it('asks for a new sign-in only after /user has said 401 too, and keeps the GitHub token', async () => {
    const world = await revokedWorld();
    const asked = world.gitHub.requests.map(({ purpose }) => purpose);
    expect(asked.slice(-4)).toEqual(['exchange', 'exchange', 'exchange', 'identify']);
    expect(sessionOf(world)).toMatchObject({ kind: 'signInNeeded', reason: 'rejected' });
    expect(world.vault.stored.get(KEY)?.gitHubToken).toEqual(signedInRecord().gitHubToken);
  });

  it('is looked at after five minutes and then every hour once a sign-in is needed', async () => {
    const world = await revokedWorld();
    const startMs = world.clock.trueMs();
    await world.clock.advance(DAY_MS);
    const looks = timesOf(world, 'exchange', startMs).map((atMs) => Math.round(atMs / MINUTE_MS));
    expect(looks.slice(0, 3)).toEqual([4, 64, 124]);
    expect(looks).toHaveLength(24);
    expect(timesOf(world, 'identify', startMs)).toEqual([]);
    expect(sessionOf(world)?.kind).toBe('signInNeeded');
    expect(world.engine().tokenAtHand(KEY)).toBeNull();
  });

  it('is over with a new sign-in of the same account', async () => {
    const world = await revokedWorld();
    await showCode(world, KEY);
    world.gitHub.polls.push({ kind: 'granted', grant: world.gitHub.grant() });
    await world.clock.advance(10 * SECOND_MS);
    expect(sessionOf(world)?.kind).toBe('lit');
    expect(world.engine().state().accounts).toHaveLength(1);
  });

  it('is a refusal when /user accepts the GitHub token', async () => {
    const world = await signedInWorld();
    for (let time = 0; time < 8; time += 1) world.gitHub.exchanges.push(unauthorized);
    await atRenewal(world);
    await world.clock.advance(6 * MINUTE_MS);
    expect(sessionOf(world)).toMatchObject({
      kind: 'refused',
      refusal: { reason: 'contradicted' },
    });
    await world.clock.advance(MINUTE_MS);
    expect(sessionOf(world)?.kind).toBe('lit');
  });

  it('is no sign-out when /user cannot be asked', async () => {
    const world = await signedInWorld();
    for (let time = 0; time < 8; time += 1) world.gitHub.exchanges.push(unauthorized);
    world.gitHub.identities.push({ kind: 'trouble', trouble: network, serverMs: null });
    await atRenewal(world);
    await world.clock.advance(6 * MINUTE_MS);
    expect(sessionOf(world)?.kind).toBe('lit');
  });
});

describe('a GitHub token that ends', () => {
  it('is renewed ten minutes before its end, at the cost of no exchange', async () => {
    const world = await ending();
    const startMs = world.clock.trueMs();
    await world.clock.advance(8 * HOUR_MS);
    const renewals = timesOf(world, 'renew', startMs).map((atMs) => Math.round(atMs / MINUTE_MS));
    expect(renewals).toEqual([7 * 60 + 50]);
    expect(timesOf(world, 'exchange', startMs)).toHaveLength(19);
    expect(sessionOf(world)?.kind).toBe('lit');
  });

  it('is stored before it is used', async () => {
    const world = await ending();
    let store: () => void = () => undefined;
    const put = world.vault.put.bind(world.vault);
    Object.assign(world.vault, {
      put: (record: VaultRecord) =>
        new Promise<void>((resolve) => {
          store = () => {
            resolve(put(record));
            world.clock.stir();
          };
        }),
    });
    world.gitHub.exchanges.push(unauthorized);
    world.engine().refresh(KEY);
    await world.clock.advance(30 * MINUTE_MS);
    expect(world.gitHub.requests.at(-1)?.purpose).toBe('renew');
    store();
    await world.clock.advance(SECOND_MS);
    expect(world.gitHub.requests.at(-1)?.purpose).toBe('exchange');
    expect(sessionOf(world)?.kind).toBe('lit');
  });

  it('is renewed once, however many ask meanwhile', async () => {
    const world = await ending();
    world.clock.sleep(9 * HOUR_MS);
    const asked = Array.from({ length: 100 }, () => world.engine().token(KEY, MINUTE_MS));
    await world.clock.advance(15 * SECOND_MS);
    expect(new Set((await Promise.all(asked)).map((held) => held?.token)).size).toBe(1);
    expect(timesOf(world, 'renew')).toHaveLength(1);
  });

  it('needs a new sign-in when its refresh token is bad; nothing is thrown away', async () => {
    const world = await ending();
    const stored = world.vault.stored.get(KEY);
    world.gitHub.renewals.push({ kind: 'badRefreshToken' });
    if (stored !== undefined) world.gitHub.reject(stored.gitHubToken);
    await atRenewal(world);
    expect(lifeLeftMs(world)).toBeGreaterThan(0);
    await world.clock.advance(6 * MINUTE_MS);
    expect(sessionOf(world)).toMatchObject({ kind: 'signInNeeded', reason: 'ended' });
    expect(world.vault.stored.get(KEY)).toEqual(stored);
  });

  it('is not stored again by an answer that comes after a sign-out', async () => {
    const world = await ending();
    world.gitHub.exchanges.push(unauthorized);
    world.engine().refresh(KEY);
    await world.clock.advance(31 * SECOND_MS);
    world.engine().refresh(KEY);
    await world.clock.advance(350);
    void world.engine().signOut(KEY);
    await world.clock.advance(MINUTE_MS);
    expect(world.vault.stored.size).toBe(0);
    expect(world.engine().state().accounts).toEqual([]);
  });

  it('is told of a day before its end when it cannot be renewed, and not before', async () => {
    const world = await signedInWorld({}, (virtual) => [
      {
        ...signedInRecord(),
        gitHubTokenEndsAtMs: virtual.clock.trueMs() + 30 * DAY_MS,
        savedAtMs: virtual.clock.trueMs(),
      },
    ]);
    const endsSoon = () => {
      const session = sessionOf(world);
      return session !== null && session.kind !== 'restoring' && session.grant.endsSoon;
    };
    await world.clock.advance(29 * DAY_MS - MINUTE_MS);
    expect(endsSoon()).toBe(false);
    await world.clock.advance(2 * MINUTE_MS);
    expect(endsSoon()).toBe(true);
  });

  it('is not told of by a wrong clock for longer than GitHub takes to answer', async () => {
    const world = await signedInWorld({}, (virtual) => [
      {
        ...signedInRecord(),
        gitHubTokenEndsAtMs: virtual.clock.trueMs() + 30 * DAY_MS,
        savedAtMs: virtual.clock.trueMs(),
      },
    ]);
    world.clock.setWall(10 * 365 * DAY_MS);
    await world.clock.advance(MINUTE_MS);
    expect(sessionOf(world)).toMatchObject({ kind: 'lit', grant: { endsSoon: false } });
  });
});

describe('a refusal', () => {
  it.each(REFUSAL_REASONS)(
    '%s keeps what is in hand, and is asked about soon, and then at its own pace',
    async (reason) => {
      const world = await signedInWorld();
      for (let time = 0; time < 5; time += 1) refuse(world, reason);
      await atRenewal(world);
      expect(sessionOf(world)).toMatchObject({ kind: 'flickering', trouble: null });
      expect(lifeLeftMs(world)).toBeGreaterThan(0);
      const startMs = world.clock.trueMs();
      await world.clock.advance(5 * MINUTE_MS);
      expect(sessionOf(world)).toMatchObject({ kind: 'refused', refusal: { reason } });
      await world.clock.advance(2 * HOUR_MS);
      const asked = timesOf(world, 'exchange', startMs).slice(0, 4);
      const isPassing = reason === 'server_error' || reason === 'unknown';
      expect(asked.map((atMs) => Math.round(atMs / MINUTE_MS))).toEqual(
        isPassing ? [1, 6, 11, 16] : [1, 6, 21, 81],
      );
    },
  );

  it('is asked about at once when the user wants it, but at five clicks at most', async () => {
    const world = await signedInWorld();
    refuse(world, 'no_copilot_access');
    await atRenewal(world);
    await world.clock.advance(30 * SECOND_MS);
    const startMs = world.clock.trueMs();
    for (let click = 0; click < 20; click++) {
      refuse(world, 'no_copilot_access');
      world.engine().refresh(KEY);
      await world.clock.advance(500);
    }
    expect(timesOf(world, 'exchange', startMs)).toHaveLength(5);
  });

  it('is not asked about by programs that want a token in a loop', async () => {
    const world = await signedInWorld();
    refuse(world, 'no_copilot_access');
    await atRenewal(world);
    const before = world.gitHub.requests.length;
    for (let time = 0; time < 100; time++) {
      expect(await world.engine().token(KEY, HOUR_MS)).not.toBeNull();
    }
    await world.clock.advance(SECOND_MS);
    expect(world.gitHub.requests).toHaveLength(before);
  });

  it('is not taken back by a network that fails', async () => {
    const world = await signedInWorld();
    refuse(world, 'no_copilot_access');
    await atRenewal(world);
    world.gitHub.weather.trouble = network;
    await world.clock.advance(3 * HOUR_MS);
    expect(sessionOf(world)?.kind).toBe('refused');
    world.gitHub.weather.trouble = null;
    await world.clock.advance(6 * MINUTE_MS);
    expect(sessionOf(world)?.kind).toBe('lit');
  });
});

describe('trouble', () => {
  it('is met with waits from a second to five minutes, and the token is served to its end', async () => {
    const world = await signedInWorld();
    world.gitHub.weather.trouble = { kind: 'server', retryAfterMs: null };
    const startMs = world.clock.trueMs();
    await world.clock.advance(29 * MINUTE_MS);
    expect(sessionOf(world)?.kind).toBe('flickering');
    expect(lifeLeftMs(world)).toBeGreaterThan(0);
    await world.clock.advance(HOUR_MS);
    expect(sessionOf(world)?.kind).toBe('out');
    const times = timesOf(world, 'exchange', startMs);
    const waits = times.slice(1).map((atMs, index) => atMs - (times[index] ?? 0) - 200);
    expect(waits.slice(0, 11)).toEqual(
      [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300].map((s) => s * 1_000),
    );
  });

  it('leaves a server alone for as long as it asks, whoever clicks and whatever network returns', async () => {
    const world = await signedInWorld();
    world.gitHub.weather.trouble = { kind: 'rateLimited', retryAfterMs: 10 * MINUTE_MS };
    await world.clock.advance(25 * MINUTE_MS);
    const startMs = world.clock.trueMs();
    world.gitHub.weather.trouble = null;
    for (let minute = 0; minute < 9; minute++) {
      world.network.isOnline = minute % 2 === 1;
      world.engine().refresh(KEY);
      await world.clock.advance(MINUTE_MS);
    }
    expect(timesOf(world, 'exchange', startMs)).toEqual([]);
    await world.clock.advance(2 * MINUTE_MS);
    expect(sessionOf(world)?.kind).toBe('lit');
  });

  it('with one account leaves the others alone', async () => {
    const other: VaultRecord = { ...signedInRecord('acme.ghe.com', 1), key: OCTO_KEY };
    const world = await signedInWorld({}, () => [signedInRecord(), other]);
    world.gitHub.exchanges.push({ kind: 'trouble', trouble: network, serverMs: null });
    world.engine().refresh(KEY);
    await world.clock.advance(MINUTE_MS);
    world.gitHub.reject(signedInRecord().gitHubToken);
    await world.clock.advance(HOUR_MS);
    expect(sessionOf(world)?.kind).toBe('signInNeeded');
    expect(sessionOf(world, OCTO_KEY)?.kind).toBe('lit');
    await world.engine().signOut(KEY);
    await world.clock.advance(HOUR_MS);
    expect(lifeLeftMs(world, OCTO_KEY)).toBeGreaterThan(0);
    expect(world.engine().state().selectedKey).toBe(OCTO_KEY);
    expect(new Set(world.gitHub.requests.slice(-2).map(({ host }) => host))).toEqual(
      new Set(['acme.ghe.com']),
    );
  });
});

describe('a session whose account is signed out', () => {
  it('asks for no token any more, not even in the step in which it was signed out', async () => {
    const world = await signedInWorld();
    await world.clock.advance(5 * MINUTE_MS);
    const before = world.gitHub.requests.length;
    world.engine().onChange(() => void world.engine().signOut(KEY));
    world.engine().refresh(KEY);
    await world.clock.advance(MINUTE_MS);
    const served = world.gitHub.requests.slice(before).filter(({ succeeded }) => succeeded);
    expect(served).toEqual([]);
    expect(world.engine().state().accounts).toEqual([]);
  });
});

describe('a sleep while a request is on its way', () => {
  it('makes its answer too old to be believed: the token in it has aged in the air', async () => {
    const world = await signedInWorld();
    await world.clock.advance(5 * MINUTE_MS);
    world.engine().refresh(KEY);
    await world.clock.advance(150);
    world.clock.sleep(20 * MINUTE_MS);
    for (let minute = 0; minute < 60; minute++) {
      await world.clock.advance(MINUTE_MS);
      expect(lifeLeftMs(world)).toBeGreaterThan(MINUTE_MS);
    }
  });

  it('costs no sign-in when the GitHub token in the answer has ended in the air', async () => {
    const world = await ending();
    await world.clock.advance(8 * HOUR_MS - 10 * MINUTE_MS - 2 * SECOND_MS);
    while (timesOf(world, 'renew').length === 0) await world.clock.advance(10);
    world.clock.sleep(9 * HOUR_MS);
    await world.clock.advance(MINUTE_MS);
    expect(timesOf(world, 'renew')).toHaveLength(2);
    expect(lifeLeftMs(world)).toBeGreaterThan(MINUTE_MS);
  });

  it('is noticed by the wake, and the request is sent anew', async () => {
    const world = await signedInWorld();
    world.gitHub.weather.roundTripMs = 10 * SECOND_MS;
    await world.clock.advance(5 * MINUTE_MS);
    world.engine().refresh(KEY);
    await world.clock.advance(SECOND_MS);
    world.clock.sleep(HOUR_MS);
    const startMs = world.clock.trueMs();
    world.power('resume');
    await world.clock.advance(11 * SECOND_MS);
    expect(timesOf(world, 'exchange', startMs)).toEqual([0]);
    expect(sessionOf(world)?.kind).toBe('lit');
  });
});

describe('a slow road', () => {
  it('makes no token look alive that is dead', async () => {
    const world = await signedInWorld();
    await world.clock.advance(5 * MINUTE_MS);
    world.gitHub.weather.roundTripMs = 18 * SECOND_MS;
    world.engine().refresh(KEY);
    await world.clock.advance(20 * SECOND_MS);
    expect(lifeLeftMs(world)).toBeGreaterThan(29 * MINUTE_MS);
    world.gitHub.weather.trouble = network;
    while (world.engine().tokenAtHand(KEY) !== null) {
      expect(lifeLeftMs(world)).toBeGreaterThan(0);
      await world.clock.advance(SECOND_MS);
    }
  });
});

describe('a sleep and a clock set back, noticed together', () => {
  it('makes the answer on its way too old to be believed', async () => {
    const world = await signedInWorld();
    await world.clock.advance(5 * MINUTE_MS);
    world.engine().refresh(KEY);
    await world.clock.advance(150);
    world.clock.sleep(HOUR_MS);
    world.clock.setWall(-DAY_MS);
    world.power('resume');
    for (let minute = 0; minute < 60; minute++) {
      await world.clock.advance(MINUTE_MS);
      expect(lifeLeftMs(world)).toBeGreaterThan(MINUTE_MS);
    }
  });

  it('is not hidden by a renewal of the GitHub token alone that was on its way', async () => {
    const world = await ending();
    const isRenewing = (): boolean => timesOf(world, 'renew').length > 0;
    world.gitHub.weather.roundTripMs = SECOND_MS;
    while (!isRenewing()) await world.clock.advance(SECOND_MS / 2);
    world.clock.setWall(-3 * HOUR_MS);
    world.clock.sleep(2 * HOUR_MS);
    world.power('resume');
    for (let minute = 0; minute < 60; minute++) {
      await world.clock.advance(MINUTE_MS);
      expect(lifeLeftMs(world)).toBeGreaterThan(MINUTE_MS);
    }
  });

  it('counts towards what a server asked to wait, though neither clock shows it', async () => {
    const world = await signedInWorld();
    world.gitHub.weather.trouble = { kind: 'rateLimited', retryAfterMs: 10 * MINUTE_MS };
    await world.clock.advance(25 * MINUTE_MS + SECOND_MS);
    world.gitHub.weather.trouble = null;
    world.clock.sleep(HOUR_MS);
    world.clock.setWall(-DAY_MS);
    world.power('resume');
    const startMs = world.clock.trueMs();
    await world.clock.advance(SECOND_MS);
    expect(timesOf(world, 'exchange', startMs)).toHaveLength(1);
    expect(sessionOf(world)?.kind).toBe('lit');
  });
});

describe('latency', () => {
  const ROUND_TRIP_MS = 200;

  async function asleep(): Promise<VirtualWorld> {
    const world = await signedInWorld();
    await world.clock.advance(10 * MINUTE_MS);
    world.clock.sleep(8 * HOUR_MS);
    return world;
  }

  it('is a second after a wake that the system tells of', async () => {
    const world = await asleep();
    world.power('resume');
    await world.clock.advance(SECOND_MS);
    expect(lifeLeftMs(world)).toBeGreaterThan(29 * MINUTE_MS);
  });

  it('is the rest of the 30 s for who wants a new token right after the last, click as they may', async () => {
    const world = await signedInWorld();
    const startMs = world.clock.trueMs();
    for (let second = 0; second < 60; second++) {
      if (second < 20) world.engine().refresh(KEY);
      await world.clock.advance(SECOND_MS);
    }
    const asked = timesOf(world, 'exchange', startMs);
    expect(asked).toHaveLength(1);
    expect(asked[0]).toBeGreaterThan(28 * SECOND_MS);
    expect(asked[0]).toBeLessThan(31 * SECOND_MS);
  });

  it('is 15 s and a round trip after a wake that nobody tells of', async () => {
    const world = await asleep();
    await world.clock.advance(15 * SECOND_MS + ROUND_TRIP_MS);
    expect(lifeLeftMs(world)).toBeGreaterThan(29 * MINUTE_MS);
  });

  it.each(Array.from({ length: 20 }, (_, index) => index * 317))(
    'is 5 s after the network returns, whenever it does (%i ms later)',
    async (offsetMs) => {
      const world = await signedInWorld();
      world.network.isOnline = false;
      world.gitHub.weather.trouble = network;
      await world.clock.advance(6 * HOUR_MS + offsetMs);
      world.network.isOnline = true;
      world.gitHub.weather.trouble = null;
      await world.clock.advance(5 * SECOND_MS);
      expect(lifeLeftMs(world)).toBeGreaterThan(29 * MINUTE_MS);
    },
  );

  it('is 5 s after the network returns while a request still hangs in the old one', async () => {
    const world = await signedInWorld();
    world.network.isOnline = false;
    world.gitHub.weather.trouble = { kind: 'timeout', retryAfterMs: null };
    await world.clock.advance(HOUR_MS);
    while (sessionOf(world)?.kind !== 'out' || timesOf(world, 'exchange').length < 12) {
      await world.clock.advance(MINUTE_MS);
    }
    world.engine().refresh(KEY);
    await world.clock.advance(10 * SECOND_MS);
    world.network.isOnline = true;
    world.gitHub.weather.trouble = null;
    await world.clock.advance(5 * SECOND_MS);
    expect(lifeLeftMs(world)).toBeGreaterThan(29 * MINUTE_MS);
  });

  it('is 5 s after the network returns, whatever else changes at that moment', async () => {
    const world = await signedInWorld();
    world.network.isOnline = false;
    world.gitHub.weather.trouble = network;
    await world.clock.advance(6 * HOUR_MS + MINUTE_MS);
    world.network.isOnline = true;
    world.gitHub.weather.trouble = null;
    world.engine().select(KEY);
    await world.clock.advance(5 * SECOND_MS);
    expect(lifeLeftMs(world)).toBeGreaterThan(29 * MINUTE_MS);
  });

  it('is 5 s after a network that takes 40 s to return after a wake', async () => {
    const world = await asleep();
    world.network.isOnline = false;
    world.gitHub.weather.trouble = network;
    const startMs = world.clock.trueMs();
    world.power('resume');
    await world.clock.advance(40 * SECOND_MS);
    expect(timesOf(world, 'exchange', startMs).length).toBeLessThanOrEqual(8);
    world.network.isOnline = true;
    world.gitHub.weather.trouble = null;
    await world.clock.advance(5 * SECOND_MS);
    expect(lifeLeftMs(world)).toBeGreaterThan(29 * MINUTE_MS);
  });
});

describe('the clock', () => {
  it.each([-10, 10])('set by %i years costs one exchange and no live token', async (years) => {
    const world = await signedInWorld();
    await world.clock.advance(10 * MINUTE_MS);
    const startMs = world.clock.trueMs();
    world.clock.setWall(years * 365 * DAY_MS);
    for (let second = 0; second < 120; second++) {
      await world.clock.advance(SECOND_MS);
      expect(lifeLeftMs(world)).toBeGreaterThan(MINUTE_MS);
    }
    expect(timesOf(world, 'exchange', startMs)).toHaveLength(1);
  });

  it('set back a little every minute costs no exchange', async () => {
    const world = await signedInWorld();
    const startMs = world.clock.trueMs();
    for (let minute = 0; minute < 20; minute++) {
      world.clock.setWall(-3 * SECOND_MS);
      await world.clock.advance(MINUTE_MS);
    }
    expect(timesOf(world, 'exchange', startMs)).toEqual([]);
  });

  it('set back during a sleep does not make a dead token look alive', async () => {
    const world = await signedInWorld();
    world.clock.setWall(-35 * MINUTE_MS);
    world.clock.sleep(40 * MINUTE_MS);
    await world.clock.advance(MINUTE_MS);
    expect(lifeLeftMs(world)).toBeGreaterThan(MINUTE_MS);
  });

  it('set forward by years takes no valid token away, though only a 503 answers', async () => {
    const world = await signedInWorld();
    world.gitHub.weather.trouble = { kind: 'server', retryAfterMs: null };
    await world.clock.advance(MINUTE_MS);
    world.clock.setWall(10 * 365 * DAY_MS);
    for (let minute = 0; minute < 20; minute++) {
      await world.clock.advance(MINUTE_MS);
      expect(lifeLeftMs(world)).toBeGreaterThan(0);
    }
    await world.clock.advance(15 * MINUTE_MS);
    expect(world.engine().tokenAtHand(KEY)).toBeNull();
  });
});
