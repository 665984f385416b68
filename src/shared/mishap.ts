/**
 * What went wrong outside sign-in and renewal, and should be known.
 *
 * `settingsSetAside`: the settings file could not be read; it was kept under another name and defaults are in force.
 */
export type Mishap =
  | 'settingsSetAside'
  | 'settingsNotSaved'
  | 'autostartFailed'
  | 'copyFailed'
  | 'linkFailed';
