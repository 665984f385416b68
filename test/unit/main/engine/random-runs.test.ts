import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Clock, GitHub, Trouble } from '../../../../src/main/ports.ts';
import { wholeNumberIn } from '../../../support/choose-seed.ts';
import { CoreModel } from '../../../support/core-model.ts';
import { SEED } from '../../../support/seed.ts';
import { sized } from '../../../support/size.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS, YEAR_MS } from '../../../support/time-units.ts';
import type { VirtualClock } from '../../../support/virtual-clock.ts';
import { GITHUB_TERMS } from '../../../support/virtual-github.ts';
import {
  createVirtualWorld,
  type MemoryVault,
  type VirtualWorld,
} from '../../../support/virtual-world.ts';

/** `RANDOM_RUNS=2000` looks harder still. */
const RUNS = wholeNumberIn(process.env, 'RANDOM_RUNS') ?? sized(60, 400);

type Deed = (world: VirtualWorld, model: CoreModel) => void | Promise<void>;

/** Something happens, then time passes, then everything that must be true is. */
function command(
  name: string,
  waitMs: number,
  deed: Deed,
): fc.AsyncCommand<CoreModel, VirtualWorld> {
  return {
    check: () => true,
    toString: () => `${name}, then ${waitMs} ms`,
    run: async (model, world) => {
      model.disturbances += 1;
      await deed(world, model);
      await world.clock.advance(waitMs);
      model.check(world);
    },
  };
}

const troubles: readonly (Trouble | null)[] = [
  null,
  null,
  { kind: 'network', retryAfterMs: null },
  { kind: 'timeout', retryAfterMs: null },
  { kind: 'server', retryAfterMs: null },
  { kind: 'rateLimited', retryAfterMs: 90_000 },
  { kind: 'malformed', retryAfterMs: null },
];

const isAwaiting = (world: VirtualWorld): boolean =>
  world.engine().state().signIn.kind === 'awaitingUser';

function answerPoll(
  world: VirtualWorld,
  kind: 'granted' | 'denied' | 'expired' | 'slowDown',
): void {
  if (!isAwaiting(world)) return;
  if (kind === 'granted') world.gitHub.polls.push({ kind, grant: world.gitHub.grant() });
  else if (kind === 'slowDown')
    world.gitHub.polls.push({ kind, intervalMs: null, retryAfterMs: null });
  else world.gitHub.polls.push({ kind });
}

function signIn(world: VirtualWorld): void {
  const { signIn: before } = world.engine().state();
  if (before.kind !== 'awaitingUser') world.gitHub.polls.length = 0;
  for (let click = 0; click < 20; click++) world.engine().startSignIn('github.com', null);
}

/** Most runs would never get to a code and its approval by chance. */
async function approve(world: VirtualWorld): Promise<void> {
  if (!isAwaiting(world)) signIn(world);
  await world.clock.advance(SECOND_MS);
  answerPoll(world, 'granted');
}

function fail(world: VirtualWorld, trouble: Trouble | null, isOnline: boolean): void {
  world.gitHub.weather.trouble = trouble;
  world.network.isOnline = trouble?.kind !== 'network' || isOnline;
}

function refresh(world: VirtualWorld): void {
  for (const { key } of world.engine().state().accounts) {
    world.engine().refresh(key);
    void world.engine().token(key, HOUR_MS);
  }
}

/** A clock set back by as much as the machine slept hides both, unless somebody looks between the two. */
function look(world: VirtualWorld): void {
  world.alarms().nowMs();
}

function sleep(world: VirtualWorld, spanMs: number, isTold: boolean): void {
  look(world);
  world.clock.sleep(spanMs);
  if (isTold) world.power('resume');
}

function jumpClock(world: VirtualWorld, model: CoreModel, byMs: number): void {
  look(world);
  world.clock.setWall(byMs);
  model.isInDoubt ||= byMs > 0;
}

async function kill(world: VirtualWorld, model: CoreModel): Promise<void> {
  model.killed();
  world.gitHub.polls.length = 0;
  await world.restart();
}

async function signOut(world: VirtualWorld, model: CoreModel): Promise<void> {
  model.signedOut();
  world.engine().cancelSignIn();
  for (const { key } of world.engine().state().accounts) await world.engine().signOut(key);
}

/** Times at which things are under way are as likely as times at which nothing is. */
const wait = fc.oneof(fc.nat(400), fc.nat(30 * SECOND_MS), fc.nat(40 * MINUTE_MS));
const jump = fc.oneof(
  fc.integer({ min: -HOUR_MS, max: HOUR_MS }),
  fc.integer({ min: -10 * YEAR_MS, max: 10 * YEAR_MS }),
);

const commands = fc.commands(
  [
    wait.map((ms) => command('sign in', ms, signIn)),
    wait.map((ms) => command('approve', ms, approve)),
    fc
      .tuple(wait, fc.constantFrom('denied', 'expired', 'slowDown'))
      .map(([ms, kind]) => command(kind, ms, (world) => answerPoll(world, kind))),
    wait.map((ms) => command('check now', ms, (world) => world.engine().checkNow())),
    wait.map((ms) => command('open the page', ms, (world) => world.engine().noteCodePage())),
    wait.map((ms) => command('refresh', ms, refresh)),
    fc
      .tuple(wait, fc.constantFrom(...troubles), fc.boolean())
      .map(([ms, trouble, online]) =>
        command(`fail with ${JSON.stringify(trouble)}`, ms, (world) =>
          fail(world, trouble, online),
        ),
      ),
    fc
      .tuple(wait, fc.nat(9 * HOUR_MS), fc.boolean())
      .map(([ms, span, isTold]) =>
        command(`sleep ${span}`, ms, (world) => sleep(world, span, isTold)),
      ),
    fc
      .tuple(wait, jump)
      .map(([ms, byMs]) =>
        command(`set clock by ${byMs}`, ms, (world, model) => jumpClock(world, model, byMs)),
      ),
    wait.map((ms) => command('kill', ms, kill)),
    wait.map((ms) => command('sign out', ms, signOut)),
    wait.map((ms) => command('wait', ms, () => undefined)),
  ],
  { maxCommands: 40 },
);

/** Once everything is well again, whoever is signed in has a token. */
async function recovers(world: VirtualWorld, model: CoreModel): Promise<void> {
  fail(world, null, true);
  await world.clock.advance(16 * MINUTE_MS);
  const { accounts } = world.engine().state();
  if (model.kept !== null) expect(accounts).not.toEqual([]);
  for (const { key, session } of accounts) {
    const held = world.engine().tokenAtHand(key);
    const lifeMs = held === null ? 0 : (world.gitHub.lifeLeftMs(held.token) ?? 0);
    if (model.mayBeLockedOut && session.kind === 'signInNeeded') continue;
    expect(session.kind).not.toBe('signInNeeded');
    expect(lifeMs).toBeGreaterThan(MINUTE_MS);
  }
}

/** A world whose core is watched by the model, perhaps with something broken in it. */
async function watchedWorld(gitHubTokenLifeMs: number | null, flaw: Flaw = {}) {
  const model = new CoreModel();
  const world = await createVirtualWorld({
    terms: { ...GITHUB_TERMS, gitHubTokenLifeMs },
    tamper: {
      ...(flaw.clock && { clock: flaw.clock }),
      gitHub: (gitHub, alarms) => model.watch(flaw.gitHub?.(gitHub) ?? gitHub, alarms),
    },
  });
  flaw.vault?.(world.vault);
  return { model, world };
}

interface Flaw {
  readonly clock?: (clock: VirtualClock) => Clock;
  readonly gitHub?: (gitHub: GitHub) => GitHub;
  readonly vault?: (vault: MemoryVault) => void;
}

/** Seeds that once found something: two flights of renewal, of one person's two accounts (487642466). */
const KEPT_SEEDS = [487_642_466];

/** Each seed with GitHub tokens that never end, and with some that do. */
const CASES: readonly (readonly [seed: number, lifeMs: number | null])[] = [
  SEED,
  ...KEPT_SEEDS,
].flatMap((seed) => [[seed, null] as const, [seed, 2 * HOUR_MS] as const]);

describe('the core, whatever happens', () => {
  it.each(CASES)(
    'keeps its promises, seed %i, with GitHub tokens that end after %s ms',
    async (seed, lifeMs) => {
      await fc.assert(
        fc.asyncProperty(commands, async (run) => {
          const { model, world } = await watchedWorld(lifeMs);
          await approve(world);
          await world.clock.advance(10 * SECOND_MS);
          // Whatever happens next happens to somebody who is signed in.
          expect(model.kept).not.toBeNull();
          await fc.asyncModelRun(() => ({ model, real: world }), run);
          await recovers(world, model);
        }),
        { numRuns: RUNS, seed },
      );
    },
    sized(120_000, 600_000),
  );
});

/** Sign in and stay so for a while: enough to meet each of the flaws. */
const aDay: readonly fc.AsyncCommand<CoreModel, VirtualWorld>[] = [
  command('sign in', 10 * SECOND_MS, signIn),
  command('approve', MINUTE_MS, (world) => answerPoll(world, 'granted')),
  command('wait', HOUR_MS, () => undefined),
];

describe('the model', () => {
  const flaws: readonly (readonly [string, Flaw])[] = [
    ['polls early by a clock that runs fast', { clock: hurried }],
    ['loses what the vault should keep', { vault: (vault) => Object.assign(vault, forgetful) }],
    ['tells a secret', { gitHub: talkative }],
  ];

  it.each(flaws)('finds a core that %s', async (_, flaw) => {
    const { model, world } = await watchedWorld(null, flaw);
    const run = fc.asyncModelRun(() => ({ model, real: world }), aDay);
    await expect(run).rejects.toThrow();
  });

  it('has nothing against one without', async () => {
    const { model, world } = await watchedWorld(null);
    await fc.asyncModelRun(() => ({ model, real: world }), aDay);
    expect(model.kept).not.toBeNull();
  });
});

function hurried(clock: VirtualClock): Clock {
  return {
    wallMs: () => clock.wallMs() * 2,
    monotonicMs: () => clock.monotonicMs() * 2,
    uptimeMs: () => clock.uptimeMs() * 2,
    after: (delayMs, ring) => clock.after(delayMs / 2, ring),
  };
}

const forgetful = { put: () => Promise.resolve(), replace: () => Promise.resolve() };

function talkative(gitHub: GitHub): GitHub {
  return {
    ...gitHub,
    identify: async (host, token, signal) => {
      const answer = await gitHub.identify(host, token, signal);
      if (answer.kind !== 'identity') return answer;
      return { ...answer, identity: { ...answer.identity, name: token.reveal() } };
    },
  };
}
