import type { TrayItem, TrayMenu } from '../../src/main/faces/tray/tray-menu.ts';
import { COPY_FORMATS } from '../../src/shared/token-copy.ts';
import { errnoError } from '../support/memory-disk.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../support/time-units.ts';
import type { VirtualRandom } from '../support/virtual-random.ts';
import type { Kinds } from './happening.ts';
import { type Chain, says } from './host.ts';
import {
  anyHost,
  anyKept,
  keyOf,
  ownerAt,
  PEOPLE,
  press,
  pressAway,
  show,
  signIn,
} from './person.ts';
import { programsAsk } from './programs.ts';
import type { Lie } from './road.ts';
import type { World } from './world.ts';

/** What a person does, to the app and beside it. */
export const ACTS: Kinds = {
  'a sign-in': { perDay: 3, befall: signInWhereNobodyIs },
  'a sign-in again': { perDay: 5, befall: signInAgain },
  'a sign-in for fun': { perDay: 0.08, befall: signInOnceMore },
  'somebody else approves': { perDay: 0.08, befall: approvedByAnother },
  'a denied code': {
    perDay: 0.08,
    async befall(world, dice) {
      const host = anyHost(world, dice);
      if (!(await signIn(world, { host, accountKey: null }, null))) return false;
      return world.hosts.get(host)?.decide(null) ?? false;
    },
  },
  'a forgotten code': {
    perDay: 0.08,
    befall: (world, dice) => signIn(world, { host: anyHost(world, dice), accountKey: null }, null),
  },
  'a cancelled sign-in': { perDay: 0.08, befall: cancelSomewhere },
  'starts and cancels': {
    perDay: 0.06,
    async befall(world, dice) {
      const host = anyHost(world, dice);
      for (let click = 0; click < 20; click += 1) {
        await press(world, 'sign-in:start', { host, accountKey: null });
        await world.pass(SECOND_MS / 2);
        await pressAway(world, 'sign-in:cancel', null);
        await world.pass(SECOND_MS / 2);
      }
    },
  },
  'impatient refreshing': {
    perDay: 0.1,
    async befall(world) {
      for (let click = 0; click < 30; click += 1) {
        for (const { key } of world.sight.view?.accounts ?? []) {
          await press(world, 'account:refresh', key);
        }
        await world.pass(SECOND_MS);
      }
    },
  },
  'check now': {
    perDay: 0.08,
    async befall(world, dice) {
      const host = anyHost(world, dice);
      if (!(await signIn(world, { host, accountKey: null }, null))) return false;
      for (let click = 0; click < 10; click += 1) {
        await press(world, 'sign-in:check-now', null);
        await world.pass(SECOND_MS);
      }
      await pressAway(world, 'sign-in:cancel', null);
      return true;
    },
  },
  'a sign-out': { perDay: 0.1, befall: signOut },
  'a sign-out that revokes': { perDay: 0.15, befall: signOutAndRevoke },
  'a token that got out': { perDay: 0.12, befall: revokeLeaked },
  'an impatient revocation': {
    perDay: 0.25,
    async befall(world) {
      const owed = world.sight.view?.revocations ?? [];
      for (const { id } of owed) await press(world, 'revocation:retry', id);
      return owed.length > 0;
    },
  },
  'a remark that is read': {
    perDay: 0.15,
    async befall(world) {
      const remark = { notification_id: 'subscription_ending', message: 'Renew it.' };
      for (const lies of world.road.lies.values()) {
        if (lies.length === 0) lies.push(remarking(remark));
      }
      await world.pass(30 * MINUTE_MS);
      const made = world.sight.view?.accounts.find((one) => one.remark !== null);
      if (made === undefined) return false;
      await press(world, 'account:put-remark-away', made.key);
      return world.isRunning();
    },
  },
  'a token revoked at GitHub': {
    perDay: 0.08,
    befall(world, dice) {
      const chain = anyKept(world, dice);
      if (chain === null) return false;
      chain.isRevoked = true;
      return true;
    },
  },
  'a copied token': { perDay: 0.3, befall: copyToken },
  'a closer look': { perDay: 1, befall: lookCloser },
  'programs that ask': { perDay: 0.6, befall: programsAsk },
  'looks by the doctor': { perDay: 0.5, befall: lookAgainAndAgain },
  'a copied code': {
    perDay: 0.08,
    async befall(world, dice) {
      const host = anyHost(world, dice);
      if (!(await signIn(world, { host, accountKey: null }, null))) return false;
      await press(world, 'sign-in:copy-code-and-open', null);
      world.hosts.get(host)?.decide(ownerAt(host));
      return true;
    },
  },
  'something else copied': {
    perDay: 0.3,
    befall({ machine }) {
      machine.clipboard.text = 'a shopping list';
    },
  },
  'a click in the menu': { perDay: 1, befall: clickMenu },
  'other settings': {
    perDay: 0.1,
    async befall(world, dice) {
      const language = dice.pick(['en', 'ja'] as const);
      await press(world, 'settings:change', { notices: dice.chance(0.5), language });
      return world.isRunning();
    },
  },
  'a quit': {
    perDay: 0.15,
    befall: (world, dice) => quitFor(world, dice.scaled(SECOND_MS, HOUR_MS)),
  },
  'a restart': { perDay: 0.1, befall: (world) => quitFor(world, 0) },
  'a kill': { perDay: 0.2, befall: (world) => killFor(world, 0) },
  'a kill at work': { perDay: 0.1, befall: killAtWork },
  'a quit right after a sign-out': { perDay: 0.06, befall: quitAfterSignOut },
  'a quit with work owed': { perDay: 0.1, befall: quitOwing },
  'a quit while a sign-in is granted': { perDay: 0.06, befall: quitAfterGrant },
};

/** The next token comes with it. */
function remarking(user_notification: object): Lie {
  return {
    purposes: ['exchange'],
    times: 1,
    say(_asked, truth) {
      const said = truth();
      const body: unknown = JSON.parse(said.body);
      return { ...said, body: JSON.stringify({ ...Object(body), user_notification }) };
    },
  };
}

async function signInWhereNobodyIs(world: World, dice: VirtualRandom): Promise<boolean> {
  const host = anyHost(world, dice);
  const isThere = world.books.owed().some(({ chain }) => chain.host === host);
  if (isThere || !world.isRunning()) return false;
  return signIn(world, { host, accountKey: null }, ownerAt(host));
}

async function signInAgain(world: World): Promise<boolean> {
  const { view } = world.sight;
  const needy = view?.accounts.find(({ session }) => session.kind === 'signInNeeded');
  if (needy === undefined || !world.isRunning()) return false;
  const people = PEOPLE[needy.host] ?? [];
  const person = people.find(({ login }) => login === needy.person?.login) ?? ownerAt(needy.host);
  return signIn(world, { host: needy.host, accountKey: needy.key }, person);
}

async function signInOnceMore(world: World, dice: VirtualRandom): Promise<boolean> {
  const host = anyHost(world, dice);
  return signIn(world, { host, accountKey: null }, ownerAt(host));
}

async function approvedByAnother(world: World, dice: VirtualRandom): Promise<boolean> {
  const [owner, other] = PEOPLE['github.com'] ?? [];
  const chain = world.books.owed().find(({ chain: one }) => one.person === owner)?.chain;
  const accountKey = chain === undefined ? null : keyOf(world, chain);
  if (accountKey === null || other === undefined) return false;
  if (!(await signIn(world, { host: 'github.com', accountKey }, other))) return false;
  // Kept, it takes the place of an earlier sign-in of the same person, of which nobody has asked to be rid.
  const isKept = dice.chance(0.5);
  await (isKept ? press : pressAway)(world, 'sign-in:confirm-account', isKept);
  return true;
}

async function cancelSomewhere(world: World, dice: VirtualRandom): Promise<boolean> {
  const host = anyHost(world, dice);
  await press(world, 'sign-in:start', { host, accountKey: null });
  await world.pass(5 * SECOND_MS);
  const isWaiting = world.hosts.get(host)?.isWaiting() ?? false;
  if (isWaiting && dice.chance(0.7)) world.hosts.get(host)?.decide(ownerAt(host));
  await world.pass(dice.between(0, 8 * SECOND_MS));
  await pressAway(world, 'sign-in:cancel', null);
  return isWaiting;
}

async function signOut(world: World, dice: VirtualRandom): Promise<boolean> {
  const chain = anyKept(world, dice);
  const key = chain === null || !world.isRunning() ? null : keyOf(world, chain);
  if (key === null) return false;
  await pressAway(world, 'account:sign-out', key);
  return true;
}

/** In good times and bad; no press of these is one that a host has to bear. */
async function lookAgainAndAgain(world: World, dice: VirtualRandom): Promise<boolean> {
  if (!world.isRunning()) return false;
  for (let press = 0; press < 30 && world.isRunning(); press += 1) {
    const report = world.app().handlers['doctor:run'](null);
    void report.then((told) => world.sight.told.push(JSON.stringify(told)));
    world.machine.clock.stir();
    await world.pass(dice.scaled(SECOND_MS, MINUTE_MS));
  }
  return true;
}

async function signOutAndRevoke(world: World, dice: VirtualRandom): Promise<boolean> {
  const chain = anyKept(world, dice);
  const key = chain === null || !world.isRunning() ? null : keyOf(world, chain);
  if (chain === null || key === null) return false;
  // A server may be too old to know of it.
  if (world.revoking.size % 3 === 1) {
    const say = () => says(404, { message: 'Not Found' });
    world.road.lies.get(chain.host)?.push({ purposes: ['revoke'], say, times: 1 });
  }
  await pressAway(world, 'account:sign-out-and-revoke', key);
  noteRevocation(world, chain);
  return true;
}

/** Whose token it is that the newest revocation is about. */
function noteRevocation(world: World, chain: Chain): void {
  const app = world.app();
  const newest = app.core.engine.state().revocations.at(-1);
  if (newest !== undefined) world.revoking.set(newest.id, { app, chain, pair: chain.pair });
}

/** Somebody finds a token of this very app in a log, and has it ended. */
async function revokeLeaked(world: World, dice: VirtualRandom): Promise<boolean> {
  const chain = anyKept(world, dice);
  if (chain === null || !chain.pair.token.startsWith('ghu_') || !world.isRunning()) return false;
  await press(world, 'leaked:revoke', { host: chain.host, token: chain.pair.token });
  noteRevocation(world, chain);
  return true;
}

async function copyToken(world: World, dice: VirtualRandom): Promise<boolean> {
  const accountKey = world.sight.view?.selectedKey ?? null;
  if (accountKey === null || !world.isRunning()) return false;
  const [first, ...others] = COPY_FORMATS;
  await press(world, 'token:copy', { accountKey, format: dice.pick([first, ...others]) });
  return true;
}

/** At what is used and at what the token says, again and again; what is answered is shown. */
async function lookCloser(world: World, dice: VirtualRandom): Promise<boolean> {
  const accountKey = world.sight.view?.selectedKey ?? null;
  if (accountKey === null || !world.isRunning()) return false;
  world.app().focus();
  for (let look = dice.between(1, 6); look > 0; look -= 1) {
    const wish = dice.pick(['known', 'shown', 'pressed'] as const);
    await show(world, 'usage:get', { accountKey, wish });
    await show(world, 'token:claims', accountKey);
    await show(world, 'token:claim', { accountKey, index: 0, name: 'tid' });
    await world.pass(dice.scaled(SECOND_MS, 15 * MINUTE_MS));
  }
  return true;
}

/** Not these: each is an act of its own, with what belongs to it. */
const APART: readonly string[] = ['account:sign-out', 'app:quit', 'app:restart', 'sign-in:cancel'];

async function clickMenu(world: World, dice: VirtualRandom): Promise<boolean> {
  const clickable = flat(world.sight.tray?.menu ?? []).flatMap((item) => {
    if (item.kind === 'command' && !item.enabled) return [];
    if (!('command' in item) || item.command.kind === 'screen:open') return [];
    return APART.includes(item.command.kind) ? [] : [item.command];
  });
  const command = clickable[Math.floor(dice.next() * clickable.length)];
  if (command === undefined) return false;
  await press(world, command.kind, command.argument);
  return true;
}

function flat(menu: TrayMenu): readonly TrayItem[] {
  return menu.flatMap((item) =>
    item.kind === 'submenu' && item.enabled ? flat(item.items) : item,
  );
}

/** Ends the app as a person does, and starts it after a while. */
export async function quitFor(world: World, spanMs: number): Promise<boolean> {
  if (!world.isRunning()) return false;
  await world.quit();
  world.later(spanMs, () => startUnlessRunning(world));
  return true;
}

function killFor(world: World, spanMs: number): boolean {
  if (!world.isRunning()) return false;
  world.kill('a kill');
  world.later(spanMs, () => startUnlessRunning(world));
  return true;
}

export async function startUnlessRunning(world: World): Promise<void> {
  if (!world.isRunning()) await world.start();
}

/** At the worst moment: a request is on its way, or the disk is at a step of a write. */
async function killAtWork(world: World, dice: VirtualRandom): Promise<boolean> {
  const { machine, books } = world;
  let steps = Math.floor(dice.between(1, 12));
  machine.disk.onStep = () => {
    steps -= 1;
    if (steps === 0) killFor(world, MINUTE_MS);
    if (world.isRunning()) return;
    machine.disk.isCut = true;
    throw errnoError('EIO');
  };
  const isAtWork = (): boolean => books.flying().size > 0 || !world.isRunning();
  const untilMs = world.trueMs() + 30 * MINUTE_MS;
  while (world.isRunning() && world.trueMs() < untilMs) {
    await world.pass(untilMs - world.trueMs(), isAtWork);
    await world.pass(dice.between(0, SECOND_MS));
    if (books.flying().size > 0 && dice.chance(0.5)) killFor(world, MINUTE_MS);
  }
  machine.disk.onStep = () => undefined;
  machine.disk.isCut = false;
  return !world.isRunning();
}

async function quitAfterSignOut(world: World, dice: VirtualRandom): Promise<boolean> {
  if (!(await signOut(world, dice))) return false;
  return quitFor(world, SECOND_MS);
}

/** The keyring takes its time, and whoever has signed out does not. */
async function quitOwing(world: World, dice: VirtualRandom): Promise<boolean> {
  const { keyring } = world.machine;
  if (keyring.isSilent || keyring.isFailing) return false;
  keyring.isSilent = true;
  world.later(dice.between(SECOND_MS, 5 * SECOND_MS), keyring.speak);
  if (await signOut(world, dice)) return quitFor(world, MINUTE_MS);
  await world.pass(5 * SECOND_MS);
  return false;
}

async function quitAfterGrant(world: World, dice: VirtualRandom): Promise<boolean> {
  const host = anyHost(world, dice);
  if (!(await signIn(world, { host, accountKey: null }, null))) return false;
  world.hosts.get(host)?.decide(ownerAt(host));
  await world.pass(dice.between(SECOND_MS, 10 * SECOND_MS));
  return quitFor(world, SECOND_MS);
}
