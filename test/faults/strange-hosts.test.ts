import * as fc from 'fast-check';
import { expect } from 'vitest';
import type { GitHub } from '../../src/main/ports.ts';
import type { AddHostAnswer } from '../../src/shared/ipc.ts';
import { openHandlers } from '../support/handlers-bench.ts';
import { SEED } from '../support/seed.ts';
import { sized } from '../support/size.ts';
import { SECOND_MS } from '../support/time-units.ts';
import { createVirtualWorld, signedInRecord, type VirtualWorld } from '../support/virtual-world.ts';
import { fault } from './fault.ts';
import { searchWorld } from './search/world.ts';

/** Of the settings, of an account, and of nobody: shops, routers, look-alikes and what is no host at all. */
const OFFERED = ['github.com', 'ghes.example', 'octocorp.ghe.com'];
const STRANGE = [
  'evil.example',
  'bank.example',
  '10.0.0.1',
  'localhost',
  'GitHub.com',
  'not a host',
];

/** What a page asks for by itself, one step a second. */
type Ask = 'signIn' | 'addHost' | 'changeHosts';
const asks = fc.array(
  fc.record({
    ask: fc.constantFrom<Ask>('signIn', 'addHost', 'changeHosts'),
    host: fc.oneof(fc.constantFrom(...OFFERED, ...STRANGE), fc.domain()),
  }),
  { minLength: 1, maxLength: 60 },
);

/** Where requests went, and how many hosts were asked at once at most. */
function watchRequests() {
  const asked: string[] = [];
  const probed: string[] = [];
  let open = 0;
  let most = 0;
  return {
    asked,
    probed,
    most: () => most,
    over: (gitHub: GitHub): GitHub => ({
      ...gitHub,
      requestCode(host, ...rest) {
        asked.push(host);
        return gitHub.requestCode(host, ...rest);
      },
      async probe(host, signal) {
        probed.push(host);
        open += 1;
        most = Math.max(most, open);
        const answer = await gitHub.identify(host, signedInRecord().gitHubToken, signal);
        open -= 1;
        return answer.kind === 'trouble' ? 'unreachable' : 'notGitHub';
      },
    }),
  };
}

async function openPage() {
  const requests = watchRequests();
  const world: VirtualWorld = searchWorld(
    await createVirtualWorld({ tamper: { gitHub: requests.over } }),
  );
  for (const record of [signedInRecord(), signedInRecord('octocorp.ghe.com', 7)]) {
    world.vault.stored.set(record.key, record);
  }
  await world.restart();
  await world.clock.advance(SECOND_MS);
  const bench = openHandlers(world, { hosts: ['ghes.example'] });
  return { ...requests, ...bench, world };
}

fault(89, 'modelled', 'S', 'a page signs in nowhere but where a face offers it', async () => {
  await fc.assert(
    fc.asyncProperty(asks, async (steps) => {
      const page = await openPage();
      for (const { ask, host } of steps) {
        const wanted = { host, accountKey: null };
        if (ask === 'signIn') await page.handlers['sign-in:start'](wanted);
        if (ask === 'changeHosts') await page.handlers['settings:change']({ hosts: [host] });
        if (ask === 'addHost') void page.handlers['settings:add-host'](host);
        await page.world.clock.advance(SECOND_MS);
        await page.handlers['sign-in:cancel'](null);
      }
      expect(page.asked.filter((host) => !OFFERED.includes(host))).toEqual([]);
      expect(page.settings().hosts.filter((host) => !OFFERED.includes(host))).toEqual([]);
      // Five at once and one a minute, in the minute or less that this took.
      expect(page.probed.length).toBeLessThanOrEqual(6);
      expect(page.most()).toBeLessThanOrEqual(1);
    }),
    {
      seed: SEED,
      numRuns: sized(10, 200),
      examples: [
        [STRANGE.map((host) => ({ ask: 'signIn' as const, host }))],
        [OFFERED.map((host) => ({ ask: 'signIn' as const, host }))],
        [
          Array.from({ length: 60 }, (_, i) => ({
            ask: 'addHost' as const,
            host: `h${i}.example`,
          })),
        ],
        [STRANGE.map((host) => ({ ask: 'changeHosts' as const, host }))],
      ],
    },
  );
});

fault(89, 'modelled', 'S', 'a page that adds hosts twenty times a second asks five', async () => {
  const page = await openPage();
  const answers: Promise<AddHostAnswer>[] = [];
  for (let turn = 0; turn < 200; turn++) {
    answers.push(page.handlers['settings:add-host'](`host-${turn}.example`));
    await page.world.clock.advance(SECOND_MS / 20);
  }
  expect(page.probed).toHaveLength(5);
  expect(page.most(), 'at once').toBe(1);
  const outcomes = (await Promise.all(answers)).map(({ outcome }) => outcome);
  expect(new Set(outcomes)).toEqual(new Set(['notGitHub', 'tooSoon']));
});
