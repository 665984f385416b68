import { size } from '../../support/size.ts';
import { expect, test } from '../driver/fixtures.ts';
import { accountWalk } from '../screens/account-walk.ts';
import { WALKS } from '../screens/screens.ts';
import { signInWalk } from '../screens/sign-in-walk.ts';
import { takeWalk, type Walk } from '../screens/walk.ts';
import { watchPresses } from './presses.ts';

/** Walks of twenty screens, on a machine that does a hundred other things. */
const PATIENCE_MS = 300_000;

/** The tray at the top on one, at the bottom on the other; a window of Linux keeps its upper edge as well. */
const SYSTEMS = [
  ['Linux', undefined],
  ['Windows', { platform: 'win32' }],
] as const;

for (const [name, system] of SYSTEMS) {
  const walks = system === undefined ? WALKS : [signInWalk, accountWalk];
  for (const walk of size === 'full' ? walks : []) {
    test(`every press is answered in its place in the walk "${walk.name}" on ${name}`, async ({
      driver,
      launch,
    }) => {
      const isElsewhere = on(walk, system).launch?.system !== undefined;
      test.skip(isElsewhere && driver.name === 'electron', 'A real app is on its own system.');
      test.setTimeout(PATIENCE_MS);
      const watch = watchPresses();
      await takeWalk(on(walk, system), {
        launch,
        isGitHub: false,
        press: watch.press,
        async visit({ name: screen, presses = [] }, stage) {
          for (const one of presses) await stage.press(one);
          const focus = await stage.page.evaluate(() => document.activeElement?.tagName);
          expect.soft(focus, `${screen}: where the focus is`).not.toBe('BODY');
        },
      });
      expect([...watch.problems]).toEqual([]);
    });
  }
}

function on(walk: Walk, system: (typeof SYSTEMS)[number][1]): Walk {
  return system === undefined ? walk : { ...walk, launch: { ...walk.launch, system } };
}
