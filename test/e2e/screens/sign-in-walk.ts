import type { Bridge } from '../../../src/shared/ipc.ts';
import type { Answer } from '../../simulator/scripted-answer.ts';
import { MINUTE_MS, SECOND_MS } from '../../support/time-units.ts';
import type { Stage } from './stage.ts';
import type { Screen, Walk } from './walk.ts';

const oauthError = (error: string, more: object = {}): Answer => ({
  kind: 'json',
  body: { error, ...more },
});

/** The next poll is answered so. */
const nextPoll = ({ control }: Stage, answer: Answer) =>
  control.setNextAnswers({ endpoint: 'accessToken', answers: [answer] });

const nextCode = ({ control }: Stage, answer: Answer) =>
  control.setNextAnswers({ endpoint: 'deviceCode', answers: [answer] });

/** From the first start to every state of the code. */
const codeScreens: readonly Screen[] = [
  { name: 'first-run', presses: ['Settings', 'Back'], reach: ({ at }) => at('signed-out') },
  {
    name: 'other-host',
    async reach({ page, press }) {
      await press('Using GitHub Enterprise?');
      await page.getByLabel('New host').fill('octocorp.ghe.com:8443');
    },
  },
  {
    name: 'other-host-wrong',
    presses: ['Continue'],
    async reach({ press, see }) {
      await press('Continue');
      await see('Leave out the port.');
    },
  },
  {
    name: 'requesting',
    moves: true,
    presses: ['Settings', 'Back'],
    async reach(stage) {
      await stage.press('Back');
      await nextCode(stage, { kind: 'hang' });
      await stage.press('Sign in');
      await stage.at('requesting-code');
    },
  },
  {
    name: 'signed-out',
    async reach({ press, at }) {
      await press('Cancel');
      await at('signed-out');
    },
  },
  {
    name: 'code',
    presses: [/^Code: /, 'Settings', 'Back'],
    async reach({ press, at }) {
      await press('Sign in');
      await at('code');
    },
  },
  {
    name: 'mishap-link-failed',
    async reach({ app, press, see }) {
      await app.evaluate(({ shell }) => {
        const { openExternal } = shell;
        shell.openExternal = () => {
          shell.openExternal = openExternal;
          return Promise.reject(new Error('There is no browser.'));
        };
      });
      await press('Copy code and open GitHub');
      await see('The browser did not open');
    },
  },
  {
    name: 'code-more',
    presses: ['Open Applications on GitHub'],
    async reach({ page, press }) {
      await press('OK');
      await press('More');
      await page.getByText('What you approve').waitFor();
    },
  },
  {
    name: 'code-ways',
    presses: ['Check now'],
    async reach({ page, press }) {
      await page.keyboard.press('Escape');
      await press('Other ways');
      await press('Copy link');
      await page.getByRole('button', { name: 'Link copied' }).waitFor();
    },
  },
  {
    name: 'code-qr',
    async reach({ page, press }) {
      await press('QR code');
      await page.locator('.qr').waitFor();
    },
  },
  {
    name: 'code-copied',
    async reach({ page, press, time }) {
      await press('Other ways');
      await press('Hide the QR code');
      await press('Copy code and open GitHub');
      await page.locator('[data-step="opened"][data-done="true"]').waitFor();
      await time.pass(2 * SECOND_MS);
    },
  },
  {
    name: 'code-no-network',
    presses: ['Try now'],
    async reach(stage) {
      const { control } = stage;
      await control.setStandingAnswer({ endpoint: 'accessToken', answer: { kind: 'drop' } });
      await stage.see('No network.');
    },
  },
  {
    name: 'code-slowed-down',
    async reach(stage) {
      await stage.control.clearAnswers();
      await nextPoll(stage, oauthError('slow_down', { interval: 6 }));
      await stage.see('GitHub asked us to slow down.');
    },
  },
];

/** A code that ends so at its next poll. */
const problemOfPoll = (problem: string, end: (stage: Stage) => Promise<unknown>): Screen => ({
  name: `problem-${problem}`,
  async reach(stage) {
    await stage.at('code');
    await end(stage);
    await stage.failsWith(problem);
  },
});

/** A sign-in that ends before there is a code. */
const problemOfCode = (name: string, problem: string, answer: Answer): Screen => ({
  name: `problem-${name}`,
  async reach(stage) {
    await nextCode(stage, answer);
    await stage.press('Sign in');
    await stage.failsWith(problem);
  },
});

/** In the page. GitHub's own servers all know the device flow; a company's may be too old. */
async function addHost(host: string): Promise<void> {
  const { pilotLight } = window as unknown as { pilotLight: Bridge };
  await pilotLight.addHost(host);
}

/** In the page. What begins there goes on when the host is no longer offered. */
async function signInAt(host: string): Promise<void> {
  const { pilotLight } = window as unknown as { pilotLight: Bridge };
  await pilotLight.startSignIn({ host, accountKey: null });
  await pilotLight.changeSettings({ hosts: [] });
}

/** By which buttons one problem is left for the next. A person is heard once a minute by then. */
const leavingBy = (
  buttons: readonly (string | RegExp)[],
  { reach, ...screen }: Screen,
): Screen => ({
  ...screen,
  async reach(stage) {
    await stage.time.pass(MINUTE_MS);
    for (const button of buttons) await stage.press(button);
    await reach(stage);
  },
});

const LEAVE = /^(Cancel|Not now|Close)$/;

const fromTheStart = (screen: Screen): Screen => leavingBy([LEAVE], screen);

const expired = problemOfPoll('expired', ({ control }) => control.expire());
const codeInvalid = problemOfPoll('codeInvalid', (stage) =>
  nextPoll(stage, oauthError('incorrect_device_code')),
);

const problems: readonly Screen[] = [
  leavingBy(
    [LEAVE, 'Sign in'],
    problemOfPoll('denied', ({ control }) => control.deny()),
  ),
  leavingBy(['Try again'], expired),
  leavingBy(['Get a new code'], codeInvalid),
  fromTheStart({
    ...problemOfCode('unexpected', 'unexpected', oauthError('unsupported_response')),
    presses: ['Settings', 'Back'],
  }),
  fromTheStart(
    problemOfCode('deviceFlowDisabled', 'deviceFlowDisabled', oauthError('device_flow_disabled')),
  ),
  leavingBy(['Choose another app', 'Back'], {
    name: 'problem-noDeviceFlow',
    async reach(stage) {
      const { page, companyHost: host } = stage;
      await page.evaluate(addHost, host);
      await nextCode(stage, { kind: 'text', status: 404, body: 'Not Found' });
      await page.evaluate(signInAt, host);
      await stage.failsWith('noDeviceFlow');
    },
  }),
  leavingBy(
    ['Choose another host', 'Back'],
    problemOfCode('emailUnverified', 'emailUnverified', oauthError('unverified_user_email')),
  ),
  ...[
    problemOfCode('appSuspended', 'appSuspended', oauthError('application_suspended')),
    problemOfCode('wrongClient', 'wrongClient', oauthError('incorrect_client_credentials')),
    problemOfCode('no-network', 'unreachable', { kind: 'drop' }),
    {
      ...problemOfCode('portal', 'unreachable', {
        kind: 'redirect',
        location: 'http://portal.invalid/',
      }),
      presses: ['Open the network’s sign-in page'],
    },
    {
      ...problemOfCode('server', 'unreachable', { kind: 'json', status: 503, body: {} }),
      presses: ['Open GitHub’s status page'],
    },
  ].map(fromTheStart),
];

/** Five presses are heard at once. */
const tooSoon: Screen = {
  name: 'problem-tooSoon',
  async reach({ page, press, at, time, failsWith }) {
    const answered = page.locator('[data-screen="code"], [data-problem]').first();
    for (let pressed = 0; pressed <= 5; pressed++) {
      await press(/^(Cancel|Not now|Close)$/);
      await at('signed-out');
      await press('Sign in');
      await time.passUntil(() => answered.isVisible(), MINUTE_MS);
    }
    await failsWith('tooSoon');
  },
};

export const signInWalk: Walk = {
  name: 'sign-in',
  screens: [...codeScreens, ...problems, tooSoon],
};

/** From five seconds on it is said; the app gives GitHub ten. */
const LATE_MS = 6 * SECOND_MS;

/** GitHub takes longer than anybody expects. */
export const slowWalk: Walk = {
  name: 'slow',
  end: ({ press }) => press('Continue in the background'),
  screens: [
    {
      name: 'requesting-slow',
      moves: true,
      async reach(stage) {
        await stage.at('signed-out');
        await nextCode(stage, { kind: 'hang' });
        await stage.press('Sign in');
        await stage.at('requesting-code');
        await stage.time.pass(LATE_MS);
        await stage.see('GitHub is slow…');
      },
    },
    {
      name: 'exchanging-slow',
      moves: true,
      async reach(stage) {
        await stage.press('Cancel');
        await stage.press('Sign in');
        await stage.at('code');
        await stage.control.setNextAnswers({ endpoint: 'exchange', answers: [{ kind: 'hang' }] });
        await stage.control.approve();
        await stage.at('exchanging');
        await stage.time.pass(LATE_MS);
        await stage.see('GitHub is slow…');
      },
    },
  ],
};
