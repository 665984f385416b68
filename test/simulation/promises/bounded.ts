import type { Promised } from './promise.ts';

/** A quiet app has about ten timers; each request and each account adds a few. */
const MOST_TIMERS = 60;

/** Some accounts, a code and its QR take about 6 KiB. */
const LONGEST_VIEW = 64 * 1024;

/** B: what is kept, waited for and shown is bounded. */
export const bounded: Promised = {
  letter: 'B',
  watch:
    ({ machine, sight }) =>
    () => {
      const timers = machine.clock.pending;
      const longest = sight.told.reduce((most, text) => Math.max(most, text.length), 0);
      return [
        ...(timers > MOST_TIMERS ? [`${timers} timers`] : []),
        ...(longest > LONGEST_VIEW ? [`${longest} characters shown at once`] : []),
      ];
    },
};
