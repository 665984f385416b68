import { describe, expect, it, test } from 'vitest';
import type { GitHub, Trouble } from '../../../../src/main/ports.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../support/time-units.ts';
import { GITHUB_TERMS, type VirtualGitHub } from '../../../support/virtual-github.ts';
import {
  createVirtualWorld,
  recordOf,
  signedInRecord,
  type VirtualWorld,
} from '../../../support/virtual-world.ts';

const TROUBLES: readonly Trouble[] = [
  { kind: 'server', retryAfterMs: null },
  { kind: 'server', retryAfterMs: 10 * MINUTE_MS },
  { kind: 'server', retryAfterMs: HOUR_MS },
  { kind: 'rateLimited', retryAfterMs: HOUR_MS },
  { kind: 'malformed', retryAfterMs: null },
  { kind: 'timeout', retryAfterMs: null },
];
const EACH = TROUBLES.map(
  (trouble) => [`${trouble.kind}, ${trouble.retryAfterMs} ms`, trouble] as const,
);
const NEIGHBOUR = 'github.com/2';

interface Neighbours {
  readonly world: VirtualWorld;
  readonly goBad: () => void;
  /** When the one with the trouble was asked for, in minutes. */
  readonly badAtMinutes: () => readonly number[];
}

/** A host at which the first account meets nothing but trouble as soon as it has gone bad, and all others none. */
async function neighbours(trouble: Trouble, ids: readonly number[]): Promise<Neighbours> {
  let isBad = false;
  const askedAtMs: number[] = [];
  const records = ids.map((id) => signedInRecord('github.com', id));
  const world = await createVirtualWorld({
    tamper: {
      gitHub: (gitHub) => ({
        ...gitHub,
        exchange(host, token, signal) {
          if (!isBad || token !== records[0]?.gitHubToken) {
            return gitHub.exchange(host, token, signal);
          }
          askedAtMs.push(world.clock.trueMs());
          return Promise.resolve({ kind: 'trouble', trouble, serverMs: world.clock.trueMs() });
        },
      }),
    },
  });
  for (const record of records) world.vault.stored.set(record.key, record);
  const startMs = world.clock.trueMs();
  return {
    world,
    goBad: () => {
      isBad = true;
    },
    badAtMinutes: () => askedAtMs.map((atMs) => Math.floor((atMs - startMs) / MINUTE_MS)),
  };
}

/** Minutes of `spanMs` in which the neighbour has no token. */
async function darkMinutes(world: VirtualWorld, spanMs: number): Promise<number> {
  let dark = 0;
  for (let passedMs = 0; passedMs < spanMs; passedMs += MINUTE_MS) {
    await world.clock.advance(MINUTE_MS);
    if (world.engine().tokenAtHand(NEIGHBOUR) === null) dark += 1;
  }
  return dark;
}

describe('trouble that a host makes for one account', () => {
  it.each(EACH)('takes no Copilot token from another one there: %s', async (_name, trouble) => {
    const { world, goBad } = await neighbours(trouble, [1, 2]);
    await world.restart();
    await world.clock.advance(MINUTE_MS);
    goBad();
    expect(await darkMinutes(world, 3 * HOUR_MS)).toBe(0);
  });

  it.each(EACH)('keeps none from a new start from its first token: %s', async (_name, trouble) => {
    const { world, goBad } = await neighbours(trouble, [1, 2, 3, 4, 5]);
    goBad();
    await world.restart();
    await world.clock.advance(3 * SECOND_MS);
    const kinds = world
      .engine()
      .state()
      .accounts.map(({ session }) => session.kind);
    expect(kinds).toEqual(['out', 'lit', 'lit', 'lit', 'lit']);
  });

  it('stays its limit however often the others are served', async () => {
    const limited = { kind: 'rateLimited', retryAfterMs: HOUR_MS } as const;
    const { world, goBad, badAtMinutes } = await neighbours(limited, [1, 2, 3, 4, 5]);
    goBad();
    await world.restart();
    expect(await darkMinutes(world, 179 * MINUTE_MS)).toBe(0);
    expect(badAtMinutes()).toEqual([0, 60, 120]);
  });

  it('keeps a person from knocking for it, and for nobody else', async () => {
    const limited = { kind: 'rateLimited', retryAfterMs: HOUR_MS } as const;
    const { world, goBad, badAtMinutes } = await neighbours(limited, [1, 2]);
    goBad();
    await world.restart();
    await world.clock.advance(MINUTE_MS);
    const [limitedOne, other] = world.engine().state().accounts;
    expect(limitedOne?.tryAllowedAtMs).toBeGreaterThan(58 * MINUTE_MS);
    expect(other?.tryAllowedAtMs).toBeNull();
    world.engine().refresh('github.com/1');
    await world.clock.advance(MINUTE_MS);
    expect(badAtMinutes()).toEqual([0]);
  });

  it.each(EACH)('keeps nobody waiting who signs in: %s', async (_name, trouble) => {
    const { world, goBad } = await neighbours(trouble, [1]);
    goBad();
    await world.restart();
    await world.clock.advance(121 * MINUTE_MS);
    world.engine().startSignIn('github.com', null);
    await world.clock.advance(SECOND_MS);
    world.gitHub.polls.push({ kind: 'granted', grant: world.gitHub.grant() });
    await world.clock.advance(8 * SECOND_MS);
    expect(world.engine().state().signIn.kind).toBe('done');
    expect(world.engine().state().accounts[1]?.session.kind).toBe('lit');
  });

  it.each(EACH)(
    'keeps no GitHub token of another one from being renewed: %s',
    async (_name, trouble) => {
      let bad = '';
      const failing = (gitHub: VirtualGitHub): GitHub => ({
        ...gitHub,
        renew: (request, signal) =>
          request.refreshToken.reveal() === bad
            ? Promise.resolve({ kind: 'trouble', trouble })
            : gitHub.renew(request, signal),
      });
      const terms = { ...GITHUB_TERMS, gitHubTokenLifeMs: 2 * HOUR_MS };
      const world = await createVirtualWorld({ terms, tamper: { gitHub: failing } });
      for (const id of [1, 2]) {
        const grant = world.gitHub.grant({ id, login: `user${id}`, name: null, avatarUrl: null });
        if (id === 1) bad = grant.refreshToken?.reveal() ?? '';
        const { key, identity } = signedInRecord('github.com', id);
        const record = recordOf(grant, world.clock.trueMs());
        world.vault.stored.set(key, { ...record, key, identity });
      }
      await world.restart();
      await world.clock.advance(MINUTE_MS);
      expect(await darkMinutes(world, 8 * HOUR_MS)).toBe(0);
    },
  );
});

test('a limit that three accounts were told of in a row is their host’s', async () => {
  const world = await createVirtualWorld();
  for (const id of [1, 2, 3, 4, 5]) {
    const record = signedInRecord('github.com', id);
    world.vault.stored.set(record.key, record);
  }
  world.gitHub.weather.trouble = { kind: 'rateLimited', retryAfterMs: HOUR_MS };
  await world.restart();
  await world.clock.advance(59 * MINUTE_MS);
  expect(world.gitHub.requests.filter(({ purpose }) => purpose === 'exchange')).toHaveLength(3);
});
