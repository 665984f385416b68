import { MINUTE_MS } from '../../support/time-units.ts';
import { type Stage, signIn } from './stage.ts';
import type { Walk } from './walk.ts';

async function open({ press, at }: Stage): Promise<void> {
  await press('Settings');
  await at('settings');
  await press('Doctor');
  await at('doctor');
}

/** A token is renewed within this time. */
const HALF_AN_HOUR_MS = 30 * MINUTE_MS;

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
  {
    name: 'doctor-trouble',
    launch: {
      system: {
        platform: 'linux',
        certificate: { issuer: 'Zscaler Inc.', isKnownRoot: false, isTrusted: true },
      },
      env: { ...NO_VARIABLES, GH_TOKEN: 'of-a-shell' },
    },
    screens: [
      {
        name: 'doctor-trouble',
        presses: ['Check again', 'Renew now'],
        async reach(stage) {
          const { control, time, page, press, at, see } = stage;
          await signIn(stage);
          const answer = { kind: 'json', status: 503, body: { message: 'Unicorn' } } as const;
          await control.setStandingAnswer({ endpoint: 'exchange', answer });
          const why = page.getByRole('button', { name: 'Look closer' });
          await time.passUntil(() => why.isVisible(), HALF_AN_HOUR_MS);
          await press('Look closer');
          await at('doctor');
          await see(/things need a look$/);
        },
      },
    ],
    end: async ({ press }) => press('Back'),
  },
];
