import type { ActivityLine } from '../../shared/activity.ts';
import { newsWords } from '../../shared/format/activity-words.ts';
import { clockTime } from '../../shared/format/clock-time.ts';
import { timeLeft } from '../../shared/format/time-left.ts';
import { DAY_MS, HOUR_MS } from '../../shared/time-units.ts';
import { useFace } from '../face.ts';
import { useAgeMs, useClockTime } from '../hooks/use-clock-time.ts';

/** What happened, when, and of whom. */
export function ActivityRow({ line }: { readonly line: ActivityLine }) {
  const { view, words } = useFace();
  const at = useClockTime();
  const age = useAgeMs();
  const { what, detail } = newsWords(line.news, words, view.language);
  const account = view.accounts.find(({ key }) => key === line.accountKey);
  const whose = view.accounts.length < 2 ? null : (account?.person?.login ?? account?.host ?? null);
  const agoMs = age(line.atMs);
  // Further back, nobody counts; and what was answered is worth the room.
  const isRecent = agoMs >= 0 && agoMs < HOUR_MS && detail === null;
  const ago = isRecent ? words.activity.ago(timeLeft(agoMs, view.language)) : null;
  // Within a day the hour says enough, and leaves room.
  const isOfToday = agoMs >= 0 && agoMs < DAY_MS;
  const when = isOfToday ? clockTime(line.atMs, line.atMs, view) : at(line.atMs);
  const facts = [when, ago, detail, whose].filter((fact) => fact !== null).join(' · ');
  return (
    <li className={line.isTrouble ? 'line line-trouble' : 'line'}>
      <span className="line-what one-line" title={what}>
        {what}
      </span>
      <span className="quiet one-line" title={facts}>
        {facts}
      </span>
    </li>
  );
}
