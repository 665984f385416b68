import { useEffect, useState } from 'react';
import { untilNextChange } from '../until-next-change.ts';

/**
 * Milliseconds until an instant, looked at again whenever the words for it change; 0 for null and for the past.
 *
 * No timer runs while the window is hidden, nor after the end.
 */
export function useCountdown(untilMs: number | null): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    if (untilMs === null) return undefined;
    let timer = 0;
    const look = (): void => {
      clearTimeout(timer);
      const now = Date.now();
      setNowMs(now);
      if (document.hidden || now >= untilMs) return;
      timer = setTimeout(look, untilNextChange(untilMs - now));
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [untilMs]);
  return untilMs === null ? 0 : Math.max(0, untilMs - nowMs);
}
