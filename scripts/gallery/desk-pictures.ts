import type { Browser } from '@playwright/test';
import { type DeskPart, pictureDesk } from '../../test/desk/desk-picture.ts';
import { type Look, putOn } from '../../test/e2e/screens/look.ts';
import { type Stage, signIn } from '../../test/e2e/screens/stage.ts';
import type { Screen, Walk } from '../../test/e2e/screens/walk.ts';
import { cannedAnswers } from '../../test/simulator/canned-answers.ts';
import { MINUTE_MS } from '../../test/support/time-units.ts';

/** What lies around the app's window, at a moment when it is worth a picture. */
interface DeskPicture extends Screen {
  readonly parts: readonly DeskPart[];
  /** A notification stays in the language in which it was shown. */
  readonly isInEveryLanguage: boolean;
}

const PICTURES: readonly DeskPicture[] = [
  {
    name: 'tray-menu',
    parts: ['menu'],
    isInEveryLanguage: true,
    reach: signIn,
  },
  {
    name: 'notification',
    parts: ['notices'],
    isInEveryLanguage: false,
    async reach({ app, control, sleep, time }) {
      await control.setStandingAnswer({ endpoint: 'exchange', answer: cannedAnswers.outage(503) });
      // After a sleep the app asks for a new token by itself; so soon after the last one it would not.
      await sleep(4 * MINUTE_MS);
      const isTold = async () => (await app.notices()).some(({ state }) => state === 'shown');
      await time.passUntil(isTold, 10 * MINUTE_MS);
    },
  },
];

/** A walk of its own: what is around the window is no screen, and is checked elsewhere. */
export const deskWalk: Walk = { name: 'desk', screens: PICTURES };

/** As wide as menus and notifications are. */
const WIDTH_PX = 320;

/** The desk as it is now, in one look; null for a look that would change nothing but the name. */
export async function takeDeskPicture(
  screen: string,
  look: Look,
  { page, app }: Stage,
  browser: Browser,
): Promise<Buffer | null> {
  const picture = PICTURES.find(({ name }) => name === screen);
  if (picture === undefined) throw new Error(`there is no picture '${screen}'`);
  if (look.language !== 'en' && !picture.isInEveryLanguage) return null;
  await putOn(page, look);
  const desk = await browser.newPage({
    viewport: { width: WIDTH_PX, height: 100 },
    colorScheme: look.theme,
  });
  try {
    await pictureDesk(desk, app, picture.parts);
    return await desk.screenshot({ fullPage: true });
  } finally {
    await desk.close();
  }
}
