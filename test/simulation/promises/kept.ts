import type { Entry } from '../books.ts';
import type { World } from '../world.ts';
import { type Promised, sinceStirred } from './promise.ts';

/** G: the GitHub token on the disk is the last one that GitHub gave, and no fault loses it. */
export const kept: Promised = {
  letter: 'G',
  watch: (world) =>
    sinceStirred(world, () => [
      ...world.books.owed().flatMap((entry) => lostAlive(world, entry)),
      ...(world.isRunning() ? notStored(world) : []),
    ]),
};

/** GitHub has made a new pair, nothing is on its way any more, and the app does not have it. */
function lostAlive({ books }: World, { chain, pair }: Entry): readonly string[] {
  if (chain.isRevoked || chain.pair.token === pair.token) return [];
  const isComing = [...books.flying()].some(
    ({ purpose, secret }) => purpose === 'renew' && secret === pair.refresh,
  );
  return isComing ? [] : [`the renewed pair of ${nameOf(chain)} is lost`];
}

function notStored(world: World): readonly string[] {
  const { storage } = world.app().core.engine.state();
  if (storage.kind !== 'protected' && storage.kind !== 'unprotected') return [];
  const disk = world.onDisk();
  return world.books
    .owed()
    .filter(({ pair }) => !disk.has(pair.token))
    .map(({ chain }) => `${nameOf(chain)} is not on the disk, and the app says ${storage.kind}`);
}

export function nameOf({ host, person, number }: Entry['chain']): string {
  return `${host}/${person.login} (sign-in ${number})`;
}
