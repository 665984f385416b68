import * as fc from 'fast-check';
import { expect } from 'vitest';
import { press, signIn } from '../simulation/person.ts';
import { createWorld, type World } from '../simulation/world.ts';
import { SEED } from '../support/seed.ts';
import { sized } from '../support/size.ts';
import { DAY_MS, MINUTE_MS, SECOND_MS } from '../support/time-units.ts';
import { fault } from './fault.ts';
import { createSeenFaces } from './search/faces.ts';
import { knowSecret, lookAtEnd, sawAt } from './search/search.ts';

/** The account that is stored before anything goes wrong, and where others sign in meanwhile. */
const STORED = {
  host: 'github.com',
  person: { id: 583_231, login: 'octocat', name: 'The Octocat' },
};
const MEANWHILE = {
  host: 'octocorp.ghe.com',
  person: { id: 42, login: 'mona_octo', name: 'Mona' },
};

/** Between two looks. */
const LOOK_MS = 20 * SECOND_MS;

/** How the keyring is out of order for apps that start: it fails, answers late, both, or has only the public key. */
type Fault = 'fails' | 'late' | 'fails late' | 'only the public key';

type Happening =
  | { readonly kind: 'pass'; readonly spanMs: number }
  | { readonly kind: 'keyringWell' | 'signOut' | 'restartPressed' | 'retryPressed' }
  | { readonly kind: 'signIn'; readonly isApproved: boolean };

/** A machine on which one account is stored, the app has ended, and the keyring is out of order. */
async function brokenWorld(keyringFault: Fault) {
  const world = searched(await createWorld(SEED));
  await signIn(world, { host: STORED.host, accountKey: null }, STORED.person);
  expect(logins(world)).toEqual([STORED.person.login]);
  await world.quit();
  const { keyring } = world.machine;
  keyring.isFailing = keyringFault === 'fails' || keyringFault === 'fails late';
  keyring.isSilent = keyringFault === 'late' || keyringFault === 'fails late';
  if (keyringFault === 'only the public key') keyring.keys = ['v10'];
  world.sight.told.length = 0;
  const watch = watchRuns(world);
  await world.start();
  return { world, ...watch };
}

/** Restarts the app whenever it asks for that by itself, and looks at what each run says and does. */
function watchRuns(world: World) {
  const seen = { restarts: 0 };

  async function heed(): Promise<void> {
    look(world);
    if (world.wanted() !== 'restart') return;
    expect(seen.restarts, 'restarts by itself').toBe(0);
    expect(onlyInMemory(world), 'what a restart by itself drops').toBe(false);
    seen.restarts += 1;
    await startAfresh(world);
  }

  async function pass(spanMs: number): Promise<void> {
    for (let leftMs = spanMs; leftMs > 0; leftMs -= LOOK_MS) {
      await world.pass(Math.min(leftMs, LOOK_MS));
      await heed();
    }
  }

  return { seen, pass };
}

async function startAfresh(world: World): Promise<void> {
  await world.quit();
  await world.start();
}

function look(world: World): void {
  const { storage } = world.app().core.engine.state();
  const hasFailed = storage.kind === 'memory' && storage.reason === 'unavailable';
  const { restart } = world.app().view();
  expect(restart !== null, 'a restart is offered').toBe(hasFailed);
  if (hasFailed) expect(restart === 'costly').toBe(onlyInMemory(world));
  expect(noticesOf(world).length, 'notices').toBeLessThanOrEqual(1);
}

/** While the keyring has failed: whether anything lives in this run alone. */
function onlyInMemory(world: World): boolean {
  const { vault, engine } = world.app().core;
  const { kind } = engine.state().signIn;
  const isSigningIn = !['idle', 'done', 'failed', 'cancelled'].includes(kind);
  return vault.records().length > 0 || isSigningIn;
}

function logins(world: World): readonly (string | undefined)[] {
  return world
    .app()
    .core.engine.state()
    .accounts.map(({ identity }) => identity?.login);
}

function noticesOf({ sight }: World): readonly string[] {
  return sight.told.filter((text) => text.startsWith('{"id":"keyring"'));
}

/** What the person at the machine, or the machine itself, does to the app. */
async function happens(world: World, one: Happening, pass: (spanMs: number) => Promise<void>) {
  switch (one.kind) {
    case 'pass':
      return pass(one.spanMs);
    case 'keyringWell':
      return mend(world);
    case 'signIn':
      await signIn(world, { host: MEANWHILE.host, accountKey: null }, approver(one));
      return pass(LOOK_MS);
    case 'signOut': {
      const record = world.app().core.vault.records()[0];
      if (record?.host === MEANWHILE.host) await press(world, 'account:sign-out', record.key);
      return pass(LOOK_MS);
    }
    case 'retryPressed':
      await press(world, 'storage:retry', null);
      return pass(LOOK_MS);
    case 'restartPressed':
      return pressRestart(world);
  }
}

const approver = ({ isApproved }: { readonly isApproved: boolean }) =>
  isApproved ? MEANWHILE.person : null;

async function pressRestart(world: World): Promise<void> {
  if (world.app().view().restart === null) return;
  await press(world, 'app:restart', null);
  await startAfresh(world);
}

/** The keyring is well from now on, for apps that start; what waits for an answer gets one. */
function mend({ machine: { keyring } }: World): void {
  keyring.isFailing = false;
  keyring.keys = ['v10', 'v11'];
  keyring.speak();
}

function searched(world: World): World {
  const show = createSeenFaces();
  const draw = (): void => {
    show(world.app().view(), world.app().alarms.wallAt(world.app().alarms.nowMs()));
    for (const { gitHubToken, refreshToken } of world.app().core.vault.records()) {
      for (const secret of [gitHubToken, refreshToken]) {
        if (secret !== null) knowSecret(secret.reveal());
      }
    }
  };
  lookAtEnd(() => {
    sawAt('logs', world.sight.told.join('\n'));
    sawAt('files', JSON.stringify([...world.machine.disk.entries]));
  });
  return {
    ...world,
    async pass(spanMs) {
      await world.pass(spanMs);
      draw();
    },
  };
}

fault(
  79,
  'modelled',
  'AG',
  'it is there a minute later: one notice, one restart by itself, the account is back',
  async () => {
    const { world, pass, seen } = await brokenWorld('fails');
    await pass(MINUTE_MS);
    expect(noticesOf(world)).toHaveLength(1);
    expect(world.app().view()).toMatchObject({ restart: 'planned', accounts: [] });
    mend(world);
    await pass(2 * MINUTE_MS);
    expect(seen.restarts).toBe(1);
    expect(logins(world)).toEqual([STORED.person.login]);
    expect(world.app().view()).toMatchObject({
      restart: null,
      accounts: [{ session: { kind: 'lit' } }],
    });
  },
);

fault(79, 'modelled', 'AG', 'it stays away: after one restart by itself it only asks', async () => {
  const { world, pass, seen } = await brokenWorld('only the public key');
  await pass(sized(30 * MINUTE_MS, DAY_MS));
  expect(seen.restarts).toBe(1);
  expect(noticesOf(world)).toHaveLength(1);
  expect(world.app().view().restart).toBe('harmless');
  mend(world);
  await pressRestart(world);
  await pass(MINUTE_MS);
  expect(logins(world)).toEqual([STORED.person.login]);
});

const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({
    kind: fc.constant('pass' as const),
    spanMs: fc.constantFrom(SECOND_MS, MINUTE_MS, 5 * MINUTE_MS),
  }),
  fc.record({
    kind: fc.constantFrom('keyringWell', 'signOut', 'restartPressed', 'retryPressed'),
  }),
  fc.record({ kind: fc.constant('signIn' as const), isApproved: fc.boolean() }),
);

const passing: Happening = { kind: 'pass', spanMs: 3 * MINUTE_MS };
const signsIn: Happening = { kind: 'signIn', isApproved: true };
const asksForCode: Happening = { kind: 'signIn', isApproved: false };

/** What must be met: a sign-in before the plan is due, one under way when it is, one that goes again, a late failure. */
const CORPUS: readonly [Fault, Happening[]][] = [
  ['fails', [signsIn, passing, { kind: 'restartPressed' }]],
  ['fails', [asksForCode, passing, { kind: 'keyringWell' }]],
  ['fails', [signsIn, { kind: 'signOut' }, passing]],
  ['fails late', [passing, signsIn, { kind: 'keyringWell' }, passing]],
  ['late', [{ kind: 'pass', spanMs: MINUTE_MS }, signsIn]],
  ['only the public key', [passing, signsIn, { kind: 'retryPressed' }]],
];

fault(
  79,
  'modelled',
  'AG',
  'whenever it comes, and whoever signs in: what is stored comes back, and nothing is dropped unasked',
  () =>
    fc.assert(
      fc.asyncProperty(
        fc.constantFrom<Fault>('fails', 'late', 'fails late', 'only the public key'),
        fc.array(happening, { maxLength: 5 }),
        async (keyringFault, happenings) => {
          const { world, pass } = await brokenWorld(keyringFault);
          for (const one of happenings) await happens(world, one, pass);
          mend(world);
          // As long as any sign-in under way may take to end.
          await pass(sized(3 * MINUTE_MS, 20 * MINUTE_MS));
          const { restart } = world.app().view();
          if (restart === 'harmless') expect(world.starts.length, 'starts').toBeGreaterThan(2);
          await pressRestart(world);
          await pass(MINUTE_MS);
          expect(world.app().core.engine.state().storage.kind).toBe('protected');
          expect(logins(world)).toContain(STORED.person.login);
        },
      ),
      { numRuns: sized(CORPUS.length, 150), examples: CORPUS.map((one) => [...one]) },
    ),
);
