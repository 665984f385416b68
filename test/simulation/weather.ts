import type { Step } from '../support/memory-disk.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS, YEAR_MS } from '../support/time-units.ts';
import type { VirtualRandom } from '../support/virtual-random.ts';
import { quitFor, startUnlessRunning } from './acts.ts';
import { FOLDER } from './app.ts';
import { MACHINE, renewalsAt } from './excuses.ts';
import type { Kind, Kinds } from './happening.ts';
import type { Purpose } from './host.ts';
import { press } from './person.ts';
import { TROUBLES, type TroubleName } from './road.ts';
import { PATIENCE_MS, type World } from './world.ts';

const troubles = Object.fromEntries(
  TROUBLES.map((trouble): [string, Kind] => [
    `trouble: ${trouble}`,
    {
      perDay: trouble === 'network' ? 0.6 : 0.2,
      befall: (world, dice) => strike(world, dice, trouble),
    },
  ]),
);

/** What befalls the network, the machine, its clocks, its disk, its keyring and its clipboard. */
export const WEATHER: Kinds = {
  ...troubles,
  'the login pages alone are down': {
    perDay: 0.3,
    befall: (world, dice) => part(world, dice, 'server', ['code', 'poll', 'renew']),
  },
  'the accounts alone are down': {
    perDay: 0.1,
    befall: (world, dice) => part(world, dice, 'rateLimited', ['user', 'plan']),
  },
  'a network that flaps': { perDay: 0.06, befall: flap },
  'a sleep': {
    perDay: 2.5,
    async befall(world, dice) {
      const spanMs = dice.chance(0.5)
        ? dice.between(MINUTE_MS, HOUR_MS)
        : dice.between(HOUR_MS, 6 * HOUR_MS);
      await world.sleep(spanMs, dice.chance(0.5));
    },
  },
  'a sleep with the clock set back': {
    perDay: 0.2,
    async befall(world, dice) {
      const spanMs = dice.between(MINUTE_MS, 6 * HOUR_MS);
      world.machine.clock.setWall(-spanMs * dice.pick([1, 1, 0.5, 1.5]));
      await world.sleep(spanMs, false);
    },
  },
  'a machine that is paused': {
    perDay: 0.1,
    async befall(world, dice) {
      // No clock in it can show this: it is healed by the first word from a server, and reported apart.
      world.machine.clock.pause(dice.between(MINUTE_MS, 3 * HOUR_MS));
      world.excuses.until(MACHINE, world.trueMs() + HOUR_MS);
      await world.sleep(0, false);
    },
  },
  'a sleep at work': { perDay: 0.5, befall: sleepAtWork },
  'a clock that is set': {
    perDay: 0.5,
    befall({ machine }, dice) {
      const spanMs = dice.scaled(SECOND_MS, 10 * YEAR_MS);
      machine.clock.setWall(dice.chance(0.5) ? spanMs : -spanMs);
    },
  },
  'a clock that is pulled': { perDay: 0.06, befall: pull },
  'a host whose clock is off': {
    perDay: 0.3,
    befall({ hosts }, dice) {
      for (const host of hosts.values()) {
        if (dice.chance(0.5)) host.skewMs = dice.pick([-1, 1]) * dice.scaled(SECOND_MS, YEAR_MS);
      }
    },
  },
  'a slow road': {
    perDay: 0.5,
    befall({ road }, dice) {
      road.roundTripMs = dice.scaled(20, 5 * SECOND_MS);
    },
  },
  'a full disk': {
    perDay: 0.2,
    befall: (world, dice) => refuse(world, dice, 'ENOSPC', ['write', 'fsync', 'rename']),
  },
  'a read-only disk': {
    perDay: 0.1,
    befall: (world, dice) => refuse(world, dice, 'EROFS', ['open', 'write', 'rename']),
  },
  'a disk that fails a flush': {
    perDay: 0.1,
    befall: (world, dice) => refuse(world, dice, 'EIO', ['fsync', 'flush']),
  },
  'a damaged store': { perDay: 0.1, befall: damage },
  'a keyring that owes': {
    perDay: 0.2,
    befall({ machine, later, excuses }, dice) {
      // An app that starts now knows of nobody before it speaks.
      const end = excuses.begin(MACHINE, 'the keyring owes an answer', MINUTE_MS);
      machine.keyring.isSilent = true;
      later(dice.scaled(SECOND_MS, 5 * MINUTE_MS), () => {
        machine.keyring.speak();
        end();
      });
    },
  },
  'a keyring that comes late': { perDay: 0.1, befall: startBeforeKeyring },
  'a keyring that fails': { perDay: 0.06, befall: startWithoutKeyring },
  'a clipboard that refuses': {
    perDay: 0.1,
    befall: (world, dice) => copyUnder(world, dice, { isWritable: false }),
  },
  'a clipboard that is closed': {
    perDay: 0.1,
    befall: (world, dice) => copyUnder(world, dice, { sight: 'closed' }),
  },
  'a clipboard that is blind': {
    perDay: 0.1,
    befall: (world, dice) => copyUnder(world, dice, { sight: 'blind' }),
  },
  'a clipboard that shows what was': {
    perDay: 0.1,
    befall: (world, dice) => copyUnder(world, dice, { sight: 'stale' }),
  },
  'a clipboard that is deaf': {
    perDay: 0.1,
    befall: (world, dice) => copyUnder(world, dice, { isDeaf: true }),
  },
  'a clipboard that is slow': {
    perDay: 0.1,
    befall: (world, dice) => copyUnder(world, dice, { slownessMs: dice.scaled(10, 3_000) }),
  },
};

/** One host, or all of them: then it is the network. */
function strike(world: World, dice: VirtualRandom, trouble: TroubleName): boolean {
  const { road, machine, hosts } = world;
  const names = [...hosts.keys()].filter(
    (name) => trouble === 'network' || dice.chance(0.6) || name,
  );
  if (names.some((name) => road.weather.has(name))) return false;
  const isAsking = trouble === 'server' || trouble === 'rateLimited';
  const retryAfterS = isAsking && dice.chance(0.6) ? Math.ceil(dice.scaled(5, 1_200)) : null;
  const purposes = null;
  const ends = names.map((name) => {
    road.weather.set(name, { trouble, retryAfterS, purposes });
    return world.excuses.begin(name, trouble, PATIENCE_MS);
  });
  machine.network.isOnline = trouble !== 'network' || dice.chance(0.5);
  world.later(dice.scaled(10 * SECOND_MS, 2 * HOUR_MS), () => {
    for (const name of names) road.weather.delete(name);
    machine.network.isOnline = true;
    for (const end of ends) end();
  });
  return true;
}

/** Only some of what a host is asked for meets trouble. */
function part(
  { road, later, excuses }: World,
  dice: VirtualRandom,
  trouble: TroubleName,
  purposes: readonly Purpose[],
): boolean {
  const host = 'github.com';
  if (road.weather.has(host)) return false;
  const end = excuses.begin(renewalsAt(host), trouble, PATIENCE_MS);
  const retryAfterS = trouble === 'rateLimited' ? 3_600 : null;
  road.weather.set(host, { trouble, retryAfterS, purposes });
  later(dice.scaled(10 * MINUTE_MS, 3 * HOUR_MS), () => {
    road.weather.delete(host);
    end();
  });
  return true;
}

/** The network comes and goes every few seconds, and nothing gets through. */
function flap(world: World, dice: VirtualRandom): boolean {
  const { road, machine, hosts } = world;
  if (road.weather.size > 0) return false;
  const ends = [...hosts.keys()].map((name) => world.excuses.begin(name, 'flaps', PATIENCE_MS));
  const untilMs = world.trueMs() + dice.between(10 * MINUTE_MS, HOUR_MS);
  for (const name of hosts.keys()) {
    road.weather.set(name, { trouble: 'network', retryAfterS: null, purposes: null });
  }
  const turn = (): void => {
    machine.network.isOnline = !machine.network.isOnline;
    if (world.trueMs() < untilMs) return world.later(8 * SECOND_MS, turn);
    machine.network.isOnline = true;
    for (const name of hosts.keys()) road.weather.delete(name);
    for (const end of ends) end();
  };
  turn();
  return true;
}

/** The worst moment for a lid to close is while a request is on its way. */
async function sleepAtWork(world: World, dice: VirtualRandom): Promise<boolean> {
  const isAtWork = (): boolean => world.books.flying().size > 0;
  await world.pass(30 * MINUTE_MS, isAtWork);
  if (!isAtWork()) return false;
  await world.pass(dice.between(0, world.road.roundTripMs), () => !isAtWork());
  if (!isAtWork()) return false;
  await world.sleep(dice.scaled(10 * SECOND_MS, 6 * HOUR_MS), dice.chance(0.5));
  return true;
}

/** As a virtual machine's host does it: by a little, again and again, one way. */
function pull(world: World, dice: VirtualRandom): void {
  const untilMs = world.trueMs() + dice.between(HOUR_MS, 4 * HOUR_MS);
  const everyMs = dice.pick([5, 20, 60] as const) * SECOND_MS;
  const byMs = dice.pick([-2_500, 2_100, 2_500] as const);
  const turn = (): void => {
    world.machine.clock.setWall(byMs);
    if (world.trueMs() < untilMs) world.later(everyMs, turn);
  };
  turn();
}

function refuse(
  { machine, later }: World,
  dice: VirtualRandom,
  code: string,
  at: readonly Step[],
): boolean {
  if (machine.disk.refusal !== null) return false;
  machine.disk.refusal = { code, at };
  later(dice.scaled(10 * SECOND_MS, 10 * HOUR_MS), () => {
    machine.disk.refusal = null;
  });
  return true;
}

/** While the app does not run, one byte of the file or of its backup changes. */
async function damage(world: World, dice: VirtualRandom): Promise<boolean> {
  if (!(await quitFor(world, MINUTE_MS))) return false;
  const file = `${FOLDER}/vault.json${dice.pick(['', '.bak'] as const)}`;
  const bytes = world.machine.disk.entries.get(file);
  if (bytes === undefined) return false;
  const at = Math.floor(dice.next() * bytes.length);
  const damaged = bytes.map((byte, index) => (index === at ? byte ^ 1 : byte));
  world.machine.disk.entries.set(file, damaged);
  return true;
}

/** As at login: the app is there before the keyring. */
async function startBeforeKeyring(world: World, dice: VirtualRandom): Promise<boolean> {
  const { keyring } = world.machine;
  if (keyring.isSilent || !(await quitFor(world, MINUTE_MS))) return false;
  const end = world.excuses.begin(MACHINE, 'the keyring owes an answer', PATIENCE_MS);
  keyring.isSilent = true;
  world.later(MINUTE_MS + dice.scaled(SECOND_MS, HOUR_MS), () => {
    keyring.speak();
    end();
  });
  return true;
}

/** The keyring fails for the life of the app that starts now; a person starts it again once it is well. */
async function startWithoutKeyring(world: World, dice: VirtualRandom): Promise<boolean> {
  const { keyring } = world.machine;
  if (keyring.isFailing || keyring.isSilent || !(await quitFor(world, MINUTE_MS))) return false;
  const end = world.excuses.begin(MACHINE, 'the keyring fails', PATIENCE_MS);
  keyring.isFailing = true;
  world.later(MINUTE_MS + dice.scaled(10 * SECOND_MS, HOUR_MS), async () => {
    keyring.isFailing = false;
    await quitFor(world, SECOND_MS);
    world.later(2 * SECOND_MS, async () => {
      await startUnlessRunning(world);
      end();
    });
  });
  return true;
}

/** A token is copied while the clipboard is not itself. */
async function copyUnder(
  world: World,
  dice: VirtualRandom,
  change: Partial<World['machine']['clipboard']>,
): Promise<boolean> {
  const { clipboard } = world.machine;
  const { isWritable, sight, isDeaf, slownessMs } = clipboard;
  const accountKey = world.sight.view?.selectedKey ?? null;
  if (accountKey === null || !world.isRunning()) return false;
  const isEarly = dice.chance(0.5);
  if (isEarly) Object.assign(clipboard, change);
  await press(world, 'token:copy', { accountKey, format: 'token' });
  await world.pass(dice.scaled(10, 25 * SECOND_MS));
  Object.assign(clipboard, change);
  await world.pass(dice.scaled(SECOND_MS, 10 * MINUTE_MS));
  Object.assign(clipboard, { isWritable, sight, isDeaf, slownessMs });
  return true;
}
