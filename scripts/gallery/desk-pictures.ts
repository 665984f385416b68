import type { Browser } from '@playwright/test';
import { type DeskPart, pictureDesk } from '../../test/desk/desk-picture.ts';
import { type Look, putOn } from '../../test/e2e/screens/look.ts';
import type { Stage } from '../../test/e2e/screens/stage.ts';

/** A picture of what lies around the app's window. */
interface DeskPicture {
  readonly name: string;
  /** The screen at which it is taken. */
  readonly at: string;
  readonly parts: readonly DeskPart[];
  /** A notification stays in the language in which it was shown. */
  readonly isInEveryLanguage: boolean;
}

export const DESK_PICTURES: readonly DeskPicture[] = [
  { name: 'tray-menu', at: 'copied', parts: ['menu'], isInEveryLanguage: true },
  { name: 'notification', at: 'flickering', parts: ['notices'], isInEveryLanguage: false },
];

/** As wide as menus and notifications are. */
const WIDTH_PX = 320;

/** The desk as it is now, in one look; null where a look would change nothing but the name. */
export async function takeDeskPicture(
  { parts, isInEveryLanguage }: DeskPicture,
  look: Look,
  { page, app }: Stage,
  browser: Browser,
): Promise<Buffer | null> {
  if (look.language !== 'en' && !isInEveryLanguage) return null;
  await putOn(page, look);
  const desk = await browser.newPage({
    viewport: { width: WIDTH_PX, height: 100 },
    colorScheme: look.theme,
  });
  try {
    await pictureDesk(desk, app, parts);
    return await desk.screenshot({ fullPage: true });
  } finally {
    await desk.close();
  }
}
