import { type Stage, signIn } from './stage.ts';
import type { Walk } from './walk.ts';

async function open({ press, at }: Stage): Promise<void> {
  await press('Settings');
  await at('settings');
  await press('Doctor');
  await at('doctor');
}

/** Whoever runs this may have them. */
const NO_VARIABLES = { COPILOT_GITHUB_TOKEN: '', GH_TOKEN: '', GITHUB_TOKEN: '' };

/** The doctor where all is well, its report, and the doctor in bad times. */
export const doctorWalks: readonly Walk[] = [
  {
    name: 'doctor',
    launch: { system: { platform: 'linux' }, env: NO_VARIABLES },
    screens: [
      {
        name: 'doctor',
        presses: ['Check again'],
        async reach(stage) {
          await signIn(stage);
          await open(stage);
          await stage.see('The window runs in the sandbox.');
        },
      },
      {
        name: 'doctor-report',
        presses: ['Copy the report'],
        async reach({ press, see }) {
          await press('Show the report');
          await see(/^What would be copied/);
        },
      },
    ],
    end: async ({ press }) => {
      await press('Back to the list');
      await press('Back');
    },
  },
];
