import type { Language } from '../format/language.ts';
import { enWindow, type WindowMessages } from './en-window.ts';
import { jaWindow } from './ja-window.ts';
import { keepTogether } from './keep-together.ts';

const catalogues: Readonly<Record<Language, WindowMessages>> = {
  en: enWindow,
  ja: keepTogether(jaWindow),
};

/** The words of the window in that language; those of tray and notices stay out of its bundle. */
export function windowMessagesOf(language: Language): WindowMessages {
  return catalogues[language];
}
