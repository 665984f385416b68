import { appTimeMs } from '../../shared/format/app-clock.ts';
import { clockTime } from '../../shared/format/clock-time.ts';
import { useFace } from '../face.ts';

/** Says an instant as this person's clocks do, with its day when that is not today. */
export function useClockTime(): (atMs: number) => string {
  const { view } = useFace();
  return (atMs) => clockTime(atMs, appTimeMs(view.clock, Date.now()), view);
}

/** How long ago an instant was, in milliseconds of the app's time. */
export function useAgeMs(): (atMs: number) => number {
  const { clock } = useFace().view;
  return (atMs) => appTimeMs(clock, Date.now()) - atMs;
}
