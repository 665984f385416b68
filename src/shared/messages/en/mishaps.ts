import type { Mishap } from '../../view.ts';
import type { Advice } from '../advice.ts';

/** What went wrong outside sign-in and renewal. */
export const mishaps: Readonly<Record<Mishap, Advice>> = {
  settingsSetAside: {
    title: 'Settings are back to their defaults',
    sentence: 'The settings file could not be read. It is kept under another name.',
    next: 'Look through the settings once.',
  },
  settingsNotSaved: {
    title: 'The settings were not saved',
    sentence: 'The disk refused. They count until you quit.',
    next: 'Free the disk or its permissions, then change a setting.',
  },
  autostartFailed: {
    title: 'Start at login did not change',
    sentence: 'The system did not accept it.',
    next: 'Add Pilot Light in the system’s own login items.',
  },
  copyFailed: {
    title: 'Nothing was copied',
    sentence: 'The clipboard did not accept the text.',
    next: 'Copy again.',
  },
};
