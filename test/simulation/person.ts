import type { Requests } from '../../src/shared/ipc.ts';
import { MINUTE_MS, SECOND_MS } from '../support/time-units.ts';
import type { VirtualRandom } from '../support/virtual-random.ts';
import type { Chain, Person } from './host.ts';
import type { World } from './world.ts';

/** Who has an account where. The first is who sits at this machine. */
export const PEOPLE: Readonly<Record<string, readonly [Person, ...Person[]]>> = {
  'github.com': [
    { id: 583_231, login: 'octocat', name: 'The Octocat' },
    { id: 777, login: 'mallory', name: 'Mallory' },
  ],
  'octocorp.ghe.com': [{ id: 42, login: 'mona_octo', name: 'Mona Lisa Octocat' }],
};

/** What the hand does to the app: the window, the tray and the notices all come down to this. */
export async function press<K extends keyof Requests>(
  world: World,
  channel: K,
  argument: Requests[K][0],
): Promise<void> {
  if (!world.isRunning()) return;
  world.presses.push(world.trueMs());
  if (world.presses.length > 500) world.presses.splice(0, 250);
  void world.app().handlers[channel](argument);
  world.machine.clock.stir();
  await world.pass(0);
}

/** The same, where the answer is put on the screen. */
export async function show<K extends keyof Requests>(
  world: World,
  channel: K,
  argument: Requests[K][0],
): Promise<void> {
  if (!world.isRunning()) return;
  world.presses.push(world.trueMs());
  void world
    .app()
    .handlers[channel](argument)
    .then((answer) => world.sight.told.push(JSON.stringify(answer)));
  world.machine.clock.stir();
  await world.pass(0);
}

/** The same, where it takes accounts away: what the app holds no more is to be gone for good. */
export async function pressAway<K extends keyof Requests>(
  world: World,
  channel: K,
  argument: Requests[K][0],
): Promise<void> {
  const before = held(world);
  await press(world, channel, argument);
  const after = new Set(held(world));
  world.books.signedOut(before.filter((token) => !after.has(token)));
}

function held({ app }: World): readonly string[] {
  return app()
    .core.vault.records()
    .map(({ gitHubToken }) => gitHubToken.reveal());
}

/** The account that the app shows for a sign-in, or null. */
export function keyOf({ app }: World, chain: Chain): string | null {
  const record = app()
    .core.vault.records()
    .find(({ host, identity }) => host === chain.host && identity?.id === chain.person.id);
  return record?.key ?? null;
}

/** A sign-in from the click to the approval; how it goes on is the app's business. Null approves nothing. */
export async function signIn(
  world: World,
  asked: { readonly host: string; readonly accountKey: string | null },
  person: Person | null,
): Promise<boolean> {
  await press(world, 'sign-in:start', asked);
  await world.pass(5 * SECOND_MS);
  const host = world.hosts.get(asked.host);
  const isShown = world.sight.view?.signIn.kind === 'awaitingUser';
  if (host === undefined || !isShown || !host.isWaiting()) return false;
  if (person !== null) host.decide(person);
  await world.pass(MINUTE_MS);
  return true;
}

/** Whose sign-in the app is to keep and still can use. */
export function anyKept({ books }: World, dice: VirtualRandom): Chain | null {
  const kept = books.owed().map(({ chain }) => chain);
  return kept[Math.floor(dice.next() * kept.length)] ?? null;
}

export function anyHost({ hosts }: World, dice: VirtualRandom): string {
  const names = [...hosts.keys()];
  return names[Math.floor(dice.next() * names.length)] ?? 'github.com';
}

export function ownerAt(host: string): Person {
  return (PEOPLE[host] ?? PEOPLE['github.com'] ?? [])[0] ?? { id: 1, login: 'nobody', name: '' };
}
