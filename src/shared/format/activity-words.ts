import type { ActivityNews, Day, DayReason, DaySpan } from '../activity.ts';
import { assertNever } from '../assert-never.ts';
import type { WindowMessages } from '../messages/en-window.ts';
import { MINUTE_MS } from '../time-units.ts';
import { TROUBLE_KINDS, type TroubleKind } from '../trouble.ts';
import { type ClockStyle, clockTime } from './clock-time.ts';
import type { Language } from './language.ts';
import { timeLeft } from './time-left.ts';

/** A line of the activity in words: what happened, and what is to be added to it (null: nothing). */
interface NewsWords {
  readonly what: string;
  readonly detail: string | null;
}

/** Says what happened. */
export function newsWords(
  news: ActivityNews,
  words: Pick<WindowMessages, 'activity' | 'troubles'>,
  language: Language,
): NewsWords {
  const { activity, troubles } = words;
  const alone = (what: string): NewsWords => ({ what, detail: null });
  switch (news.kind) {
    case 'request': {
      const { host, outcome, times } = news;
      const came =
        typeof outcome === 'number' ? activity.answered(String(outcome)) : troubles[outcome].title;
      return {
        what: activity.requests[news.purpose],
        detail:
          times === 1
            ? `${host} · ${came}`
            : `${host} · ${came} · ${activity.times(String(times))}`,
      };
    }
    case 'account': {
      const detail = news.trouble === null ? null : troubles[news.trouble].title;
      return { what: activity.accountNews[news.what], detail };
    }
    case 'signIn':
      return alone(activity.signInNews[news.what]);
    case 'handOver':
      return {
        what: activity.handOver(String(news.count)),
        detail: news.callers.length === 0 ? null : news.callers.join(', '),
      };
    case 'slept':
      return alone(activity.slept(timeLeft(news.spanMs, language)));
    case 'clockSet': {
      const said = news.isAhead ? activity.clockAhead : activity.clockBack;
      return alone(said(timeLeft(news.byMs, language)));
    }
    case 'app':
      return alone(activity[news.event]);
    case 'copy':
      return news.outcome === 'copied'
        ? alone(activity.copies[news.what])
        : {
            what: activity.notCopies[news.what],
            detail: activity.copyReasons[news.outcome],
          };
    case 'mishap':
      return alone(activity.mishaps[news.mishap]);
    case 'storage':
      return alone(activity.storages[news.state]);
    default:
      return assertNever(news);
  }
}

/** How long a token was there in the last 24 hours, and how often it was renewed. */
export function daySummary(
  { servedMs, renewals }: Pick<Day, 'servedMs' | 'renewals'>,
  { activity }: Pick<WindowMessages, 'activity'>,
  language: Language,
): string {
  // Seconds would be another word each time that somebody looks.
  const span = timeLeft(Math.max(servedMs, MINUTE_MS), language);
  const times = renewals === 1 ? activity.oneRenewal : activity.renewals(String(renewals));
  return servedMs < MINUTE_MS ? activity.notYet : activity.summary(span, times);
}

/** What of a day was not as it should be, the last first: without what nobody would call a gap. */
export function gapsOf({ spans }: Pick<Day, 'spans'>): readonly DaySpan[] {
  return spans
    .filter(({ fromMs, toMs, reason }) => {
      return reason !== null && reason !== 'notSignedIn' && toMs - fromMs >= MINUTE_MS;
    })
    .toReversed();
}

/** A gap in words: from when until when, how it was, and why. */
export function gapWords(
  { fromMs, toMs, state, reason }: DaySpan,
  { activity, troubles }: Pick<WindowMessages, 'activity' | 'troubles'>,
  style: ClockStyle,
): string {
  // Within a day the hour says enough.
  const hour = (atMs: number): string => clockTime(atMs, atMs, style);
  const when = activity.fromTo(hour(fromMs), hour(toMs));
  const how = activity.states[state];
  if (reason === null || reason === 'asleep') return activity.gapAlone(when, how);
  const why = isTrouble(reason) ? troubles[reason].title : activity.reasons[reason];
  return activity.gap(when, how, why);
}

function isTrouble(reason: DayReason): reason is TroubleKind {
  return TROUBLE_KINDS.some((kind) => kind === reason);
}
