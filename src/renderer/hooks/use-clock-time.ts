import { appTimeMs } from '../../shared/format/app-clock.ts';
import { clockTime } from '../../shared/format/clock-time.ts';
import { useFace } from '../face.ts';

/** Says an instant as `14:57`, with its day when that is not today. */
export function useClockTime(): (atMs: number) => string {
  const { clock, language } = useFace().view;
  return (atMs) => clockTime(atMs, appTimeMs(clock, Date.now()), language);
}
