import type { Language } from '../../shared/format/language.ts';
import type { Settings } from '../../shared/settings.ts';

/** `ja` with any region or script; `jam` and `jav` are other languages. */
const JAPANESE = /^ja(?:$|[-_.@])/i;

/** The language in force: the chosen one, or the first that the user's system prefers if we speak it, or English. */
export function languageOf(chosen: Settings['language'], preferred: readonly string[]): Language {
  if (chosen !== 'system') return chosen;
  return JAPANESE.test(preferred[0] ?? '') ? 'ja' : 'en';
}
