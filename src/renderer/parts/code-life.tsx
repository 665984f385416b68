import { codeLife } from '../../shared/format/code-life.ts';
import { timeLeft } from '../../shared/format/time-left.ts';
import { MINUTE_MS } from '../../shared/time-units.ts';
import { useFace } from '../face.ts';
import { useCountdown } from '../hooks/use-countdown.ts';
import { useMinuteMarks } from '../hooks/use-minute-marks.ts';

interface CodeLifeProps {
  readonly expiresAtMs: number;
  readonly lifeMs: number;
}

/** How long the code lives: a bar that steps by the minute, and the same in words. Said aloud at minute marks only. */
export function CodeLife({ expiresAtMs, lifeMs }: CodeLifeProps) {
  const { view, words } = useFace();
  const leftMs = useCountdown(expiresAtMs);
  const mark = useMinuteMarks(leftMs);
  const { saidMs, part } = codeLife(leftMs, lifeMs);
  return (
    <div className="code-life">
      <svg className="code-bar" aria-hidden="true">
        <rect width="100%" height="4" rx="2" />
        <rect className="code-bar-left" width={`${Math.round(part * 100)}%`} height="4" rx="2" />
      </svg>
      <p className="quiet" role="timer" aria-live="off">
        {words.signIn.left(timeLeft(saidMs, view.language))}
      </p>
      <p className="visually-hidden" role="status" data-testid="minute-mark">
        {mark === null ? '' : words.signIn.left(timeLeft(mark * MINUTE_MS, view.language, 'long'))}
      </p>
    </div>
  );
}
