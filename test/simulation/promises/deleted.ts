import type { Entry } from '../books.ts';
import type { Revoking, World } from '../world.ts';
import { nameOf } from './kept.ts';
import { type Promised, sinceStirred } from './promise.ts';

/** D: what was signed out is not on the disk, and does not come back, whatever the disk does. */
export const deleted: Promised = {
  letter: 'D',
  watch: (world) => sinceStirred(world, () => lookForGone(world)),
};

function lookForGone(world: World): readonly string[] {
  if (!world.isRunning()) return [];
  const held = heldBy(world);
  const back = goneAmong(world, held);
  for (const entry of back) if (entry.mayReturn) world.books.cameBack(entry);
  const onDisk = isSaidToBeGone(world) ? [...world.onDisk()] : [];
  const still = goneAmong(
    world,
    onDisk.filter((secret) => !held.has(secret)),
  );
  return [
    ...back.filter(({ mayReturn }) => !mayReturn).map(({ chain }) => `${nameOf(chain)} came back`),
    ...still.map(({ chain }) => `${nameOf(chain)} was signed out and is still on the disk`),
    ...saidRevoked(world).map(({ chain }) => `${nameOf(chain)} is said to be revoked and is not`),
  ];
}

/** Of what the app says that it is revoked, what still serves somebody. */
function saidRevoked({ app, revoking }: World): readonly Revoking[] {
  return app()
    .core.engine.state()
    .revocations.flatMap(({ id, phase }) => {
      const one = revoking.get(id);
      if (one === undefined || one.app !== app() || phase.kind !== 'revoked') return [];
      const isDead = one.chain.isRevoked || one.chain.pair !== one.pair;
      return isDead ? [] : [one];
    });
}

/** Of whom these secrets are, those who were signed out. */
function goneAmong({ books }: World, secrets: Iterable<string>): readonly Entry[] {
  const gone = [...secrets].flatMap((secret) => {
    const entry = books.entryOf(secret);
    return entry?.state === 'signedOut' ? [entry] : [];
  });
  return [...new Set(gone)];
}

/** What the app holds, whoever signed out of it. */
function heldBy({ app }: World): ReadonlySet<string> {
  return new Set(
    app()
      .core.vault.records()
      .map(({ gitHubToken }) => gitHubToken.reveal()),
  );
}

/** Whether the app lets anybody believe that what it removed is removed. */
function isSaidToBeGone({ app }: World): boolean {
  const { kind } = app().core.engine.state().storage;
  return kind === 'protected' || kind === 'unprotected';
}
