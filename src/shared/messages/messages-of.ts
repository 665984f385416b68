import type { Language } from '../format/language.ts';
import { en, type Messages } from './en.ts';
import { ja } from './ja.ts';

const catalogues: Readonly<Record<Language, Messages>> = { en, ja };

/** The words of the tray, the notices and the clipboard in that language. The window has its own smaller set. */
export function messagesOf(language: Language): Messages {
  return catalogues[language];
}
