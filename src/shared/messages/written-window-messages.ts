import type { Language } from '../format/language.ts';
import { enWindow, type WindowMessages } from './en-window.ts';
import { jaWindow } from './ja-window.ts';
import { keepTogether } from './keep-together.ts';
import { type Written, writeMessages } from './written.ts';

const catalogues: Readonly<Record<Language, Written<WindowMessages>>> = {
  en: writeMessages(enWindow),
  ja: keepTogether(writeMessages(jaWindow)),
};

/** All that is said in the window in that language, as it is sent there: the window carries no words of its own. */
export function writtenWindowMessages(language: Language): Written<WindowMessages> {
  return catalogues[language];
}
