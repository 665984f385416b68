import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Stage, signIn } from './stage.ts';
import type { Walk } from './walk.ts';

const TAKEN = 'Control+Alt+K';
const launch = { system: { takenShortcuts: [TAKEN] } };

/** Presses keys in the field, and goes on from it. */
async function pressKeys({ page, press }: Stage, keys: string): Promise<void> {
  await press('Copy from anywhere: Off. Change');
  await page.getByRole('button', { name: 'Press keys…' }).press(keys);
  await page.keyboard.press('Tab');
}

/** The settings, where the keys to copy with are pressed; and the next start, at which another program was quicker. */
export const shortcutWalks: readonly Walk[] = [
  {
    name: 'shortcut',
    launch,
    screens: [
      {
        name: 'shortcut-not-these',
        async reach(stage) {
          await signIn(stage);
          await stage.press('Settings');
          await stage.at('settings');
          await pressKeys(stage, 'Control+c');
          await stage.see('Programs use these keys themselves.');
        },
      },
      {
        name: 'shortcut-taken',
        async reach(stage) {
          await pressKeys(stage, 'Control+Alt+k');
          await stage.see('Not given: another program has these keys');
        },
      },
      {
        name: 'shortcut-on',
        async reach(stage) {
          await pressKeys(stage, 'Control+Alt+c');
          await stage.see('Copies the token, whatever program is in front.');
        },
      },
    ],
    end: ({ press }) => press('Turn off'),
  },
  {
    name: 'shortcut-lost',
    launch,
    prepare(userData) {
      const settings = { copyShortcut: TAKEN, introductionSeen: false };
      writeFileSync(path.join(userData, 'settings.json'), JSON.stringify({ version: 1, settings }));
    },
    screens: [
      {
        name: 'mishap-shortcut',
        reach: ({ see }) => see('The keys that copy your token do not work'),
      },
      {
        name: 'shortcut-lost',
        presses: ['Try again'],
        async reach({ press, at, see }) {
          await press('Settings');
          await at('settings');
          await see('These keys do not work');
        },
      },
    ],
  },
];
