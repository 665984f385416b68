import { describe, expect, it } from 'vitest';
import { revocation as numbers } from '../../../../src/main/config.ts';
import type { VaultRecord } from '../../../../src/main/ports.ts';
import type { Hold } from '../../../../src/main/secrets/hold.ts';
import { Secret } from '../../../../src/main/secrets/secret.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../support/time-units.ts';
import { GITHUB_TERMS } from '../../../support/virtual-github.ts';
import {
  recordOf,
  signedInRecord,
  type VirtualWorld,
  type WorldOptions,
} from '../../../support/virtual-world.ts';
import { KEY, signedInWorld, timesOf } from './signed-in.ts';

const OFFLINE = { kind: 'network', retryAfterMs: null } as const;
const EXPIRING = { ...GITHUB_TERMS, gitHubTokenLifeMs: 8 * HOUR_MS };

const phases = (world: VirtualWorld) =>
  world
    .engine()
    .state()
    .revocations.map(({ phase }) => phase.kind);

/** A world whose only account has a pair that the server has granted. */
async function pairedWorld(options: WorldOptions = {}) {
  let record: VaultRecord = signedInRecord();
  const world = await signedInWorld({ terms: EXPIRING, ...options }, ({ gitHub, clock }) => {
    record = recordOf(gitHub.grant(), clock.wallMs());
    return [record];
  });
  return { world, record };
}

describe('sign out and revoke', () => {
  it('forgets the account at once, and has GitHub end its tokens', async () => {
    const { world, record } = await pairedWorld();
    void world.engine().signOutAndRevoke(KEY);
    expect(world.engine().state().accounts).toEqual([]);
    expect(world.vault.stored.size).toBe(0);
    expect(phases(world)).toEqual(['asking']);
    await world.clock.advance(SECOND_MS);
    expect(phases(world)).toEqual(['revoked']);
    expect(world.gitHub.isDead(record.gitHubToken)).toBe(true);
    expect(record.refreshToken && world.gitHub.isDead(record.refreshToken)).toBe(true);
    world.engine().dismissRevocation(1);
    expect(phases(world)).toEqual([]);
  });

  it('is tried again until GitHub answers, and politely', async () => {
    const { world, record } = await pairedWorld();
    world.gitHub.weather.trouble = OFFLINE;
    void world.engine().signOutAndRevoke(KEY);
    await world.clock.advance(3 * HOUR_MS);
    expect(phases(world)).toEqual(['waiting']);
    const times = timesOf(world, 'revoke');
    expect(times.length).toBeGreaterThan(20);
    const lastHour = times.filter((atMs) => atMs > (times.at(-1) ?? 0) - HOUR_MS);
    expect(lastHour.length).toBeLessThanOrEqual(16);
    world.gitHub.weather.trouble = null;
    await world.clock.advance(6 * MINUTE_MS);
    expect(phases(world)).toEqual(['revoked']);
    expect(world.gitHub.isDead(record.gitHubToken)).toBe(true);
  });

  it('is tried at once when the network is back', async () => {
    const { world } = await pairedWorld();
    world.gitHub.weather.trouble = OFFLINE;
    world.network.isOnline = false;
    void world.engine().signOutAndRevoke(KEY);
    await world.clock.advance(HOUR_MS);
    world.gitHub.weather.trouble = null;
    world.network.isOnline = true;
    await world.clock.advance(6 * SECOND_MS);
    expect(phases(world)).toEqual(['revoked']);
  });

  it('waits as long as GitHub asks, even for an impatient hand', async () => {
    const { world } = await pairedWorld();
    world.gitHub.revocations.push({
      kind: 'trouble',
      trouble: { kind: 'rateLimited', retryAfterMs: 20 * MINUTE_MS },
    });
    void world.engine().signOutAndRevoke(KEY);
    for (let press = 0; press < 10; press += 1) {
      await world.clock.advance(MINUTE_MS);
      world.engine().retryRevocation(1);
    }
    await world.clock.advance(SECOND_MS);
    expect(timesOf(world, 'revoke')).toHaveLength(1);
    await world.clock.advance(10 * MINUTE_MS);
    expect(phases(world)).toEqual(['revoked']);
  });

  it.each(['noEndpoint', 'refused'] as const)('asks no more once it is %s', async (kind) => {
    const { world, record } = await pairedWorld();
    world.gitHub.revocations.push({ kind });
    void world.engine().signOutAndRevoke(KEY);
    await world.clock.advance(HOUR_MS);
    expect(world.engine().state().revocations).toMatchObject([
      { login: 'octocat', kind: 'signIn', phase: { kind: 'failed', fault: kind } },
    ]);
    expect(timesOf(world, 'revoke')).toHaveLength(1);
    world.engine().retryRevocation(1);
    await world.clock.advance(SECOND_MS);
    expect(phases(world)).toEqual(['revoked']);
    expect(world.gitHub.isDead(record.gitHubToken)).toBe(true);
  });

  it('ends also a pair that is granted while the account leaves', async () => {
    const { world, record } = await pairedWorld();
    world.gitHub.weather.roundTripMs = 20_000;
    await world.clock.advance(8 * HOUR_MS - 10 * MINUTE_MS - SECOND_MS);
    await world.clock.advance(15 * SECOND_MS);
    expect(timesOf(world, 'renew')).toHaveLength(1);
    void world.engine().signOutAndRevoke(KEY);
    await world.clock.advance(2 * MINUTE_MS);
    expect(timesOf(world, 'renew')).toHaveLength(1);
    expect(phases(world)).toEqual(['revoked', 'revoked']);
    expect(world.gitHub.isDead(record.gitHubToken)).toBe(true);
    expect(world.vault.stored.size).toBe(0);
  });

  it('knows the tokens for secrets until they are dead, and holds them no longer', async () => {
    const held = new Map<Hold, readonly string[]>();
    const newHolder = (): Hold => {
      const hold: Hold = (secrets) =>
        void held.set(
          hold,
          secrets.map((one) => one.reveal()),
        );
      return hold;
    };
    const { world, record } = await pairedWorld({ tamper: { newHolder } });
    const known = () => [...held.values()].flat();
    world.gitHub.revocations.push({ kind: 'trouble', trouble: OFFLINE });
    void world.engine().signOutAndRevoke(KEY);
    expect(known()).toContain(record.gitHubToken.reveal());
    await world.clock.advance(SECOND_MS / 2);
    expect(known()).toContain(record.refreshToken?.reveal());
    await world.clock.advance(MINUTE_MS);
    expect(known()).toEqual([]);
  });

  it('is told where too many wait, and is bounded', async () => {
    const world = await signedInWorld({}, () =>
      Array.from({ length: numbers.most + 3 }, (_, id) => signedInRecord('github.com', id + 1)),
    );
    world.gitHub.weather.trouble = OFFLINE;
    for (const { key } of world.engine().state().accounts) {
      void world.engine().signOutAndRevoke(key);
    }
    expect(world.engine().state().accounts).toEqual([]);
    expect(phases(world)).toHaveLength(numbers.most + 1);
    expect(phases(world).at(-1)).toBe('failed');
    expect(world.engine().revokePasted('github.com', 'appToken', new Secret('gho_1'))).toBe(false);
  });
});

describe('a quit with a token to revoke', () => {
  it('asks once more, and does not say a word when that is heard', async () => {
    const { world, record } = await pairedWorld();
    world.gitHub.revocations.push({ kind: 'trouble', trouble: OFFLINE });
    void world.engine().signOutAndRevoke(KEY);
    await world.clock.advance(SECOND_MS / 2);
    expect(phases(world)).toEqual(['waiting']);
    void world.engine().finish();
    await world.clock.advance(SECOND_MS);
    expect(world.gitHub.isDead(record.gitHubToken)).toBe(true);
    expect(world.warnings).toEqual([]);
  });

  it('writes down that it is left, and does not wait for ever', async () => {
    const { world } = await pairedWorld();
    world.gitHub.weather.trouble = { kind: 'timeout', retryAfterMs: null };
    void world.engine().signOutAndRevoke(KEY);
    let hasEnded = false;
    void world
      .engine()
      .finish()
      .then(() => (hasEnded = true));
    await world.clock.advance(11 * SECOND_MS);
    expect(hasEnded).toBe(true);
    expect(world.warnings).toEqual([
      { message: 'a token is left that was to be revoked', facts: { host: 'github.com' } },
    ]);
    await world.restart();
    expect(phases(world)).toEqual([]);
  });
});
