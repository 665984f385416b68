import { describe, expect, it } from 'vitest';
import { viewOf } from '../../../../src/main/faces/view.ts';
import type { GitHub } from '../../../../src/main/ports.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../support/time-units.ts';
import { SURROUNDINGS } from '../../../support/views.ts';
import {
  createVirtualWorld,
  signedInRecord,
  type VirtualWorld,
} from '../../../support/virtual-world.ts';
import {
  awaitingWorld,
  KEY,
  lifeLeftMs,
  sessionOf,
  showCode,
  signedInWorld,
  timesOf,
} from './signed-in.ts';

const hubot = { id: 480938, login: 'hubot', name: null, avatarUrl: null };
const HUBOT_KEY = 'github.com/480938';
const POLL_MS = 6_200;
const offline = { kind: 'trouble', trouble: { kind: 'network', retryAfterMs: null } } as const;
const refusal = {
  reason: 'no_copilot_access',
  title: null,
  message: 'No.',
  page: null,
} as const;

const approve = (world: VirtualWorld, whose?: typeof hubot) =>
  world.gitHub.polls.push({ kind: 'granted', grant: world.gitHub.grant(whose) });
const signInOf = (world: VirtualWorld) => world.engine().state().signIn;
const keysOf = (world: VirtualWorld) =>
  world
    .engine()
    .state()
    .accounts.map(({ key }) => key);

/** What faces show of the world's engine. */
const viewIn = (world: VirtualWorld) =>
  viewOf(world.engine().state(), {
    surroundings: SURROUNDINGS,
    isCodeCopied: false,
    wallAt: (atMs) => atMs,
  });

/** The exchange takes a round trip more than all else. */
const slowToExchange = (gitHub: GitHub): GitHub => ({
  ...gitHub,
  exchange: async (...asked) => {
    await gitHub.usage(...asked);
    return gitHub.exchange(...asked);
  },
});

/** Never says whose account it is. */
const nameless =
  (answer: { readonly kind: 'unknown' } | typeof offline) =>
  (gitHub: GitHub): GitHub => ({
    ...gitHub,
    identify: async (...asked) => {
      const { serverMs } = await gitHub.identify(...asked);
      return { ...answer, serverMs };
    },
  });

async function signIn(world: VirtualWorld, whose?: typeof hubot): Promise<void> {
  await showCode(world);
  approve(world, whose);
  await world.clock.advance(10 * SECOND_MS);
}

describe('cancelling', () => {
  it.each([
    ['the code is on its way', 100],
    ['the code is shown', 1_000],
    ['a poll is on its way', 200 + 6_000 + 100],
    ['GitHub is asked whose account it is', 200 + POLL_MS + 100],
  ])('ends everything while %s', async (_, atMs) => {
    const world = await createVirtualWorld();
    world.engine().startSignIn('github.com', null);
    approve(world);
    await world.clock.advance(atMs);
    world.engine().cancelSignIn();
    await world.clock.advance(SECOND_MS);
    const requests = world.gitHub.requests.length;
    await world.clock.advance(HOUR_MS);
    expect(signInOf(world).kind).toBe('cancelled');
    expect(world.gitHub.requests).toHaveLength(requests);
    expect(keysOf(world)).toEqual([]);
    expect(world.vault.stored.size).toBe(0);
    expect(world.clock.pending).toBe(0);
  });

  it('keeps an account that is known already', async () => {
    const world = await awaitingWorld({ tamper: { gitHub: slowToExchange } });
    approve(world);
    await world.clock.advance(POLL_MS + 250);
    expect(signInOf(world).kind).toBe('exchanging');
    world.engine().cancelSignIn();
    expect(signInOf(world).kind).toBe('done');
    await world.clock.advance(MINUTE_MS);
    expect([...world.vault.stored.keys()]).toEqual([KEY]);
    expect(lifeLeftMs(world)).toBeGreaterThan(0);
  });

  it('leaves room for the next one at once', async () => {
    const world = await awaitingWorld();
    world.engine().cancelSignIn();
    await signIn(world);
    expect(signInOf(world).kind).toBe('done');
    expect(lifeLeftMs(world)).toBeGreaterThan(0);
  });
});

describe('too many sign-ins', () => {
  it('are stopped at five GitHub tokens an hour, also over restarts, and host by host', async () => {
    const world = await createVirtualWorld();
    for (let time = 0; time < 5; time++) await signIn(world);
    await world.restart();
    const codes = timesOf(world, 'code').length;
    world.engine().startSignIn('github.com', null);
    await world.clock.advance(SECOND_MS);
    expect(signInOf(world)).toMatchObject({ kind: 'failed', problem: { kind: 'tooManySignIns' } });
    expect(timesOf(world, 'code')).toHaveLength(codes);
    world.engine().startSignIn('acme.ghe.com', null);
    await world.clock.advance(SECOND_MS);
    expect(signInOf(world).kind).toBe('awaitingUser');
  });

  it('may go on when the hour is over', async () => {
    const world = await createVirtualWorld();
    for (let time = 0; time < 5; time++) await signIn(world);
    await world.clock.advance(HOUR_MS);
    await signIn(world);
    expect(signInOf(world).kind).toBe('done');
  });
});

describe('whose account it is', () => {
  it('is shown, and the first account is the one to show', async () => {
    const world = await createVirtualWorld();
    await signIn(world);
    expect(world.engine().state()).toMatchObject({
      selectedKey: KEY,
      accounts: [{ key: KEY, identity: { login: 'octocat' }, plan: 'individual' }],
    });
    expect(timesOf(world, 'identify')).toHaveLength(1);
  });

  it('fails nothing when GitHub will not say, and is merged when it does', async () => {
    const world = await createVirtualWorld();
    world.gitHub.identities.push({ ...offline, serverMs: null });
    await signIn(world);
    expect(signInOf(world).kind).toBe('done');
    expect(keysOf(world)).toEqual([expect.stringMatching(/^github\.com\/new-/)]);
    expect(world.engine().tokenAtHand(keysOf(world)[0] ?? '')).not.toBeNull();
    await world.clock.advance(2 * MINUTE_MS);
    expect(keysOf(world)).toEqual([KEY]);
    expect([...world.vault.stored.keys()]).toEqual([KEY]);
    expect(world.engine().state().selectedKey).toBe(KEY);
  });

  it('is asked again by itself when it could not be asked, also without a Copilot token', async () => {
    const world = await createVirtualWorld();
    world.gitHub.identities.push({ ...offline, serverMs: null }, { ...offline, serverMs: null });
    world.gitHub.exchanges.push({ kind: 'refused', refusal, url: null, serverMs: null });
    await signIn(world);
    expect(signInOf(world).kind).toBe('done');
    await world.clock.advance(3 * MINUTE_MS);
    expect(keysOf(world)).toEqual([KEY]);
  });

  it.each([
    ['a host that never says', { kind: 'unknown' } as const, 3],
    ['a network that never carries it', offline, 60],
  ])('is not asked more and more often of %s', async (_, answer, mostAnHour) => {
    const world = await createVirtualWorld({ tamper: { gitHub: nameless(answer) } });
    await signIn(world);
    await world.clock.advance(6 * HOUR_MS);
    const asked = timesOf(world, 'identify').length;
    await world.clock.advance(HOUR_MS);
    expect(timesOf(world, 'identify').length - asked).toBeLessThanOrEqual(mostAnHour);
  });

  it('shows the account just signed in, also while it is not known', async () => {
    const world = await signedInWorld();
    world.gitHub.identities.push({ ...offline, serverMs: null });
    await signIn(world);
    world.engine().confirmAccount(true);
    // Before it is asked again, and answered, whose it is.
    await world.clock.advance(1);
    expect(signInOf(world).kind).toBe('done');
    expect(world.engine().state().selectedKey).toMatch(/^github\.com\/new-/);
  });

  it('is seen to be signed in by whoever goes on to another account', async () => {
    const world = await signedInWorld();
    await signIn(world, hubot);
    world.engine().select(HUBOT_KEY);
    expect(signInOf(world).kind, 'it is shown already').toBe('done');
    world.engine().select(KEY);
    expect(signInOf(world).kind).toBe('idle');
  });

  it('survives a kill before it was known', async () => {
    const world = await createVirtualWorld();
    world.gitHub.identities.push({ ...offline, serverMs: null });
    await signIn(world);
    await world.restart();
    await world.clock.advance(MINUTE_MS);
    expect(keysOf(world)).toEqual([KEY]);
    expect([...world.vault.stored.keys()]).toEqual([KEY]);
  });

  it('never replaces another account while it is not known', async () => {
    const world = await signedInWorld();
    world.gitHub.identities.push({ ...offline, serverMs: null });
    await signIn(world);
    expect(keysOf(world)).toEqual([KEY, expect.stringMatching(/^github\.com\/new-/)]);
    expect(world.vault.stored.get(KEY)?.gitHubToken).toEqual(signedInRecord().gitHubToken);
  });

  it('updates an account that signs in again, and serves its token all the while', async () => {
    const world = await signedInWorld();
    world.gitHub.identities.length = 0;
    await showCode(world, KEY);
    approve(world);
    for (let step = 0; step < 100; step++) {
      await world.clock.advance(100);
      expect(lifeLeftMs(world)).toBeGreaterThan(0);
    }
    expect(keysOf(world)).toEqual([KEY]);
    expect([...world.vault.stored.keys()]).toEqual([KEY]);
    expect(sessionOf(world)?.kind).toBe('lit');
    expect(signInOf(world).kind).toBe('done');
  });

  it('is confirmed before anything is replaced when another account was expected', async () => {
    const world = await signedInWorld();
    await showCode(world, KEY);
    approve(world, hubot);
    await world.clock.advance(10 * SECOND_MS);
    expect(signInOf(world)).toMatchObject({ kind: 'confirming', found: { login: 'hubot' } });
    expect(world.vault.stored.get(KEY)?.gitHubToken).toEqual(signedInRecord().gitHubToken);
    world.engine().confirmAccount(true);
    await world.clock.advance(SECOND_MS);
    expect(keysOf(world)).toEqual([KEY, HUBOT_KEY]);
    expect(signInOf(world).kind).toBe('done');
    expect(world.engine().state().selectedKey).toBe(HUBOT_KEY);
  });

  it('is shown by no face before it is confirmed, and by all afterwards', async () => {
    const world = await signedInWorld();
    const shown = () => viewIn(world).accounts.map(({ key }) => key);
    await showCode(world, KEY);
    approve(world, hubot);
    await world.clock.advance(10 * SECOND_MS);
    expect(keysOf(world)).toHaveLength(2);
    expect(shown()).toEqual([KEY]);
    world.engine().confirmAccount(true);
    await world.clock.advance(SECOND_MS);
    expect(shown()).toEqual([KEY, HUBOT_KEY]);
  });

  it('is confirmed also when the code that was for another account was replaced by a new one', async () => {
    const world = await signedInWorld();
    await showCode(world, KEY);
    world.gitHub.polls.push({ kind: 'expired' });
    await world.clock.advance(10 * SECOND_MS);
    expect(signInOf(world).kind).toBe('failed');
    await signIn(world, hubot);
    expect(signInOf(world)).toMatchObject({ kind: 'confirming', found: { login: 'hubot' } });
  });

  it('is forgotten when the user does not want that other account', async () => {
    const world = await signedInWorld();
    await showCode(world, KEY);
    approve(world, hubot);
    await world.clock.advance(10 * SECOND_MS);
    world.engine().confirmAccount(false);
    await world.clock.advance(MINUTE_MS);
    expect(keysOf(world)).toEqual([KEY]);
    expect([...world.vault.stored.keys()]).toEqual([KEY]);
    expect(lifeLeftMs(world)).toBeGreaterThan(0);
  });
});

describe('a sign-in that Copilot refuses', () => {
  it('is a sign-in all the same: the account is kept, with the reason', async () => {
    const world = await createVirtualWorld();
    world.gitHub.exchanges.push({ kind: 'refused', refusal, url: null, serverMs: null });
    await signIn(world);
    expect(signInOf(world).kind).toBe('done');
    expect(sessionOf(world)).toMatchObject({ kind: 'refused', refusal });
    expect([...world.vault.stored.keys()]).toEqual([KEY]);
    expect(world.engine().state().accounts[0]?.plan).toBe('individual');
  });
});
