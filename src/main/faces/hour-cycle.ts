import type { HourCycle } from '../../shared/format/clock-time.ts';

/** The last one, because a view is made at every change, and a formatter is dear to make. */
let asked: { readonly locale: string; readonly cycle: HourCycle } | null = null;

/**
 * How a system writes clocks: as a person has set it, else as people of its region do.
 *
 * @param forced what a person has set in the system, as far as it tells
 */
export function hourCycleOf(locale: string, forced: HourCycle | null): HourCycle {
  if (forced !== null) return forced;
  if (asked?.locale !== locale) asked = { locale, cycle: customIn(locale) };
  return asked.cycle;
}

function customIn(locale: string): HourCycle {
  try {
    const format = new Intl.DateTimeFormat(locale.replace('_', '-'), { hour: 'numeric' });
    return format.resolvedOptions().hour12 === true ? 'h12' : 'h23';
  } catch {
    // `C` and the like are no region.
    return 'h23';
  }
}
