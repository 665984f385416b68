import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ask } from '../../support/agent-caller.ts';
import { type Stage, signIn } from './stage.ts';
import type { Walk } from './walk.ts';

async function open({ press, at }: Stage): Promise<void> {
  await press('Settings');
  await at('settings');
  await press('Programs');
  await at('programs');
}

/** As wide as a label can be before it is cut. */
const LONGEST_LABEL = `${'w'.repeat(20)}-${'m'.repeat(20)}`;

/** Programs that ask as `curl` would. */
async function take({ page, time }: Stage, callers: readonly string[]): Promise<void> {
  const line = await page.getByTestId('agent-line').textContent();
  const address = /\/\S+agent\.sock/.exec(line ?? '')?.[0] ?? '';
  for (const caller of callers) {
    const headers = caller === '' ? {} : { 'Pilot-Light-Caller': caller };
    const { status } = await ask(address, '/v1/token', headers);
    if (status !== 200) throw new Error(`${caller} was answered ${status}`);
  }
  // The faces are told once a second.
  await time.pass(2_000);
}

/** Something of somebody else's in the place of the command. */
function putForeign({ app }: Stage): void {
  const folder = path.join(app.userData, 'home/.local/bin');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'pilot-light'), 'echo mine\n');
}

/** The screen for programs, on a desktop that is asked by some; and where no program may be answered. */
export const programsWalks: readonly Walk[] = [
  {
    name: 'programs',
    hasOwnHome: true,
    launch: { system: { platform: 'linux' } },
    screens: [
      {
        name: 'programs',
        async reach(stage) {
          await signIn(stage);
          await open(stage);
          await stage.see(/^Scripts and terminals ask with it/);
        },
      },
      {
        name: 'programs-taken',
        async reach(stage) {
          await stage.press('Give programs a token');
          await stage.see(/^Programs ask at/);
          await take(stage, ['aider', LONGEST_LABEL, '', 'aider']);
          await stage.see('4 in the last hour');
        },
      },
      {
        name: 'programs-installed',
        presses: ['Remove the command', 'Install the command'],
        async reach({ press, see }) {
          await press('Install the command');
          await see(/^It is /);
        },
      },
      {
        name: 'programs-foreign',
        presses: ['Try again'],
        async reach(stage) {
          await stage.press('Remove the command');
          await stage.see(/^Scripts and terminals ask with it/);
          putForeign(stage);
          await stage.press('Install the command');
          await stage.see(/left alone\.$/);
        },
      },
    ],
    end: async ({ press }) => {
      await press('Give programs a token');
      await press('Back');
    },
  },
  {
    name: 'programs-unsafe',
    hasOwnHome: true,
    launch: { system: { platform: 'darwin' }, env: { XDG_RUNTIME_DIR: '' } },
    prepare(userData) {
      const folder = path.join(userData, 'run');
      mkdirSync(folder);
      // Past the mask of whoever runs this.
      chmodSync(folder, 0o777);
    },
    screens: [
      {
        name: 'programs-unsafe',
        presses: ['Not while the screen is locked', 'Not while the screen is locked'],
        async reach(stage) {
          await open(stage);
          await stage.press('Give programs a token');
          await stage.see(/^Not working: the folder/);
        },
      },
    ],
  },
];
