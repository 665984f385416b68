import { describe, expect, it } from 'vitest';
import type { GitHub, Trouble } from '../../../../src/main/ports.ts';
import { HOUR_MS, MINUTE_MS } from '../../../support/time-units.ts';
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
    let isBad = false;
    const world = await createVirtualWorld({
      tamper: {
        gitHub: (gitHub) => ({
          ...gitHub,
          exchange: (host, token, signal) =>
            isBad && token === bad
              ? Promise.resolve({ kind: 'trouble', trouble, serverMs: world.clock.trueMs() })
              : gitHub.exchange(host, token, signal),
        }),
      },
    });
    const [first, second] = [signedInRecord('github.com', 1), signedInRecord('github.com', 2)];
    const bad = first.gitHubToken;
    for (const record of [first, second]) world.vault.stored.set(record.key, record);
    await world.restart();
    await world.clock.advance(MINUTE_MS);
    isBad = true;
    expect(await darkMinutes(world, 3 * HOUR_MS)).toBe(0);
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
