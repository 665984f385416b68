import type { Page } from '@playwright/test';

export interface Media {
  readonly colorScheme: 'light' | 'dark';
  readonly forcedColors: 'active' | 'none';
  readonly reducedMotion: 'reduce' | 'no-preference';
}

/** A moment of an endless animation at which it looks neither as at its start nor as at its end. */
const MOMENT_MS = 400;

/**
 * Brings all motion on the page to one moment, so that each look at it is like the next: what ends has ended, what never
 * ends stands still. Without motion there is nothing to bring anywhere, and nothing that moves anyway is stopped.
 *
 * False, and nothing is done, while the page is not shown in these media.
 */
export function standStill(page: Page, media: Media): Promise<boolean> {
  return page.evaluate(stop, [media, MOMENT_MS] as const);
}

/** Everything on the page that moves, or would at its next change; empty when nothing ever does. */
export function motionOn(page: Page): Promise<readonly string[]> {
  return page.evaluate(listMotion);
}

/** Runs in the page: nothing from outside its body. */
function stop([media, momentMs]: readonly [Media, number]): boolean {
  const { colorScheme, forcedColors, reducedMotion } = media;
  const isShown =
    matchMedia(`(prefers-color-scheme: ${colorScheme})`).matches &&
    matchMedia(`(forced-colors: ${forcedColors})`).matches &&
    matchMedia(`(prefers-reduced-motion: ${reducedMotion})`).matches;
  if (!isShown || reducedMotion === 'reduce') return isShown;
  for (const animation of document.getAnimations()) {
    if (animation.effect?.getComputedTiming().endTime === Number.POSITIVE_INFINITY) {
      animation.pause();
      animation.currentTime = momentMs;
    } else {
      animation.finish();
    }
  }
  return true;
}

/** Runs in the page: nothing from outside its body. */
function listMotion(): string[] {
  const nameOf = (element: Element | null, part: string) =>
    `${element?.tagName.toLowerCase()}.${element?.getAttribute('class')}${part}`;
  const moving = document.getAnimations().flatMap(({ effect }) => {
    if (!(effect instanceof KeyframeEffect)) return [];
    return [`${nameOf(effect.target, effect.pseudoElement ?? '')} moves`];
  });
  const ready = [...document.querySelectorAll('*')].flatMap((element) =>
    ['', '::before', '::after'].flatMap((part) => {
      const style = getComputedStyle(element, part);
      const { animationName, transitionDuration } = style;
      const isStill = animationName === 'none' && /^[0s, ]+$/.test(transitionDuration);
      return isStill ? [] : [`${nameOf(element, part)} would move`];
    }),
  );
  return [...moving, ...ready];
}
