import * as fc from 'fast-check';
import { expect } from 'vitest';

import { DEFAULT_CLIENT_ID, http as limits, quit } from '../../src/main/config.ts';
import type { GitHub, Http } from '../../src/main/ports.ts';
import { cannedAnswers } from '../simulator/canned-answers.ts';
import { nodeHttp } from '../support/node-http.ts';
import { sized } from '../support/size.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../support/time-units.ts';
import type { VirtualClock } from '../support/virtual-clock.ts';
import { GITHUB_TERMS } from '../support/virtual-github.ts';
import {
  createVirtualWorld,
  recordOf,
  signedInRecord,
  type VirtualWorld,
} from '../support/virtual-world.ts';
import { createWireBench, steady } from '../support/wire-bench.ts';
import { fault } from './fault.ts';
import { knowSecret, lookAtEnd, sawAt } from './search/search.ts';
import { SENT } from './search/wire.ts';
import { searchWorld } from './search/world.ts';
import { refreshNow, startWorld } from './signed-in.ts';

const HOST = '127.0.0.1:1';
const CLIENT = 'Iv1.0123456789abcdef';
const GRANT = { access_token: 'ghu_granted0123456789abcdefghijklmnopqrs', token_type: 'bearer' };

/** How long an answer may take, with the moments about which everything turns. */
const delay = fc.oneof(
  fc.integer({ min: 0, max: 3 * limits.unrepeatableDeadlineMs }),
  fc.constantFrom(20_001, limits.unrepeatableDeadlineMs - 1, limits.unrepeatableDeadlineMs + 1),
);

/** A wire on which every answer is a grant and takes this long. */
function slowWire(delayMs: number) {
  const http: Http = () =>
    new Promise((resolve) => {
      bench.clock.after(delayMs, () => resolve(Response.json(GRANT)));
    });
  const bench = createWireBench({ http });
  knowSecret(SENT.reveal());
  knowSecret(GRANT.access_token);
  lookAtEnd(() => {
    sawAt('logs', JSON.stringify(bench.lines));
    sawAt('activity', JSON.stringify(bench.entries));
  });
  return bench;
}

const ONCE_ONLY: Readonly<Record<string, (gitHub: GitHub) => Promise<{ readonly kind: string }>>> =
  {
    renewal: (gitHub) => gitHub.renew({ host: HOST, clientId: CLIENT, refreshToken: SENT }, steady),
    poll: (gitHub) => gitHub.poll({ host: HOST, clientId: CLIENT, deviceCode: SENT }, steady),
  };

for (const [name, ask] of Object.entries(ONCE_ONLY)) {
  fault(
    61,
    'modelled',
    'G',
    `the answer to a ${name} is taken for two minutes, and then no longer`,
    async () => {
      await fc.assert(
        fc.asyncProperty(delay, async (delayMs) => {
          const bench = slowWire(delayMs);
          const asked = ask(bench.github);
          await bench.clock.advance(Math.min(delayMs, limits.unrepeatableDeadlineMs));
          const inTime = delayMs < limits.unrepeatableDeadlineMs;
          expect((await asked).kind).toBe(inTime ? 'granted' : 'trouble');
        }),
        { numRuns: sized(15, 200) },
      );
    },
  );
}

const blank = fc.stringMatching(/^[ \t\r\n]{0,3}$/);

/** What may stand beside a grant, or around it. */
const grantAnyhow = fc.record({
  before: blank,
  after: blank,
  beside: fc.oneof(
    fc.constant({}),
    fc.record({
      error: fc.constantFrom('', null, false, 'slow_down', 'authorization_pending', 'brand_new'),
      interval: fc.constantFrom(10, '10', null, -1),
    }),
  ),
});

for (const [name, ask] of Object.entries(ONCE_ONLY)) {
  fault(
    61,
    'modelled',
    'G',
    `the token of a ${name} is taken, whatever stands beside or around it`,
    async () => {
      await fc.assert(
        fc.asyncProperty(grantAnyhow, async ({ before, after, beside }) => {
          knowSecret(GRANT.access_token);
          const body = { ...GRANT, ...beside, access_token: before + GRANT.access_token + after };
          const bench = createWireBench({ http: async () => Response.json(body) });
          const answer = await ask(bench.github);
          expect(answer).toMatchObject({ kind: 'granted' });
          const isKnown = bench.secrets.some((one) => one.reveal() === GRANT.access_token);
          expect(isKnown).toBe(true);
          sawAt('logs', JSON.stringify([bench.lines, answer]));
        }),
        {
          numRuns: sized(15, 300),
          examples: [
            [{ before: '', after: '\n', beside: {} }],
            [{ before: '', after: '', beside: { error: 'slow_down', interval: 10 } }],
          ],
        },
      );
    },
  );
}

const EXPIRING = { ...GITHUB_TERMS, gitHubTokenLifeMs: 8 * HOUR_MS };

/** Where a request is slow: on its way there, or the answer on its way back. */
type SlowWay = 'there' | 'back';

/** What is answered once takes this much longer; only so many answers do. */
function slow(
  gitHub: GitHub,
  clock: VirtualClock,
  way: SlowWay,
  delayMs: number,
  most: number,
): GitHub {
  let left = most;
  const wait = (): Promise<void> =>
    new Promise((resolve) => {
      clock.after(delayMs, () => {
        clock.stir();
        resolve();
      });
    });
  const slowed =
    <Asked extends unknown[], Answer>(ask: (...asked: Asked) => Promise<Answer>) =>
    async (...asked: Asked): Promise<Answer> => {
      left -= 1;
      const isSlow = left >= 0;
      if (isSlow && way === 'there') await wait();
      const answer = await ask(...asked);
      if (isSlow && way === 'back') await wait();
      return answer;
    };
  return { ...gitHub, renew: slowed(gitHub.renew), poll: slowed(gitHub.poll) };
}

/** A world with an account whose GitHub token lives for eight hours, and what is answered once slow. */
async function slowWorld(
  way: SlowWay,
  delayMs: number,
  most = Number.POSITIVE_INFINITY,
): Promise<VirtualWorld> {
  let clock: VirtualClock | null = null;
  const world = searchWorld(
    await createVirtualWorld({
      terms: EXPIRING,
      tamper: {
        clock: (made) => (clock = made),
        gitHub: (gitHub) => (clock === null ? gitHub : slow(gitHub, clock, way, delayMs, most)),
      },
    }),
  );
  const record = recordOf(world.gitHub.grant(), world.clock.trueMs());
  world.vault.stored.set(record.key, record);
  return world;
}

/** The same while it is on its way: a renewal, or the poll that grants. */
async function awaiting(what: string, delayMs: number): Promise<VirtualWorld> {
  const world = await slowWorld('back', delayMs);
  if (what === 'renewal') {
    await world.restart();
    await world.clock.advance(8 * HOUR_MS - 10 * MINUTE_MS + SECOND_MS);
  } else {
    world.vault.stored.clear();
    world.engine().startSignIn('github.com', null);
    await world.clock.advance(SECOND_MS);
    world.gitHub.polls.push({ kind: 'granted', grant: world.gitHub.grant() });
    await world.clock.advance(6 * SECOND_MS);
  }
  return world;
}

/** Of the first account unless it is said of which. */
function expectTokenAtHand(world: VirtualWorld, key = world.engine().state().accounts[0]?.key) {
  expect(world.engine().tokenAtHand(key ?? ''), 'token at hand').not.toBeNull();
}

/** Until a sleep is noticed, the renewal is waited for no longer, and the exchange has answered. */
const WITHOUT_TOKEN_MS = 15 * SECOND_MS + limits.deadlineMs + 5 * SECOND_MS;

fault(61, 'modelled', 'G', 'no renewal holds up a first token, slow or slept through', async () => {
  const asleep = fc.oneof(fc.constant(0), fc.integer({ min: MINUTE_MS, max: 4 * MINUTE_MS }));
  const property = fc.asyncProperty(delay, asleep, async (delayMs, sleepMs) => {
    const world = await slowWorld('there', delayMs);
    await world.clock.advance(8 * HOUR_MS - 5 * MINUTE_MS);
    await world.restart();
    await world.clock.advance(SECOND_MS);
    world.clock.sleep(sleepMs);
    await world.clock.advance(WITHOUT_TOKEN_MS);
    expectTokenAtHand(world);
    await world.clock.advance(3 * limits.unrepeatableDeadlineMs);
    expect(world.engine().state().accounts[0]?.session.kind).toBe('lit');
    const renewals = world.gitHub.requests.filter(({ purpose }) => purpose === 'renew');
    expect(renewals).toHaveLength(1);
  });
  await fc.assert(property, {
    numRuns: sized(8, 100),
    examples: [
      [119_000, 0],
      [119_000, MINUTE_MS],
    ],
  });
});

fault(61, 'modelled', 'G', 'a slow renewal holds up no other account', async () => {
  const property = fc.asyncProperty(delay, async (delayMs) => {
    const world = await slowWorld('back', delayMs, 1);
    const other = signedInRecord('github.com', 777);
    const { key } = other;
    const granted = recordOf(world.gitHub.grant(), world.clock.trueMs());
    world.vault.stored.set(key, { ...granted, key, identity: other.identity });
    // No GitHub token works any more, so that there is no way around the renewals.
    await world.clock.advance(9 * HOUR_MS);
    await world.restart();
    await world.clock.advance(limits.deadlineMs + 5 * SECOND_MS);
    expectTokenAtHand(world, key);
    await world.clock.advance(3 * limits.unrepeatableDeadlineMs);
  });
  await fc.assert(property, { numRuns: sized(4, 100), examples: [[119_000], [0]] });
});

fault(61, 'modelled', 'G', 'nor does one whose answer a sleep has swallowed', async () => {
  const asleep = fc.integer({ min: 3 * MINUTE_MS, max: 12 * HOUR_MS });
  const property = fc.asyncProperty(asleep, async (sleepMs) => {
    const world = await slowWorld('there', 13 * HOUR_MS, 1);
    await world.clock.advance(8 * HOUR_MS - 10 * MINUTE_MS);
    await world.restart();
    await world.clock.advance(SECOND_MS);
    world.clock.sleep(sleepMs);
    await world.clock.advance(WITHOUT_TOKEN_MS);
    expectTokenAtHand(world);
  });
  await fc.assert(property, { numRuns: sized(6, 60), examples: [[35 * MINUTE_MS]] });
});

/** Counted from a second or two before the quit: what comes in time, and what does not. */
const besideTenSeconds = fc.oneof(
  fc.integer({ min: 2_000, max: 8_000 }),
  fc.integer({ min: 13_000, max: 20_000 }),
);

for (const what of Object.keys(ONCE_ONLY)) {
  fault(61, 'modelled', 'G', `quit waits for a ${what}, ten seconds at most`, async () => {
    await fc.assert(
      fc.asyncProperty(besideTenSeconds, async (delayMs) => {
        const world = await awaiting(what, delayMs);
        const before = [...world.vault.stored.values()].map(({ gitHubToken }) => gitHubToken);
        const askedAtMs = world.clock.trueMs();
        let endedAtMs = Number.NaN;
        const finish = async (): Promise<void> => {
          await world.engine().finish();
          endedAtMs = world.clock.trueMs();
        };
        const finished = finish();
        await world.clock.advance(quit.answerMs);
        await finished;
        expect(endedAtMs - askedAtMs).toBeLessThanOrEqual(quit.answerMs);
        const isNew = [...world.vault.stored.values()].some(
          ({ gitHubToken }) => !before.some((old) => old.equals(gitHubToken)),
        );
        expect(isNew).toBe(delayMs < quit.answerMs);
        // What has come is waited for no longer.
        if (isNew) await world.engine().finish();
      }),
      { numRuns: sized(6, 60), examples: [[2_000], [15_000]] },
    );
  });
}

fault(61, 'modelled', 'G', 'quit waits for nothing that can be asked for again', async () => {
  const world = searchWorld(await createVirtualWorld());
  world.engine().startSignIn('github.com', null);
  await world.clock.advance(0);
  await world.engine().finish();
  expect(world.engine().state().signIn.kind).toBe('requestingCode');
});

/** A way to the server on which renewals are carried out at once, and answered when the test says so. */
function dripping() {
  let release = (): void => undefined;
  const dripped = {
    renewals: 0,
    arrive: (): void => release(),
    route:
      (_simulator: unknown, hold: () => () => void): Http =>
      async (request) => {
        const answer = await nodeHttp(request);
        if (request.body?.includes('grant_type=refresh_token') !== true) return answer;
        dripped.renewals += 1;
        const end = hold();
        await new Promise<void>((resolve) => {
          release = resolve;
        });
        end();
        return answer;
      },
  };
  return dripped;
}

fault(
  61,
  'real',
  'G',
  'a renewal that is answered after 25 seconds is taken, and sent once',
  async () => {
    const drip = dripping();
    const w = await startWorld({ route: drip.route });
    await w.gitHub.setApp({ clientId: DEFAULT_CLIENT_ID, kind: 'githubAppExpiring' });
    await w.signIn();
    await w.gitHub.setNextAnswers({
      endpoint: 'exchange',
      answers: [cannedAnswers.badCredentials],
    });
    await w.pass(MINUTE_MS);
    await refreshNow(w);
    expect(drip.renewals).toBe(1);
    await w.pass(25 * SECOND_MS);
    drip.arrive();
    await w.pass(MINUTE_MS);
    expect(drip.renewals).toBe(1);
    expect(w.accountView().session.kind).toBe('lit');
  },
);
