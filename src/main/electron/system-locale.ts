import { app, systemPreferences } from 'electron';
import type { HourCycle } from '../../shared/format/clock-time.ts';
import { hourCycleOf } from '../faces/hour-cycle.ts';

/** The languages that the user's system prefers, best first, e.g. `ja-JP`. */
function preferredLanguages(): readonly string[] {
  return app.getPreferredSystemLanguages();
}

/** How the system writes clocks. */
function hourCycle(): HourCycle {
  return hourCycleOf(app.getSystemLocale(), process.platform === 'darwin' ? forcedOnMac() : null);
}

/** What System Settings → Date & Time writes where it differs from the region's custom. */
function forcedOnMac(): HourCycle | null {
  const isSet = (key: string): boolean => systemPreferences.getUserDefault(key, 'boolean');
  if (isSet('AppleICUForce24HourTime')) return 'h23';
  return isSet('AppleICUForce12HourTime') ? 'h12' : null;
}

/** What the system says of its user's language and customs. */
export const systemLocale = { preferredLanguages, hourCycle };
