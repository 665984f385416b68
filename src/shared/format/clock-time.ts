import { type Language, localeOf } from './language.ts';

/** Hours from 1 to 12 with a half of the day, or from 0 to 23. */
export type HourCycle = 'h12' | 'h23';

/** How this person's clocks are written. */
export interface ClockStyle {
  readonly language: Language;
  readonly hourCycle: HourCycle;
}

/** ECMA-262 §21.4.1.1: no date lies further from 1970, and a formatter throws at one that does. */
const LAST_INSTANT_MS = 8.64e15;

/**
 * The instant as people say it: `14:57` today, `Mon 23 Nov, 14:57` on another day; `2:57 PM` where the system writes
 * clocks so. With its zone, `02:30 CET`, when clocks are set ahead or back between now and then.
 *
 * Uses the time zone of this machine unless told otherwise.
 */
export function clockTime(
  atMs: number,
  nowMs: number,
  style: ClockStyle,
  timeZone: string | null = null,
): string {
  const shownAtMs = Math.min(Math.max(atMs, -LAST_INSTANT_MS), LAST_INSTANT_MS);
  const isSameOffset = offsetOf(shownAtMs, timeZone) === offsetOf(nowMs, timeZone);
  const isToday = dayOf(shownAtMs, timeZone) === dayOf(nowMs, timeZone);
  if (timeZone === null && isToday && isSameOffset) {
    return hoursAndMinutes(new Date(shownAtMs), style);
  }
  const format = new Intl.DateTimeFormat(localeOf[style.language], {
    ...(isToday ? {} : { weekday: 'short', day: 'numeric', month: 'short' }),
    hour: style.hourCycle === 'h12' ? 'numeric' : '2-digit',
    minute: '2-digit',
    hourCycle: style.hourCycle,
    ...(isSameOffset ? {} : { timeZoneName: 'short' }),
    ...(timeZone === null ? {} : { timeZone }),
  });
  return format.format(shownAtMs).replace(/\b[ap]m\b/, (half) => half.toUpperCase());
}

/** `timeZone` null: of this machine. */
function dayOf(atMs: number, timeZone: string | null): string {
  if (timeZone === null) return new Date(atMs).toDateString();
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone }).format(atMs);
}

/** A word for how far the zone is from UTC at that instant. */
function offsetOf(atMs: number, timeZone: string | null): string {
  if (timeZone === null) return String(new Date(atMs).getTimezoneOffset());
  const format = new Intl.DateTimeFormat('en-US', { timeZoneName: 'longOffset', timeZone });
  const part = format.formatToParts(atMs).find(({ type }) => type === 'timeZoneName');
  return part?.value ?? '';
}

/** As `Intl` writes it. By hand, because the tray says it every minute, and a formatter is dear to make. */
function hoursAndMinutes(at: Date, { language, hourCycle }: ClockStyle): string {
  const minutes = String(at.getMinutes()).padStart(2, '0');
  const hours = at.getHours();
  if (hourCycle === 'h23') return `${String(hours).padStart(2, '0')}:${minutes}`;
  const time = `${hours % 12 === 0 ? 12 : hours % 12}:${minutes}`;
  const isMorning = hours < 12;
  if (language === 'ja') return `${isMorning ? '午前' : '午後'}${time}`;
  return `${time} ${isMorning ? 'AM' : 'PM'}`;
}
