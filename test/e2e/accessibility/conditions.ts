import type { Page } from '@playwright/test';
import type { DrivenApp } from '../driver/driver.ts';
import { type Look, PLAIN, putOn } from '../screens/look.ts';
import type { Stage } from '../screens/stage.ts';
import { type Media, standStill } from './motion.ts';

/** One way in which people have the window before them. */
export interface Condition {
  readonly name: string;
  readonly look: Look;
  readonly width: number;
  /** Null for the one that the app gives the screen. */
  readonly height: number | null;
  readonly media: { readonly forcedColors?: 'active'; readonly reducedMotion?: 'reduce' };
}

/** The popup's own size. */
const FULL = { width: 360, height: null, media: {} };

export const USUAL: Condition = { ...FULL, name: 'light', look: PLAIN };

/** The window at 200 % zoom has half as many CSS pixels on each side (WCAG 2.2, 1.4.4). */
export const ZOOMED: Condition = { ...USUAL, name: '200 % zoom', width: 180, height: 260 };

/** With the largest text the window is twice as large, and a small screen has no room for twice its height. */
export const LARGEST_TEXT: Condition = { ...USUAL, name: 'largest text', height: 384 };

export const REDUCED_MOTION: Condition = {
  ...USUAL,
  name: 'reduced motion',
  media: { reducedMotion: 'reduce' },
};

export const DARK: Condition = {
  ...USUAL,
  name: 'dark',
  look: { language: 'en', theme: 'dark' },
};

export const FORCED_COLOURS: Condition = {
  ...USUAL,
  name: 'forced colours',
  media: { forcedColors: 'active' },
};

/** WCAG 2.2, 1.4.10: no scrolling in two dimensions at this width. */
export const NARROW: Condition = { ...USUAL, name: '320 px', width: 320 };

export const inJapanese = (condition: Condition): Condition => ({
  ...condition,
  name: `${condition.name}, Japanese`,
  look: { ...condition.look, language: 'ja' },
});

/** What a page was last shown as; each change of it costs a round trip or two. */
const shown = new WeakMap<Page, Condition>();

/** Shows the page so. Where motion is allowed, whatever moves stands at one moment of it. */
export async function show({ app, page, time }: Stage, condition: Condition): Promise<void> {
  const { look, width } = condition;
  const before = shown.get(page);
  if (before?.look.language !== look.language || before.look.theme !== look.theme) {
    // The window follows its screen, whose words are now others: as large as the app has made it.
    await resize(page, USUAL.width, await heightOf(app));
    await putOn(page, look);
    await time.settle();
  }
  await resize(page, width, condition.height ?? (await heightOf(app)));
  const media = mediaOf(condition);
  // The app has its say in the media too: whenever a setting is changed, and not only by `putOn`.
  if (!(await standStill(page, media))) {
    await page.emulateMedia(media);
    await standStill(page, media);
  }
  shown.set(page, condition);
}

async function resize(page: Page, width: number, height: number): Promise<void> {
  const before = page.viewportSize();
  if (before?.width !== width || before.height !== height) {
    await page.setViewportSize({ width, height });
  }
}

async function heightOf(app: DrivenApp): Promise<number> {
  const [state] = await app.windowStates();
  if (state === undefined) throw new Error('the app has no window');
  return state.bounds.height;
}

/** Motion is there unless a condition forbids it: else the one that does would show nothing new. */
const mediaOf = ({ look, media }: Condition): Media => ({
  colorScheme: look.theme,
  forcedColors: media.forcedColors ?? 'none',
  reducedMotion: media.reducedMotion ?? 'no-preference',
});
