import { timeLeft } from '../../shared/format/time-left.ts';
import { useFace } from '../face.ts';
import { useCountdown } from '../hooks/use-countdown.ts';

/** When it is tried again, as a span: most are shorter than the minute that a clock shows. Null: a request is under way. */
export function NextTry({ atMs }: { readonly atMs: number | null }) {
  const { view, words } = useFace();
  const leftMs = useCountdown(atMs);
  return (
    <p className="quiet next-try">
      {leftMs === 0 ? words.nextTry.now : words.nextTry.in(timeLeft(leftMs, view.language))}
    </p>
  );
}
