import type { Language } from '../../src/shared/format/language.ts';
import type { WindowMessages } from '../../src/shared/messages/en-window.ts';
import { readMessages } from '../../src/shared/messages/written.ts';
import { writtenWindowMessages } from '../../src/shared/messages/written-window-messages.ts';

/** The words of the window in that language, as the window reads them. */
export function windowWords(language: Language): WindowMessages {
  return readMessages<WindowMessages>(writtenWindowMessages(language));
}
