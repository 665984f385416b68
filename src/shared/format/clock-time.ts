import { type Language, localeOf } from './language.ts';

/** ECMA-262 §21.4.1.1: no date lies further from 1970, and a formatter throws at one that does. */
const LAST_INSTANT_MS = 8.64e15;

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
  if (timeZone === null && isSameDay(atMs, nowMs)) return hoursAndMinutes(new Date(atMs));
  const zone = timeZone === null ? {} : { timeZone };
  const shownAtMs = Math.min(Math.max(atMs, -LAST_INSTANT_MS), LAST_INSTANT_MS);
  const sameDay = timeZone !== null && isSameDayIn(timeZone, shownAtMs, nowMs);
  const format = new Intl.DateTimeFormat(localeOf[language], {
    ...(sameDay ? {} : { weekday: 'short', day: 'numeric', month: 'short' }),
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...zone,
  });
  return format.format(shownAtMs);
}

/** By the time zone of this machine. */
function isSameDay(atMs: number, nowMs: number): boolean {
  return new Date(atMs).toDateString() === new Date(nowMs).toDateString();
}

function isSameDayIn(timeZone: string, atMs: number, nowMs: number): boolean {
  const day = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone });
  return day.format(atMs) === day.format(nowMs);
}

/** The same in every language. By hand, because the tray says it every minute, and a formatter is dear to make. */
function hoursAndMinutes(at: Date): string {
  return [at.getHours(), at.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
}
