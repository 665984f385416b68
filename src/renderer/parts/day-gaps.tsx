import { daySummary, gapsOf, gapWords } from '../../shared/format/activity-words.ts';
import { useFace } from '../face.ts';
import { useAnswer } from '../hooks/use-answer.ts';
import { DayPicture } from './day-picture.tsx';

interface DayGapsProps {
  readonly accountKey: string | null;
  /** How often everything was forgotten while this was shown. */
  readonly clearings: number;
}

/** The last 24 hours of an account with each gap and its reason, in a room of its own that scrolls. */
export function DayGaps({ accountKey, clearings }: DayGapsProps) {
  const { view, words, bridge } = useFace();
  const day = useAnswer(`day ${accountKey ?? ''} ${clearings}`, () =>
    accountKey === null ? Promise.resolve(null) : bridge.getDay(accountKey),
  );
  const { activity } = words;
  const gaps = day === null ? [] : gapsOf(day);
  return (
    <div className="card day-card">
      <p className="field-label">{activity.day}</p>
      {day === null ? null : <DayPicture day={day} />}
      <p className="quiet">{day === null ? null : daySummary(day, words, view.language)}</p>
      <ul className="hosts gaps" aria-label={activity.day} tabIndex={0}>
        {gaps.map((gap) => (
          <li key={gap.fromMs}>{gapWords(gap, words, view)}</li>
        ))}
        {day !== null && gaps.length === 0 ? <li className="quiet">{activity.noGaps}</li> : null}
      </ul>
    </div>
  );
}
