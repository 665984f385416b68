import type { Answer } from '../../simulator/scripted-answer.ts';
import { MINUTE_MS } from '../../support/time-units.ts';
import { type Stage, signIn } from './stage.ts';
import type { Walk } from './walk.ts';

/** So far off that nothing moves on the screen meanwhile. */
const LATER: Answer = {
  kind: 'json',
  status: 503,
  headers: { 'retry-after': String(20 * 60) },
  body: { message: 'Unavailable' },
};

async function leave({ press, at }: Stage): Promise<void> {
  await press(/Accounts$/);
  await press(/^Sign out/);
  await at('sign-out');
  await press('Sign out and revoke');
  await at('signed-out');
}

/** What becomes of a token that GitHub shall end, in front of who has signed out. */
export const revokeWalk: Walk = {
  name: 'revoke',
  screens: [
    {
      name: 'leaked',
      presses: ['Revoke it', 'Back', 'A token got out'],
      async reach(stage) {
        await signIn(stage);
        await stage.press('Settings');
        await stage.press('A token got out');
        await stage.at('leaked');
      },
    },
    {
      name: 'leaked-copilot',
      async reach({ page, press, see }) {
        await page.getByLabel('The token').fill('tid=0123456789abcdef;exp=1795338000:0123');
        await press('Revoke it');
        await see(/^That is a Copilot token/);
      },
    },
    {
      name: 'revoking',
      async reach(stage) {
        await stage.press('Back');
        await stage.press('Back');
        await stage.atHome('lit');
        await stage.control.setNextAnswers({ endpoint: 'revoke', answers: [{ kind: 'hang' }] });
        await leave(stage);
        await stage.see(/^Revoking: /);
      },
    },
    {
      name: 'not-revoked-yet',
      presses: ['Open GitHub’s settings'],
      async reach({ control, sleep, see }) {
        await control.setStandingAnswer({ endpoint: 'revoke', answer: LATER });
        await sleep(MINUTE_MS);
        await see(/^Not revoked yet: /);
      },
    },
    {
      name: 'not-revoked',
      presses: ['Open GitHub’s settings'],
      async reach({ control, press, see }) {
        await control.setStandingAnswer({
          endpoint: 'revoke',
          answer: { kind: 'json', status: 422, body: { message: 'Validation Failed' } },
        });
        await press('Try again');
        await see(/^Not revoked: /);
      },
    },
    {
      name: 'revoked',
      async reach({ control, press, see }) {
        await control.clearAnswers();
        await press('Try again');
        await see(/^Revoked: /);
      },
    },
  ],
  async end({ press, page }) {
    await press('OK');
    await page.getByText(/^Revoked: /).waitFor({ state: 'hidden' });
  },
};
