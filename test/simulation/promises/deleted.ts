import type { World } from '../world.ts';
import { nameOf } from './kept.ts';
import type { Promised } from './promise.ts';

/** D: what was signed out is not on the disk, and does not come back, whatever the disk does. */
export const deleted: Promised = {
  letter: 'D',
  watch: (world) => () => {
    if (!world.isRunning()) return [];
    const back = returned(world);
    const gone = world.books.entries.filter(({ state }) => state === 'signedOut');
    for (const entry of gone) {
      if (entry.mayReturn && entry.heard.some((secret) => back.has(secret))) {
        world.books.cameBack(entry);
      }
    }
    const disk = isSaidToBeGone(world) ? world.onDisk() : new Set<string>();
    return gone.flatMap(({ chain, heard, mayReturn, state }) => [
      ...(!mayReturn && heard.some((secret) => back.has(secret))
        ? [`${nameOf(chain)} came back`]
        : []),
      ...(state === 'signedOut' && heard.some((secret) => disk.has(secret) && !back.has(secret))
        ? [`${nameOf(chain)} was signed out and is still on the disk`]
        : []),
    ]);
  },
};

/** What the app holds, whoever signed out of it. */
function returned({ app }: World): ReadonlySet<string> {
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
