import { viewOf } from '../../../src/main/faces/view.ts';
import { SURROUNDINGS } from '../../support/views.ts';
import { VIRTUAL_SECRET } from '../../support/virtual-github.ts';
import type { VirtualWorld } from '../../support/virtual-world.ts';
import { createSeenFaces } from './faces.ts';
import { knowSecret, lookAtEnd, sawAt } from './search.ts';

type Searchable = Pick<
  VirtualWorld,
  'activity' | 'alarms' | 'clock' | 'engine' | 'restart' | 'vault'
>;

/**
 * Lets the search see what a world in virtual time shows: every view of every run of its app, on every face, and its
 * activity. Call it when the world has been made.
 */
export function searchWorld<World extends Searchable>(world: World): World {
  const show = createSeenFaces();
  const look = (): void => {
    const engine = world.engine();
    const nowMs = world.alarms().nowMs();
    const wallAt = (atMs: number): number => world.clock.wallMs() + atMs - nowMs;
    show(
      viewOf(engine.state(), { surroundings: SURROUNDINGS, isCodeCopied: false, wallAt }),
      wallAt(nowMs),
    );
    sawAt('IPC', JSON.stringify(engine.state()));
  };
  const watch = (): void => {
    look();
    world.engine().onChange(look);
  };
  knowSecret(VIRTUAL_SECRET);
  watch();
  lookAtEnd(() => {
    for (const { gitHubToken, refreshToken } of world.vault.stored.values()) {
      for (const secret of [gitHubToken, refreshToken]) {
        if (secret !== null) knowSecret(secret.reveal());
      }
    }
    sawAt('activity', world.activity.map((entry) => JSON.stringify(entry)).join('\n'));
  });
  return {
    ...world,
    async restart() {
      await world.restart();
      watch();
    },
  };
}
