import { HOUR_MS, MINUTE_MS } from '../../support/time-units.ts';
import { type Stage, signIn } from './stage.ts';
import type { Walk } from './walk.ts';

/** For as long as an outage lasts: the app asks ever more rarely. */
const OUTAGE_ANSWERS = 12;

/** A morning: ready, an outage that a token did not outlive, a sleep, and ready again. */
async function liveThroughADay({ control, time, sleep, atHome }: Stage): Promise<void> {
  await time.pass(4 * HOUR_MS);
  const unavailable = { kind: 'json', status: 503, body: { message: 'Unavailable' } } as const;
  const answers = Array.from({ length: OUTAGE_ANSWERS }, () => unavailable);
  await control.setNextAnswers({ endpoint: 'exchange', answers });
  await time.pass(HOUR_MS);
  await atHome('lit');
  await sleep(7 * HOUR_MS);
  await atHome('lit');
  await time.pass(3 * HOUR_MS);
}

/** What happened: at a glance, line by line, and as a report. */
export const activityWalk: Walk = {
  name: 'activity',
  hasOwnHome: true,
  launch: { system: { platform: 'linux' } },
  screens: [
    {
      name: 'activity-day',
      async reach(stage) {
        await signIn(stage);
        await liveThroughADay(stage);
        await stage.see(/Ready .* renewals$/);
      },
    },
    {
      name: 'activity',
      presses: ['Clear…', 'Keep', 'Back', /^Last 24 hr/],
      async reach({ press, at, see }) {
        await press(/^Last 24 hr/);
        await at('activity');
        await see('Token renewed');
      },
    },
    {
      name: 'activity-trouble',
      async reach({ page, see }) {
        await page.getByLabel('Show').selectOption('trouble');
        await see('Renewal failed');
      },
    },
    {
      name: 'activity-report',
      presses: ['Copy', 'Save to Downloads', 'Back', 'Save a report…'],
      async reach({ press, at, page, time }) {
        await press('Save a report…');
        await at('report');
        const text = page.getByLabel('The report');
        await time.passUntil(async () => (await text.inputValue()).endsWith('}\n'), MINUTE_MS);
      },
    },
    {
      name: 'activity-saved',
      async reach({ press, see }) {
        await press('Save to Downloads');
        await see(/^Saved as .*pilot-light-report-/);
      },
    },
    {
      name: 'activity-clear',
      async reach({ press, at, see }) {
        await press('Back');
        await at('activity');
        await press('Clear…');
        await see(/^Everything in this list/);
      },
    },
    {
      name: 'activity-empty',
      async reach({ press, see }) {
        await press('Clear');
        await see('Nothing has happened yet.');
      },
    },
  ],
};
