import type { Walk } from './walk.ts';

/** As long as GitHub lets a login be, of the widest letters; and a name beyond all that a line holds. */
const LONGEST = {
  login: `wwwwwwwwwwww-${'m'.repeat(26)}`,
  id: 583_231,
  name: 'Wolfeschlegelsteinhausenbergerdorff, the one and only of that name',
};

/** Names are whatever people have chosen: they may fill a line, and must not push anything out of it. */
export const longestNamesWalk: Walk = {
  name: 'longest-names',
  screens: [
    {
      name: 'longest-names',
      async reach({ control, press, at, atHome, known }) {
        await control.setPerson(LONGEST);
        await press('Sign in');
        await at('code');
        await control.approve({ login: LONGEST.login });
        await at('done');
        await press('Done');
        await atHome('lit');
        await known();
      },
    },
    {
      name: 'longest-names-menu',
      async reach({ page, press }) {
        await press(/Accounts$/);
        await page.locator('#accounts:popover-open').waitFor();
      },
    },
  ],
};
