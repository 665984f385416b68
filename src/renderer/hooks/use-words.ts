import { useEffect, useState } from 'react';
import type { Language } from '../../shared/format/language.ts';
import type { Bridge } from '../../shared/ipc.ts';
import type { WindowMessages } from '../../shared/messages/en-window.ts';
import { readMessages } from '../../shared/messages/written.ts';

/** The words of the language, asked of main; those of the last one until they come, null before the first. */
export function useWords(bridge: Bridge, language: Language | null): WindowMessages | null {
  const [words, setWords] = useState<WindowMessages | null>(null);
  useEffect(() => {
    if (language === null) return undefined;
    let isWanted = true;
    const ask = async (): Promise<void> => {
      const written = await bridge.getWords(language);
      if (isWanted) setWords(readMessages<WindowMessages>(written));
    };
    void ask();
    return () => {
      isWanted = false;
    };
  }, [bridge, language]);
  return words;
}
