import { type Language, localeOf } from './language.ts';

/**
 * The instant as people say it: `14:57` today, `Mon 23 Nov, 14:57` on another day.
 *
 * Always 24 hours: "valid until 2:57" has one reading less. Uses the time zone of this machine unless told otherwise.
 */
export function clockTime(
  atMs: number,
  nowMs: number,
  language: Language,
  timeZone: string | null = null,
): string {
  const zone = timeZone === null ? {} : { timeZone };
  const day = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', ...zone });
  const sameDay = day.format(atMs) === day.format(nowMs);
  const format = new Intl.DateTimeFormat(localeOf[language], {
    ...(sameDay ? {} : { weekday: 'short', day: 'numeric', month: 'short' }),
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...zone,
  });
  return format.format(atMs);
}
