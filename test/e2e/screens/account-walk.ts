import { cannedAnswers } from '../../simulator/canned-answers.ts';
import type { Answer } from '../../simulator/scripted-answer.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../support/time-units.ts';
import type { Stage } from './stage.ts';
import type { Screen, Walk } from './walk.ts';

/** There and back. */
const ELSEWHERE = ['Settings', 'Back'];
const ACCOUNTS = [/Accounts$/, /Accounts$/];
const FORMATS = ['Copy as', 'Token'];
const MENUS = [...ELSEWHERE, ...ACCOUNTS, ...FORMATS];

const RETRY_AFTER_MS = 20 * MINUTE_MS;

/** As GitHub says it, with a retry so far off that nothing moves on the screen meanwhile. */
const outage: Answer = {
  kind: 'json',
  status: 503,
  headers: { 'retry-after': String(RETRY_AFTER_MS / 1000) },
  body: { message: 'Unavailable' },
};

/** An organization's, as GitHub names it. */
const SIGN_ON_PAGE = 'https://github.com/orgs/octocorp/sso?authorization_request=AB12';

const nextExchange = ({ control }: Stage, answer: Answer) =>
  control.setNextAnswers({ endpoint: 'exchange', answers: [answer] });

/** When the clipboard is cleared, if nobody has changed the setting. */
const CLEARED_AFTER_MS = 30 * SECOND_MS;

/** While a token is in hand a verdict of GitHub is told when it has stood for minutes. */
const TOLD_AFTER_MS = 7 * MINUTE_MS;

/** After a sleep the app asks for a new token by itself; so soon after the last one it would not. */
async function refreshLater({ sleep }: Stage, minutes = 4): Promise<void> {
  await sleep(minutes * MINUTE_MS);
}

async function tryAgainLater({ sleep, press }: Stage): Promise<void> {
  await sleep(MINUTE_MS);
  await press('Renew now');
}

/** Of a night no more counts, for nobody knows what GitHub would have said in it; a day is what it takes. */
const NIGHT_MS = 4 * HOUR_MS;
const NIGHTS_OF_A_DAY = 7;

async function approve({ control, press, at }: Stage): Promise<void> {
  await press('Sign in');
  await at('code');
  await control.approve();
}

const signingIn: readonly Screen[] = [
  {
    name: 'identifying',
    moves: true,
    presses: ELSEWHERE,
    async reach(stage) {
      await stage.control.setNextAnswers({ endpoint: 'user', answers: [{ kind: 'hang' }] });
      await nextExchange(stage, { kind: 'hang' });
      await approve(stage);
      await stage.at('identifying');
    },
  },
  {
    name: 'exchanging',
    moves: true,
    presses: ELSEWHERE,
    async reach(stage) {
      // What hangs is given up together with its sign-in; this one learns whose it is.
      await stage.press('Cancel');
      await stage.at('signed-out');
      await nextExchange(stage, { kind: 'hang' });
      await approve(stage);
      await stage.at('exchanging');
    },
  },
  {
    name: 'done',
    presses: [...MENUS, 'Notifications', 'Notifications', 'Copy token'],
    async reach({ sleep, at, known }) {
      // What was under way in a sleep is asked again.
      await sleep(MINUTE_MS);
      await at('done');
      await known();
    },
  },
];

const lit: readonly Screen[] = [
  {
    name: 'lit',
    presses: [...MENUS, 'Renew now'],
    async reach({ press, atHome }) {
      await press('Done');
      await atHome('lit');
    },
  },
  {
    name: 'remark',
    presses: ['Open Copilot plans on GitHub'],
    async reach(stage) {
      await nextExchange(stage, cannedAnswers.remarked('free_over_limits'));
      await refreshLater(stage);
      await stage.atHome('lit');
      await stage.page.locator('[data-remark="free_over_limits"]').waitFor();
    },
  },
  {
    name: 'copy-formats',
    presses: ['JSON', 'Copy as'],
    async reach({ page, press, at, atHome }) {
      await press('Got it');
      await page.locator('[data-remark] [aria-disabled]').waitFor();
      await press('Settings');
      await at('settings');
      await press('Back');
      await atHome('lit');
      await page.locator('[data-remark]').waitFor({ state: 'detached' });
      await press('Copy as');
      await page.locator('#formats:popover-open').waitFor();
    },
  },
  {
    name: 'copied',
    async reach({ page, press, see }) {
      await page.keyboard.press('Escape');
      await press('Copy token');
      await see(/^Token in the clipboard, clears/);
    },
  },
  {
    name: 'copied-cleared',
    async reach({ time, see }) {
      await time.pass(CLEARED_AFTER_MS);
      await see(/^Cleared from the clipboard/);
    },
  },
  {
    name: 'renewing',
    async reach(stage) {
      await stage.press('Copy again');
      await nextExchange(stage, { kind: 'hang' });
      await refreshLater(stage);
      await stage.atHome('flickering');
    },
  },
  {
    name: 'copied-replaced',
    async reach({ sleep, atHome, see }) {
      await sleep(21 * MINUTE_MS);
      await atHome('lit');
      await see('A newer token is ready.');
    },
  },
];

const inTrouble: readonly Screen[] = [
  {
    name: 'flickering',
    presses: [...MENUS, 'Copy token', 'Renew now', 'Open GitHub’s status page'],
    async reach(stage) {
      await stage.press('Copy the new one');
      await stage.control.setStandingAnswer({ endpoint: 'exchange', answer: outage });
      await refreshLater(stage);
      await stage.see('GitHub has a problem');
      await stage.atHome('flickering');
    },
  },
  {
    name: 'out',
    presses: [...ACCOUNTS, ...ELSEWHERE, 'Renew now', 'Open GitHub’s status page'],
    async reach({ sleep, atHome }) {
      await sleep(35 * MINUTE_MS);
      await atHome('out');
    },
  },
  {
    name: 'no-network',
    async reach(stage) {
      const { control, sleep, atHome, see } = stage;
      await control.clearAnswers();
      await sleep(RETRY_AFTER_MS);
      await atHome('lit');
      await control.setStandingAnswer({ endpoint: 'exchange', answer: { kind: 'drop' } });
      await refreshLater(stage);
      await see('No network');
    },
  },
];

const refused: readonly Screen[] = [
  {
    name: 'refused-while-valid',
    presses: [
      ...MENUS,
      'Copy token',
      'Renew now',
      'Open billing on GitHub',
      'Copy message for my admin',
    ],
    async reach(stage) {
      await stage.control.clearAnswers();
      await stage.control.setRefusal({ notificationId: 'billing_locked' });
      await stage.sleep(2 * MINUTE_MS);
      await stage.time.pass(TOLD_AFTER_MS);
      await stage.atHome('refused');
    },
  },
  {
    name: 'refused-billing',
    async reach({ sleep, atHome, page }) {
      await sleep(35 * MINUTE_MS);
      await atHome('refused');
      await page.getByRole('button', { name: 'Copy token' }).waitFor({ state: 'hidden' });
    },
  },
  {
    ...refusalScreen('refused-no-access', 'no_copilot_access', async ({ control }) => {
      await control.setRefusal({ notificationId: 'no_copilot_access' });
    }),
    presses: ['Open Copilot plans on GitHub'],
  },
  {
    ...refusalScreen('refused-managed', 'enterprise_managed_user_account', async ({ control }) => {
      await control.setRefusal({ notificationId: 'enterprise_managed_user_account' });
    }),
    presses: ['Open GitHub’s help page'],
  },
  refusalScreen('refused-without-words', 'unknown', (stage) =>
    nextExchange(stage, {
      kind: 'json',
      status: 403,
      body: { error_details: { notification_id: 'something_new' } },
    }),
  ),
  refusalScreen('refused-vanished', 'vanished', (stage) =>
    nextExchange(stage, cannedAnswers.notFound),
  ),
  {
    ...refusalScreen('refused-sign-on', 'ssoRequired', (stage) =>
      nextExchange(stage, cannedAnswers.signOnRequired(SIGN_ON_PAGE)),
    ),
    presses: ['Open the sign-on page'],
  },
  refusalScreen('refused-wrong-client', 'wrongClient', (stage) =>
    nextExchange(stage, {
      kind: 'json',
      status: 403,
      body: { message: 'Resource not accessible by integration' },
    }),
  ),
  {
    name: 'refused-withheld',
    presses: ['Copy message for my admin'],
    async reach({ control, sleep, time, page }) {
      await control.setStandingAnswer({
        endpoint: 'exchange',
        answer: cannedAnswers.badCredentials,
      });
      await control.setStandingAnswer({ endpoint: 'user', answer: cannedAnswers.suspended });
      await sleep(2 * HOUR_MS);
      await time.pass(TOLD_AFTER_MS);
      await page.locator('[data-refusal="withheld"]').waitFor();
    },
  },
  {
    name: 'refused-closed',
    presses: ['Open GitHub’s status page'],
    async reach({ control, sleep, time, atHome, page }) {
      await control.clearAnswers();
      await control.setRefusal({ notificationId: null });
      await sleep(3 * DAY_MS);
      await atHome('lit');
      await control.setStandingAnswer({ endpoint: 'exchange', answer: cannedAnswers.notFound });
      // After each one it is asked once, and told it is not there.
      for (let night = 0; night < NIGHTS_OF_A_DAY; night += 1) {
        await sleep(NIGHT_MS);
        await time.pass(TOLD_AFTER_MS);
      }
      await atHome('refused');
      await page.locator('[data-refusal="closed"]').waitFor();
    },
  },
];

function refusalScreen(
  name: string,
  reason: string,
  prepare: (stage: Stage) => Promise<unknown>,
): Screen {
  return {
    name,
    async reach(stage) {
      await prepare(stage);
      await tryAgainLater(stage);
      await stage.page.locator(`[data-refusal="${reason}"]`).waitFor();
    },
  };
}

const leaving: readonly Screen[] = [
  {
    name: 'sign-in-needed',
    presses: [...MENUS, 'Copy token'],
    async reach(stage) {
      const { control, atHome } = stage;
      await control.clearAnswers();
      await tryAgainLater(stage);
      await atHome('lit');
      await control.revokeGitHubTokens();
      await refreshLater(stage);
      await stage.time.pass(TOLD_AFTER_MS);
      await atHome('signInNeeded');
    },
  },
  {
    name: 'another-account',
    presses: ELSEWHERE,
    async reach({ control, press, at }) {
      await press('Sign in again');
      await at('code');
      await control.approve({ login: 'monalisa' });
      await at('confirm-account');
    },
  },
  {
    name: 'unnamed-account',
    async reach({ control, press, at, see }) {
      await press('Stop and change nothing');
      await at('home');
      await control.setStandingAnswer({ endpoint: 'user', answer: cannedAnswers.notFound });
      await press('Sign in again');
      await at('code');
      await control.approve();
      await at('confirm-account');
      await see('Is this another account?');
    },
  },
  {
    name: 'sign-out',
    presses: ['Approved apps on GitHub', 'Back', /Accounts$/, /^Sign out/],
    async reach({ press, at }) {
      await press('Stop and change nothing');
      await at('home');
      await press(/Accounts$/);
      await press(/^Sign out/);
      await at('sign-out');
    },
  },
];

/** What one chooses in the end, which no screen comes after. */
async function choose({ control, press, at, atHome }: Stage): Promise<void> {
  await press('Cancel');
  await atHome('signInNeeded');
  await press('Sign in again');
  await at('code');
  await control.approve();
  await press('Add it as another account');
  await press('Done');
  await control.clearAnswers();
  await press(/Accounts$/);
  await press(/^octocat.*Needs you/);
  await atHome('signInNeeded');
  await press('Sign in again');
  await at('code');
  await control.approve({ login: 'monalisa' });
  await press('Use monalisa');
  await press('Done');
  await press(/Accounts$/);
  await press(/^Sign out/);
  await press('Sign out');
}

export const accountWalk: Walk = {
  name: 'account',
  end: choose,
  screens: [...signingIn, ...lit, ...inTrouble, ...refused, ...leaving],
};
