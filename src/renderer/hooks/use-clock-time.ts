import { clockTime } from '../../shared/format/clock-time.ts';
import { useFace } from '../face.ts';

/** Says an instant as `14:57`, with its day when that is not today. */
export function useClockTime(): (atMs: number) => string {
  const { language } = useFace().view;
  return (atMs) => clockTime(atMs, Date.now(), language);
}
