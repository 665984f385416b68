import type { Page } from '@playwright/test';
import type { Language } from '../../../src/shared/format/language.ts';
import type { Bridge } from '../../../src/shared/ipc.ts';
import { expect } from '../driver/fixtures.ts';

/** How a screen is looked at. */
export interface Look {
  readonly language: Language;
  readonly theme: 'light' | 'dark';
}

/** The look in which every walk begins and goes on. */
export const PLAIN: Look = { language: 'en', theme: 'light' };

/** Changes language and theme as the settings do; the screen stays. */
export async function putOn(page: Page, look: Look): Promise<void> {
  await page.evaluate(ask, look);
  const { language } = look;
  await expect
    .poll(() => page.evaluate(read), { intervals: [20, 50] })
    .toEqual({ ...look, words: language });
}

function ask(look: Look): Promise<null> {
  return (window as unknown as { pilotLight: Bridge }).pilotLight.changeSettings(look);
}

/** The words come after the language; by their letters one can tell that they have, where there are any. */
function read(): { language: string; theme: string | undefined; words: string } {
  const { lang, dataset } = document.documentElement;
  const text = (document.querySelector('.window')?.textContent ?? '').replace('Pilot Light', '');
  const words = /[ぁ-ヿ]/.test(text) ? 'ja' : 'en';
  return { language: lang, theme: dataset['theme'], words: text.trim() === '' ? lang : words };
}
