import * as fc from 'fast-check';
import { expect } from 'vitest';
import { viewOf } from '../../src/main/faces/view.ts';
import type { ExchangeAnswer, RenewAnswer, Trouble } from '../../src/main/ports.ts';
import { REFUSAL_REASONS, type RefusalReason } from '../../src/shared/refusal.ts';
import { sized } from '../support/size.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../support/time-units.ts';
import { SURROUNDINGS } from '../support/views.ts';
import { GITHUB_TERMS } from '../support/virtual-github.ts';
import {
  createVirtualWorld,
  recordOf,
  signedInRecord,
  type VirtualWorld,
} from '../support/virtual-world.ts';
import { fault } from './fault.ts';
import { searchWorld } from './search/world.ts';
import { startSignedIn } from './signed-in.ts';

const KEY = signedInRecord().key;
const unauthorized = { kind: 'unauthorized', serverMs: null } as const;
const RUNS = { numRuns: sized(3, 100) };
const GRANT_LIFE_MS = 8 * HOUR_MS;

/** Signed in and lit; `ending`: with a GitHub token of eight hours and a single-use successor. */
async function litWorld(terms: 'endless' | 'ending'): Promise<VirtualWorld> {
  const gitHubTokenLifeMs = terms === 'ending' ? GRANT_LIFE_MS : null;
  const world = await createVirtualWorld({ terms: { ...GITHUB_TERMS, gitHubTokenLifeMs } });
  const record = recordOf(world.gitHub.grant(), world.clock.trueMs());
  world.vault.stored.set(KEY, record);
  const searched = searchWorld(world);
  await searched.restart();
  await world.clock.advance(SECOND_MS);
  expect(kindOf(world)).toBe('lit');
  return searched;
}

function kindOf(world: VirtualWorld) {
  return world.engine().state().accounts[0]?.session.kind;
}

/** Whether the faces say that the sign-in ends soon. */
function isEndTold(world: VirtualWorld): boolean {
  const session = world.engine().state().accounts[0]?.session;
  return session !== undefined && session.kind !== 'restoring' && session.grant.endsSoon;
}

function isAlive({ engine, gitHub }: VirtualWorld): boolean {
  const held = engine().tokenAtHand(KEY);
  return held !== null && (gitHub.lifeLeftMs(held.token) ?? 0) > 0;
}

/** Lets time pass; answers what was seen at the end of each step: kinds of session, and how many were dark or warned. */
async function watch(world: VirtualWorld, spanMs: number, stepMs = MINUTE_MS) {
  const kinds = new Set<string | undefined>();
  let dark = 0;
  let warned = 0;
  for (let passedMs = 0; passedMs < spanMs; passedMs += stepMs) {
    await world.clock.advance(stepMs);
    kinds.add(kindOf(world));
    if (!isAlive(world)) dark += 1;
    if (isEndTold(world)) warned += 1;
  }
  return { kinds: [...kinds], dark, warned };
}

/** The most requests that were sent in any hour. */
function mostAnHour({ gitHub }: VirtualWorld, fromMs: number): number {
  const times = gitHub.requests.map(({ atTrueMs }) => atTrueMs).filter((atMs) => atMs >= fromMs);
  return Math.max(
    ...times.map((endMs) => times.filter((at) => at > endMs - HOUR_MS && at <= endMs).length),
  );
}

function reject(world: VirtualWorld): void {
  world.gitHub.standing.exchange = unauthorized;
  world.gitHub.standing.identity = unauthorized;
}

function heal({ gitHub }: VirtualWorld): void {
  Object.assign(gitHub.standing, { exchange: null, renewal: null, identity: null });
}

const NEWS = ['nothing', 'network', 'sleep', 'restart', 'try now'] as const;

const terms = fc.constantFrom('endless' as const, 'ending' as const);

fault(68, 'modelled', 'AG', 'three 401s, and then all is well: nobody notices', async () => {
  const world = await litWorld('endless');
  world.gitHub.exchanges.push(unauthorized, unauthorized, unauthorized);
  const { kinds, dark } = await watch(world, 40 * MINUTE_MS);
  expect(new Set(kinds)).toEqual(new Set(['flickering', 'lit']));
  expect(dark).toBe(0);
});

for (const status of [403, 422, 451]) {
  fault(
    68,
    'real',
    'AG',
    `${status} of whoever is asked to confirm it confirms nothing`,
    async () => {
      const w = await startSignedIn();
      const no = (code: number, message: string) =>
        ({ kind: 'json', status: code, body: { message } }) as const;
      await w.gitHub.setStandingAnswer({
        endpoint: 'exchange',
        answer: no(401, 'Bad credentials'),
      });
      const suspended = no(status, 'Sorry. Your account was suspended.');
      await w.gitHub.setStandingAnswer({ endpoint: 'user', answer: suspended });
      const before = w.requests.length;
      await w.pass(HOUR_MS);
      const asked = w.requests.slice(before).map(({ purpose }) => purpose);
      expect(asked).toContain('identity');
      expect(asked.length).toBeLessThanOrEqual(30);
      expect(w.accountView().session).toMatchObject({
        kind: 'refused',
        refusal: { reason: 'withheld', message: 'Sorry. Your account was suspended.' },
      });
    },
  );
}

fault(68, 'modelled', 'AG', 'four minutes of it at a renewal are sat out', async () => {
  const world = await litWorld('endless');
  await world.clock.advance(25 * MINUTE_MS - 2 * SECOND_MS);
  reject(world);
  const during = await watch(world, 4 * MINUTE_MS);
  heal(world);
  const after = await watch(world, 10 * MINUTE_MS);
  expect([...during.kinds, ...after.kinds]).not.toContain('signInNeeded');
  expect(during.dark + after.dark).toBe(0);
});

fault(68, 'modelled', 'AG', 'however long it lasts, the account comes back by itself', () =>
  fc.assert(
    fc.asyncProperty(
      terms,
      fc.integer({ min: 0, max: 30 * MINUTE_MS }),
      fc.oneof(fc.nat(5 * MINUTE_MS), fc.nat(sized(4 * HOUR_MS, 2 * DAY_MS))),
      fc.constantFrom(...NEWS),
      async (kind, beforeMs, spanMs, news) => {
        const world = await litWorld(kind);
        const kept = world.vault.stored.get(KEY)?.gitHubToken;
        await world.clock.advance(beforeMs);
        reject(world);
        world.gitHub.standing.renewal = { kind: 'trouble', trouble: server };
        await world.clock.advance(spanMs);
        expect(world.vault.stored.get(KEY)?.gitHubToken).toBe(kept);
        heal(world);
        const patienceMs = kind === 'ending' ? RENEWAL_PATIENCE_MS : 0;
        await world.clock.advance((await comesBackIn(world, news)) + patienceMs);
        expect(isAlive(world)).toBe(true);
      },
    ),
    // By then a sign-in is needed, and only a new look can tell that it is not.
    { ...RUNS, examples: NEWS.map((news) => ['endless', 0, HOUR_MS, news]) },
  ),
);

/**
 * A GitHub token that has ended meanwhile is renewed before anything else, and a host that has been asked often waits
 * for its next request by then: one more each four minutes.
 */
const RENEWAL_PATIENCE_MS = 5 * MINUTE_MS;

const server: Trouble = { kind: 'server', retryAfterMs: null };

/** Makes the news known, and says how long it may take until the account is lit again. */
async function comesBackIn(world: VirtualWorld, news: string): Promise<number> {
  switch (news) {
    case 'network':
      await world.clock.advance(5 * MINUTE_MS);
      world.network.isOnline = false;
      await world.clock.advance(5 * SECOND_MS);
      world.network.isOnline = true;
      return 6 * SECOND_MS;
    case 'sleep':
      world.clock.sleep(6 * MINUTE_MS);
      world.power('resume');
      return SECOND_MS;
    case 'restart':
      await world.restart();
      return SECOND_MS;
    case 'try now':
      await world.clock.advance(6 * SECOND_MS);
      world.engine().refresh(KEY);
      return SECOND_MS;
    default:
      return HOUR_MS + SECOND_MS;
  }
}

fault(68, 'modelled', 'A', 'what needs a sign-in says when it is looked at again', async () => {
  const world = await litWorld('endless');
  reject(world);
  await world.clock.advance(32 * MINUTE_MS);
  const wallAt = (atMs: number): number => atMs;
  const view = viewOf(world.engine().state(), {
    surroundings: SURROUNDINGS,
    isCodeCopied: false,
    wallAt,
  });
  const session = view.accounts[0]?.session;
  expect(session).toMatchObject({ kind: 'signInNeeded', retryAtMs: expect.any(Number) });
});

fault(69, 'modelled', 'AG', 'one 404 costs nothing', async () => {
  const world = await litWorld('ending');
  world.gitHub.renewals.push({ kind: 'wrongClient' });
  const { kinds, dark, warned } = await watch(world, GRANT_LIFE_MS + HOUR_MS, MINUTE_MS);
  expect(kinds).not.toContain('signInNeeded');
  expect({ dark, warned }).toEqual({ dark: 0, warned: 0 });
});

fault(69, 'modelled', 'AG', 'for minutes or hours: what lives is used, and then it heals', () =>
  fc.assert(
    fc.asyncProperty(fc.nat(20 * MINUTE_MS), fc.nat(3 * HOUR_MS), async (beforeMs, spanMs) => {
      const world = await litWorld('ending');
      const endsAtMs = world.clock.trueMs() + GRANT_LIFE_MS - 2 * SECOND_MS;
      const kept = world.vault.stored.get(KEY)?.gitHubToken;
      await world.clock.advance(GRANT_LIFE_MS - beforeMs - MINUTE_MS);
      // What was asked for by now may be on its way, and is answered either way.
      const wasAsked = world.gitHub.requests.some(({ purpose }) => purpose === 'renew');
      world.gitHub.standing.renewal = { kind: 'wrongClient' };
      const untilEnd = await watch(world, Math.min(spanMs, endsAtMs - world.clock.trueMs()));
      expect(untilEnd.dark).toBe(0);
      expect(untilEnd.kinds).not.toContain('signInNeeded');
      await world.clock.advance(Math.max(spanMs - untilEnd.dark, 0));
      if (!wasAsked) expect(world.vault.stored.get(KEY)?.gitHubToken).toBe(kept);
      heal(world);
      await world.clock.advance(HOUR_MS + MINUTE_MS);
      expect(isAlive(world)).toBe(true);
    }),
    {
      ...RUNS,
      examples: [
        // A renewal is on its way when the trouble begins.
        [540_701, 1],
        // The third no to the refresh token comes just before the GitHub token's end.
        [540_801, 240_001],
      ],
    },
  ),
);

function refused(reason: RefusalReason): ExchangeAnswer {
  const refusal = { reason, title: null, message: 'No.', page: null };
  return { kind: 'refused', refusal, url: null, serverMs: null };
}

fault(70, 'modelled', 'CA', 'one refusal of any reason at a renewal: no dark second', async () => {
  const world = await litWorld('endless');
  for (const reason of REFUSAL_REASONS) {
    world.gitHub.exchanges.push(refused(reason));
    const { kinds, dark } = await watch(world, 27 * MINUTE_MS, 30 * SECOND_MS);
    expect(new Set(kinds)).toEqual(new Set(['flickering', 'lit']));
    expect(dark).toBe(0);
  }
});

fault(70, 'modelled', 'CA', 'told at the third no or with the end of the token, asked soon', () =>
  fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...REFUSAL_REASONS),
      fc.integer({ min: 1, max: 5 }),
      fc.nat(25 * MINUTE_MS),
      async (reason, times, beforeMs) => {
        const world = await litWorld('endless');
        await world.clock.advance(Math.max(beforeMs, 30 * SECOND_MS));
        for (let time = 0; time < times; time += 1) world.gitHub.exchanges.push(refused(reason));
        world.engine().refresh(KEY);
        const { kinds, dark } = await watch(world, (times < 3 ? 7 : 22) * MINUTE_MS);
        const isDarkBefore = beforeMs > 24 * MINUTE_MS;
        if (times < 3 && !isDarkBefore) expect(kinds).not.toContain('refused');
        if (times >= 3) expect(kinds).toContain('refused');
        if (times < 2) expect(dark).toBe(0);
        if (times < 4) expect(isAlive(world)).toBe(true);
      },
    ),
    RUNS,
  ),
);

const renewalAnswers: readonly RenewAnswer[] = [
  { kind: 'trouble', trouble: server },
  { kind: 'trouble', trouble: { kind: 'network', retryAfterMs: null } },
  { kind: 'trouble', trouble: { kind: 'rateLimited', retryAfterMs: HOUR_MS } },
  { kind: 'trouble', trouble: { kind: 'malformed', retryAfterMs: null } },
  { kind: 'badRefreshToken' },
  { kind: 'wrongClient' },
  { kind: 'unexpected', code: 'surprise' },
];

fault(71, 'modelled', 'C', 'nothing that a renewal meets darkens a GitHub token that lives', () =>
  fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...renewalAnswers),
      fc.integer({ min: 10, max: 40 }),
      async (answer, minutes) => {
        const world = await litWorld('ending');
        // The last Copilot token is exchanged in the last minutes of the GitHub token, and outlives it.
        await world.clock.advance(GRANT_LIFE_MS - minutes * MINUTE_MS - SECOND_MS);
        world.gitHub.standing.renewal = answer;
        const { dark, kinds } = await watch(world, (minutes - 1) * MINUTE_MS);
        expect(dark).toBe(0);
        expect(kinds).not.toContain('signInNeeded');
      },
    ),
    RUNS,
  ),
);

fault(71, 'modelled', 'C', 'the login endpoint is down for an hour around the end', async () => {
  const world = await litWorld('ending');
  await world.clock.advance(GRANT_LIFE_MS - 11 * MINUTE_MS);
  world.gitHub.standing.renewal = { kind: 'trouble', trouble: server };
  const { dark } = await watch(world, 30 * MINUTE_MS, MINUTE_MS);
  expect(dark).toBe(0);
  heal(world);
  await world.clock.advance(6 * MINUTE_MS);
  expect(isAlive(world)).toBe(true);
});

fault(75, 'modelled', 'PG', 'a pair is renewed once for it, and GitHub is left in peace', () =>
  fc.assert(
    fc.asyncProperty(terms, fc.nat(40 * MINUTE_MS), async (kind, beforeMs) => {
      const world = await litWorld(kind);
      await world.clock.advance(beforeMs);
      const fromMs = world.clock.trueMs();
      world.gitHub.standing.exchange = unauthorized;
      await world.clock.advance(7 * HOUR_MS);
      const renewals = world.gitHub.requests.filter((one) => one.purpose === 'renew');
      expect(renewals).toHaveLength(kind === 'ending' ? 1 : 0);
      expect(mostAnHour(world, fromMs)).toBeLessThanOrEqual(30);
      expect(kindOf(world)).toBe('refused');
      heal(world);
      await world.clock.advance(HOUR_MS + MINUTE_MS);
      expect(isAlive(world)).toBe(true);
    }),
    { numRuns: sized(2, 50) },
  ),
);

fault(75, 'modelled', 'PG', 'a day of it', async () => {
  const world = await litWorld('ending');
  world.gitHub.standing.exchange = unauthorized;
  await world.clock.advance(DAY_MS);
  // One for the 401, and those that the GitHub token's own end requires.
  const renewals = world.gitHub.requests.filter((one) => one.purpose === 'renew');
  expect(renewals.length).toBeLessThanOrEqual(1 + DAY_MS / GRANT_LIFE_MS);
  expect(mostAnHour(world, 0)).toBeLessThanOrEqual(30);
});
