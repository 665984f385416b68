import * as fc from 'fast-check';
import { expect } from 'vitest';
import { serverTimeOf } from '../../src/main/github/http-date.ts';
import type { ExchangeAnswer, GitHub, VaultRecord } from '../../src/main/ports.ts';
import { sized } from '../support/size.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../support/time-units.ts';
import { GITHUB_TERMS, type VirtualGitHub } from '../support/virtual-github.ts';
import {
  createVirtualWorld,
  recordOf,
  signedInRecord,
  type VirtualWorld,
  type WorldOptions,
} from '../support/virtual-world.ts';
import { fault } from './fault.ts';
import { searchWorld } from './search/world.ts';

const HOME = signedInRecord();
const AWAY = signedInRecord('acme.ghe.com', 1);
const RUNS = { numRuns: sized(2, 100) };

/** Of the other host every `Date`, and what it says by it, is off by this much. */
function awayOffBy(byMs: number) {
  return (gitHub: VirtualGitHub): GitHub => ({
    ...gitHub,
    exchange: async (host, ...asked) => {
      const answer = await gitHub.exchange(host, ...asked);
      return host === AWAY.host ? datedOff(answer, byMs, byMs) : answer;
    },
    identify: async (host, ...asked) => {
      const answer = await gitHub.identify(host, ...asked);
      const offMs = host === AWAY.host ? byMs : 0;
      return { ...answer, serverMs: answer.serverMs === null ? null : answer.serverMs + offMs };
    },
  });
}

/** The same answer with its `Date`, and the end of its token, off by so much. */
function datedOff(answer: ExchangeAnswer, dateByMs: number, endByMs: number): ExchangeAnswer {
  const serverMs = answer.serverMs === null ? null : answer.serverMs + dateByMs;
  if (answer.kind !== 'token') return { ...answer, serverMs };
  const { copilot } = answer;
  const endsAtMs = copilot.expiresAtServerMs;
  const expiresAtServerMs = endsAtMs === null ? null : endsAtMs + endByMs;
  return { ...answer, serverMs, copilot: { ...copilot, expiresAtServerMs } };
}

async function worldWith(
  options: WorldOptions,
  recordsOf: (world: VirtualWorld) => readonly VaultRecord[],
): Promise<VirtualWorld> {
  const world = await createVirtualWorld(options);
  for (const record of recordsOf(world)) world.vault.stored.set(record.key, record);
  const searched = searchWorld(world);
  await searched.restart();
  await world.clock.advance(5 * SECOND_MS);
  return searched;
}

function sessionOf(world: VirtualWorld, key: string) {
  const session = world
    .engine()
    .state()
    .accounts.find((one) => one.key === key)?.session;
  if (session === undefined || session.kind === 'restoring') throw new Error('not begun');
  return session;
}

/** Both accounts; one has a GitHub token of 30 days without a successor, which has this long to live by its own host. */
function withLifeLeft(ending: typeof HOME, leftMs: number, byMs: number): Promise<VirtualWorld> {
  return worldWith({ tamper: { gitHub: awayOffBy(byMs) } }, ({ clock }) => {
    const hostMs = clock.trueMs() + (ending === AWAY ? byMs : 0);
    const gitHubTokenEndsAtMs = hostMs + leftMs;
    const savedAtMs = gitHubTokenEndsAtMs - 30 * DAY_MS;
    return [HOME, AWAY].map((one) =>
      one === ending ? { ...one, gitHubTokenEndsAtMs, savedAtMs } : one,
    );
  });
}

fault(
  77,
  'modelled',
  'GU',
  'a second host whose clock is a day off: the end is told when it is near',
  async () => {
    for (const ending of [HOME, AWAY]) {
      for (const byMs of [-DAY_MS, DAY_MS]) {
        const far = await withLifeLeft(ending, 36 * HOUR_MS, byMs);
        await far.clock.advance(HOUR_MS);
        expect(sessionOf(far, ending.key).grant.endsSoon).toBe(false);
        const near = await withLifeLeft(ending, 12 * HOUR_MS, byMs);
        expect(sessionOf(near, ending.key).grant.endsSoon).toBe(true);
      }
    }
  },
);

fault(77, 'modelled', 'GU', 'whatever the other clock says: rotations and the disk are right', () =>
  fc.assert(
    fc.asyncProperty(
      fc.integer({ min: -3 * DAY_MS, max: 3 * DAY_MS }),
      fc.integer({ min: 20 * MINUTE_MS, max: 8 * HOUR_MS }),
      async (byMs, leftMs) => {
        const terms = { ...GITHUB_TERMS, gitHubTokenLifeMs: 8 * HOUR_MS };
        const world = await worldWith({ terms, tamper: { gitHub: awayOffBy(byMs) } }, (virtual) => {
          const record = recordOf(virtual.gitHub.grant(), virtual.clock.trueMs());
          return [record, AWAY];
        });
        await world.clock.advance(8 * HOUR_MS - leftMs);
        expect(renewalsOf(world)).toBe(0);
        await world.clock.advance(leftMs);
        expect(renewalsOf(world)).toBe(1);
        const endsAtMs = world.vault.stored.get(HOME.key)?.gitHubTokenEndsAtMs ?? 0;
        const leftOnDiskMs = endsAtMs - world.clock.trueMs();
        expect(Math.abs(leftOnDiskMs - (8 * HOUR_MS - 10 * MINUTE_MS))).toBeLessThan(MINUTE_MS);
      },
    ),
    RUNS,
  ),
);

function renewalsOf({ gitHub }: VirtualWorld): number {
  return gitHub.requests.filter(({ purpose }) => purpose === 'renew').length;
}

fault(77, 'modelled', 'GU', 'signed in on a machine whose own clock is a day off', async () => {
  for (const byMs of [-DAY_MS, DAY_MS]) {
    const terms = { ...GITHUB_TERMS, gitHubTokenLifeMs: 8 * HOUR_MS };
    const world = searchWorld(await createVirtualWorld({ terms }));
    world.clock.setWall(byMs);
    world.engine().startSignIn('github.com', null);
    await world.clock.advance(MINUTE_MS);
    world.gitHub.polls.push({ kind: 'granted', grant: world.gitHub.grant() });
    await world.clock.advance(MINUTE_MS);
    const [record] = world.vault.stored.values();
    const leftMs = (record?.gitHubTokenEndsAtMs ?? 0) - world.clock.trueMs();
    expect(Math.abs(leftMs - 8 * HOUR_MS)).toBeLessThan(2 * MINUTE_MS);
    await world.clock.advance(7 * HOUR_MS + 45 * MINUTE_MS);
    expect(renewalsOf(world)).toBe(0);
    await world.clock.advance(6 * MINUTE_MS);
    expect(renewalsOf(world)).toBe(1);
  }
});

/** One account; the exchange of this number (the first is 0) has a `Date` that is off by this much. */
async function worldWithLie(number: number, byMs: number): Promise<VirtualWorld> {
  let count = 0;
  const lying = (gitHub: VirtualGitHub): GitHub => ({
    ...gitHub,
    exchange: async (...asked) => {
      const answer = await gitHub.exchange(...asked);
      return answer.kind === 'token' && count++ === number ? datedOff(answer, byMs, 0) : answer;
    },
  });
  return worldWith({ tamper: { gitHub: lying } }, () => [HOME]);
}

/** True milliseconds that what would be handed over has to live; null when nothing would be. */
function lifeLeftMs({ engine, gitHub }: VirtualWorld): number | null {
  const held = engine().tokenAtHand(HOME.key);
  return held === null ? null : gitHub.lifeLeftMs(held.token);
}

fault(
  83,
  'modelled',
  'C',
  'one Date of 12 hours ago, and then an outage: nothing dead is handed out',
  async () => {
    const world = await worldWithLie(1, -12 * HOUR_MS);
    await world.clock.advance(26 * MINUTE_MS);
    world.gitHub.weather.trouble = { kind: 'network', retryAfterMs: null };
    for (let minute = 0; minute < 60; minute += 1) {
      await world.clock.advance(MINUTE_MS);
      expect(lifeLeftMs(world) ?? 1).toBeGreaterThan(0);
    }
    const first = await worldWithLie(0, -12 * HOUR_MS);
    first.gitHub.weather.trouble = { kind: 'network', retryAfterMs: null };
    await first.clock.advance(36 * MINUTE_MS);
    expect(lifeLeftMs(first)).toBeNull();
  },
);

fault(
  83,
  'modelled',
  'C',
  'a Date off by anything: what lives is served, what is dead is not',
  () =>
    fc.assert(
      fc.asyncProperty(
        fc.integer({ min: -3 * DAY_MS, max: 3 * DAY_MS }),
        fc.integer({ min: 1, max: 3 }),
        async (byMs, number) => {
          const world = await worldWithLie(number, byMs);
          await world.clock.advance(number * 25 * MINUTE_MS + MINUTE_MS);
          world.gitHub.weather.trouble = { kind: 'server', retryAfterMs: null };
          for (let minute = 0; minute < 35; minute += 1) {
            const trueMs = lifeLeftMs(world);
            expect(trueMs ?? 1, 'dead').toBeGreaterThan(0);
            if (minute < 28) expect(trueMs, 'not served').not.toBeNull();
            await world.clock.advance(MINUTE_MS);
          }
        },
      ),
      RUNS,
    ),
);

fault(
  83,
  'modelled',
  'C',
  'after a pause the server alone knows: two of its Dates are believed',
  async () => {
    const world = await worldWithLie(-1, 0);
    await world.clock.advance(10 * MINUTE_MS);
    world.clock.pause(2 * HOUR_MS);
    world.gitHub.weather.trouble = { kind: 'server', retryAfterMs: null };
    world.engine().refresh(HOME.key);
    await world.clock.advance(5 * SECOND_MS);
    expect(lifeLeftMs(world)).toBeNull();
  },
);

fault(83, 'modelled', 'C', 'an answer from a cache says how old it is', async () => {
  const date = 'Sun, 22 Nov 2026 10:00:00 GMT';
  const at = (age: string) => serverTimeOf(new Headers({ date, age }));
  const dateMs = Date.parse(date);
  expect(at('0')).toBe(dateMs);
  expect(at('3600')).toBe(dateMs + HOUR_MS);
  for (const nonsense of ['', '-1', 'soon', '1.5']) expect(at(nonsense)).toBe(dateMs);
  for (const days of ['86401', '999999999999999999999']) expect(at(days)).toBeNull();
  searchWorld(await createVirtualWorld());
});

fault(83, 'modelled', 'C', 'a token of seconds is handed over for what it is', async () => {
  const terms = { ...GITHUB_TERMS, tokenLifeMs: 20 * SECOND_MS, refreshInMs: null };
  const world = await worldWith({ terms }, () => [HOME]);
  expect(lifeLeftMs(world)).toBeGreaterThan(0);
  await world.clock.advance(10 * MINUTE_MS);
  const asked = world.gitHub.requests.filter(({ purpose }) => purpose === 'exchange');
  const times = asked.map(({ atTrueMs }) => atTrueMs);
  for (const [index, atMs] of times.slice(1).entries()) {
    expect(atMs - (times[index] ?? 0)).toBeGreaterThanOrEqual(30 * SECOND_MS);
  }
  expect(times.length).toBeGreaterThan(15);
});
