import type { Usage } from '../../simulator/choices.ts';
import { MINUTE_MS } from '../../support/time-units.ts';
import { type Stage, signIn } from './stage.ts';
import type { Screen, Walk } from './walk.ts';

async function open({ press, at }: Stage, room: 'Usage' | 'What the token says'): Promise<void> {
  await press(/Accounts$/);
  await press(room);
  await at(room === 'Usage' ? 'usage' : 'token');
}

/** GitHub tells something else from now on, and somebody looks again. */
const told = (usage: Usage, words: string | RegExp, name: string): Screen => ({
  name: `usage-${name}`,
  async reach({ control, time, press, see }) {
    await control.setUsage({ usage });
    await time.pass(MINUTE_MS);
    await press('Look again');
    await see(words);
  },
});

/** What is used of a plan, in each form that it can have, and what the token says. */
export const usageWalk: Walk = {
  name: 'usage',
  screens: [
    {
      name: 'usage',
      presses: ['Notify me at 75, 90 and 100 %', 'Notify me at 75, 90 and 100 %', 'Look again'],
      async reach(stage) {
        await stage.control.setUsage({ usage: 'credits' });
        await signIn(stage);
        await open(stage, 'Usage');
        await stage.see('2,438.5 of 7,000 used');
      },
    },
    told('overspent', '1,250 more than that', 'over'),
    told('free', '9 of 50 used', 'free'),
    told('pooledOwn', 'Your organization decides', 'pooled'),
    told('uncounted', 'GitHub gives no numbers for this account.', 'none'),
    {
      name: 'token',
      presses: ['Show ip', 'Show tid', 'Hide tid'],
      async reach(stage) {
        await stage.press('Back');
        await open(stage, 'What the token says');
        await stage.see('proxy-ep');
      },
    },
    {
      name: 'token-shown',
      async reach({ press, see }) {
        await press('Show ip');
        await see(/^\d+\.\d+\.\d+\.\d+$/);
      },
    },
  ],
  end: ({ press }) => press('Back'),
};
