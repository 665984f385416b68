import { MINUTE_MS } from '../../support/time-units.ts';
import type { Stage } from './stage.ts';
import type { Screen, Walk } from './walk.ts';

async function addAccount(stage: Stage): Promise<void> {
  await stage.press(/Accounts$/);
  await stage.press('Add account');
  await stage.at('add-account');
}

async function signInAs(stage: Stage, login: string): Promise<void> {
  await stage.press('Sign in');
  await stage.at('code');
  await stage.control.approve({ login });
  await stage.at('done');
  await stage.press('Done');
  await stage.atHome('lit');
  await stage.known();
}

const several: readonly Screen[] = [
  {
    name: 'account-menu',
    presses: [/^octocat.*Ready/, /Accounts$/],
    async reach(stage) {
      await signInAs(stage, 'octocat');
      await stage.press(/Accounts$/);
      await stage.page.locator('#accounts:popover-open').waitFor();
    },
  },
  {
    name: 'add-account',
    presses: ['Using GitHub Enterprise?', 'Back', 'Back', /Accounts$/, 'Add account'],
    async reach({ press, at }) {
      await press('Add account');
      await at('add-account');
    },
  },
  {
    name: 'several-accounts',
    presses: [/^hubot.*Ready/, /Accounts$/, /^monalisa.*Needs you/, /Accounts$/],
    async reach(stage) {
      await signInAs(stage, 'hubot');
      await addAccount(stage);
      await stage.control.setRefusal({ notificationId: 'subscription_ended', login: 'monalisa' });
      await stage.press('Sign in');
      await stage.at('code');
      await stage.control.approve({ login: 'monalisa' });
      await stage.atHome('refused');
      await stage.known();
      await stage.press(/Accounts$/);
      await stage.page.locator('#accounts:popover-open').waitFor();
    },
  },
  {
    name: 'problem-tooManySignIns',
    async reach(stage) {
      await stage.page.keyboard.press('Escape');
      // Five in an hour are allowed, and there were three.
      for (let count = 3; count < 5; count++) {
        await addAccount(stage);
        await signInAs(stage, 'octocat');
      }
      await addAccount(stage);
      await stage.press('Sign in');
      await stage.failsWith('tooManySignIns');
    },
  },
  {
    name: 'ends-soon',
    presses: ['Sign in', 'Cancel'],
    async reach(stage) {
      const { control, press, sleep, at, atHome, see } = stage;
      await press('Not now');
      await sleep(61 * MINUTE_MS);
      await atHome('lit');
      await control.setStandingAnswer({
        endpoint: 'accessToken',
        answer: { kind: 'patched', set: { expires_in: 120 * 60 } },
      });
      await addAccount(stage);
      await press('Sign in');
      await at('code');
      await control.approve({ login: 'octocat' });
      await at('done');
      await control.clearAnswers();
      await press('Done');
      await sleep(110 * MINUTE_MS);
      await see(/^Your sign-in expires at/);
      await atHome('lit');
    },
  },
];

const settings: readonly Screen[] = [
  {
    name: 'settings',
    presses: ['Notifications', 'Notifications'],
    async reach({ press, at }) {
      await press('Settings');
      await at('settings');
    },
  },
  {
    name: 'settings-advanced',
    presses: ['GitHub status', 'Approved apps on GitHub'],
    async reach({ press, at }) {
      await press('Advanced');
      await at('advanced');
    },
  },
  {
    name: 'settings-host-refused',
    presses: ['Add'],
    async reach({ page, press, see }) {
      await page.getByLabel('New host').fill('not a host');
      await press('Add');
      await see('Take out the space inside');
    },
  },
];

const mishaps: readonly Screen[] = [
  {
    name: 'mishap-copy',
    async reach({ app, press, at, atHome, see }) {
      await press('Back');
      await at('settings');
      await press('Back');
      await atHome('lit');
      await app.evaluate(({ clipboard }) => {
        clipboard.write = () => Promise.reject(new Error('The clipboard is busy'));
      });
      await press('Copy token');
      await see('The copy did not show up in the clipboard');
    },
  },
];

export const accountsWalk: Walk = {
  name: 'accounts',
  screens: [...several, ...settings, ...mishaps],
  end: ({ press }) => press('OK'),
};

/** A Linux with a file where it keeps its login items: none can be added. */
export const autostartWalk: Walk = {
  name: 'autostart',
  launch: { system: { platform: 'linux' }, env: { XDG_CONFIG_HOME: '/dev/null' } },
  screens: [
    {
      name: 'mishap-autostart',
      async reach({ press, at, see }) {
        await press('Settings');
        await at('settings');
        await press('Start at login');
        await see('Start at login did not change');
      },
    },
  ],
  async end({ press, at }) {
    await press('Back');
    await at('signed-out');
    await press('OK');
  },
};
