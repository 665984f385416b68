/**
 * What went wrong outside sign-in and renewal, and should be known.
 *
 * - `settingsSetAside`: the settings file could not be read; it was kept under another name and defaults are in force
 * - `signInsKept`: after a sign-out, files are left that nobody can read, and so nobody can tell what is in them
 */
export type Mishap =
  | 'settingsSetAside'
  | 'settingsNotSaved'
  | 'signInsKept'
  | 'autostartFailed'
  | 'copyFailed'
  | 'linkFailed';
