import { type Language, localeOf } from './language.ts';

/** A number as people write it, to a tenth: `1,234.5`. */
export function amountText(amount: number, language: Language): string {
  const format = new Intl.NumberFormat(localeOf[language], { maximumFractionDigits: 1 });
  return format.format(amount);
}

/** A part of a hundred, to a tenth: `12.5%`. */
export function percentText(percent: number, language: Language): string {
  const format = new Intl.NumberFormat(localeOf[language], {
    style: 'percent',
    maximumFractionDigits: 1,
  });
  return format.format(percent / 100);
}

/** A day that has no hour, given by its first instant in UTC: the same day in every time zone. */
export function dayText(atMs: number, language: Language): string {
  const format = new Intl.DateTimeFormat(localeOf[language], {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
  return format.format(atMs);
}
