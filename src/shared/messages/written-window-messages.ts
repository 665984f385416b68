import type { Language } from '../format/language.ts';
import { enWindow, type WindowMessages } from './en-window.ts';
import { jaWindow } from './ja-window.ts';
import { keepTogether } from './keep-together.ts';
import { type Written, writeMessages } from './written.ts';

const WRITERS: Readonly<Record<Language, () => Written<WindowMessages>>> = {
  en: () => writeMessages(enWindow),
  ja: () => keepTogether(writeMessages(jaWindow)),
};

const written = new Map<Language, Written<WindowMessages>>();

/**
 * All that is said in the window in that language, as it is sent there: the window carries no words of its own. Written
 * down when it is first asked for, which is after the icon is there.
 */
export function writtenWindowMessages(language: Language): Written<WindowMessages> {
  const known = written.get(language);
  if (known !== undefined) return known;
  const messages = WRITERS[language]();
  written.set(language, messages);
  return messages;
}
