import { ADDRESS, REPOSITORY } from '../../support/made-up-repository.ts';
import { MINUTE_MS } from '../../support/time-units.ts';
import { signIn } from './stage.ts';
import type { Walk } from './walk.ts';

/** A newer version is out, in a build of a project that has an address. */
export const updatesWalk: Walk = {
  name: 'updates',
  launch: { env: { PILOT_LIGHT_REPOSITORY: ADDRESS } },
  screens: [
    {
      name: 'newer-version',
      presses: [/ is out$/],
      async reach(stage) {
        const { control, time, press, at, see } = stage;
        await signIn(stage);
        await control.configure({ release: { repository: REPOSITORY, tag: 'v0.12.0' } });
        // The first look comes within an hour, if somebody is signed in.
        const isAsked = async () => (await control.log({ endpoint: 'latestRelease' })).length > 0;
        await time.passUntil(isAsked, 70 * MINUTE_MS);
        await press('Settings');
        await at('settings');
        await see(/0\.12\.0 is out$/);
      },
    },
    {
      name: 'advanced-updates',
      presses: ['Look for new versions', 'Look for new versions'],
      async reach({ press, at, see }) {
        await press('Advanced');
        await at('advanced');
        await see('Look for new versions');
      },
    },
  ],
};
