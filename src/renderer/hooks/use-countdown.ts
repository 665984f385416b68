import { useEffect, useState } from 'react';
import { appTimeMs } from '../../shared/format/app-clock.ts';
import { useFace } from '../face.ts';
import { untilNextChange } from '../until-next-change.ts';

/**
 * Milliseconds until an instant, looked at again whenever the words for it change; 0 for null and for the past.
 *
 * No timer runs while the window is hidden, nor after the end.
 */
export function useCountdown(untilMs: number | null): number {
  const { startedAtMs, rate } = useFace().view.clock;
  const [nowMs, setNowMs] = useState(() => appTimeMs({ startedAtMs, rate }, Date.now()));
  useEffect(() => {
    if (untilMs === null) return undefined;
    let timer = 0;
    const look = (): void => {
      clearTimeout(timer);
      const now = appTimeMs({ startedAtMs, rate }, Date.now());
      setNowMs(now);
      if (document.hidden || now >= untilMs) return;
      timer = setTimeout(look, untilNextChange(untilMs - now) / rate);
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [untilMs, startedAtMs, rate]);
  return untilMs === null ? 0 : Math.max(0, untilMs - nowMs);
}
