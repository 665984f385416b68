import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../time-units.ts';
import type { Language } from './language.ts';

/** American English abbreviates without a plural (`24 min`), as signs and dials do; but its second is a word cut short. */
const localeOfUnits: Readonly<Record<Language, string>> = { en: 'en-US', ja: 'ja-JP' };

/** Below this, seconds are shown: until then a number that changes every second only distracts. */
export const SECONDS_FROM_MS = MINUTE_MS;

/**
 * A span in words that never promises too much: whole minutes, rounded down; seconds in the last minute.
 *
 * `short` is for the eye (`24 min`), `long` for the ear (`24 minutes`). A negative span is zero seconds.
 */
export function timeLeft(
  spanMs: number,
  language: Language,
  length: 'short' | 'long' = 'short',
): string {
  const isSymbol = language === 'en' && length === 'short';
  const unit = (value: number, name: Unit) => unitFormat(language, name, length).format(value);
  const seconds = (value: number) => (isSymbol ? `${value} s` : unit(value, 'second'));
  const span = Math.max(0, spanMs);
  if (span < SECONDS_FROM_MS) return seconds(Math.floor(span / SECOND_MS));
  if (span < HOUR_MS) return unit(Math.floor(span / MINUTE_MS), 'minute');
  const hours = Math.floor(span / HOUR_MS);
  if (hours >= 48) return unit(Math.floor(hours / 24), 'day');
  const minutes = Math.floor((span % HOUR_MS) / MINUTE_MS);
  return minutes === 0 ? unit(hours, 'hour') : `${unit(hours, 'hour')} ${unit(minutes, 'minute')}`;
}

type Unit = 'day' | 'hour' | 'minute' | 'second';

/** Made once each: the tray counts down every minute, and a formatter is dear to make. */
const formats = new Map<string, Intl.NumberFormat>();

function unitFormat(language: Language, unit: Unit, length: 'short' | 'long'): Intl.NumberFormat {
  const name = `${language} ${unit} ${length}`;
  const known = formats.get(name);
  if (known !== undefined) return known;
  const locale = localeOfUnits[language];
  const made = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: length });
  formats.set(name, made);
  return made;
}
