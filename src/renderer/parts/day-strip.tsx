import { useId } from 'react';
import { daySummary, gapsOf, gapWords } from '../../shared/format/activity-words.ts';
import { useFace } from '../face.ts';
import { useAnswer } from '../hooks/use-answer.ts';
import { DayPicture } from './day-picture.tsx';

/** More gaps than these are for the screen that the strip leads to. */
const GAPS_SAID = 4;

/** How an account fared in the last 24 hours, in a room that is kept for it; a press leads to all that happened. */
export function DayStrip({ accountKey }: { readonly accountKey: string }) {
  const { view, words, bridge, go } = useFace();
  const id = useId();
  const day = useAnswer(`day ${accountKey}`, () => bridge.getDay(accountKey));
  if (day === null) return null;
  const { activity } = words;
  const gaps = gapsOf(day);
  const said = gaps.slice(0, GAPS_SAID).map((gap) => `${gapWords(gap, words, view)}.`);
  const rest = gaps.length - said.length;
  const told = [...said, ...(rest > 0 ? [activity.more(String(rest))] : [])].join(' ');
  return (
    <>
      <button
        type="button"
        className="day"
        aria-describedby={id}
        onClick={() => go({ kind: 'activity', from: 'home' })}
      >
        <DayPicture day={day} />
        <span className="day-words">
          {activity.lastDay} {daySummary(day, words, view.language)}
        </span>
      </button>
      <span id={id} className="visually-hidden">
        {gaps.length === 0 ? activity.noGaps : told}
      </span>
    </>
  );
}
