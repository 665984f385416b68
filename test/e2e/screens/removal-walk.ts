import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { signIn } from './stage.ts';
import type { Walk } from './walk.ts';

/** Taking everything away, for somebody who keeps the settings elsewhere: that file is not the app's to delete. */
export const removalWalk: Walk = {
  name: 'removal',
  hasOwnHome: true,
  launch: { system: { platform: 'linux' } },
  prepare(userData) {
    const kept = path.join(userData, 'dotfiles');
    mkdirSync(kept);
    writeFileSync(path.join(kept, 'settings.json'), '{}');
    symlinkSync('dotfiles/settings.json', path.join(userData, 'settings.json'));
  },
  screens: [
    {
      name: 'removal',
      presses: ['Cancel', 'Remove everything…', 'Back', 'Remove everything…'],
      async reach(stage) {
        const { press, at, see } = stage;
        await signIn(stage);
        await press('Settings');
        await press('Programs');
        await press('Install the command');
        await see(/^It is /);
        await press('Back');
        await press('Advanced');
        await press('Remove everything…');
        await at('removal');
        await see('The pilot-light command');
      },
    },
    {
      name: 'removal-left',
      async reach({ press, see }) {
        await press('Remove everything and quit');
        await see('Not all of it could be removed');
      },
    },
  ],
};
