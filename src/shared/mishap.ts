/**
 * What went wrong outside sign-in and renewal, and should be known.
 *
 * - `settingsSetAside`: the settings file could not be read; it was kept under another name and defaults are in force
 * - `signInsKept`: after a sign-out, files are left that nobody can read, and so nobody can tell what is in them
 * - `autostartNeedsApproval`: macOS has it on its list, and starts the app once somebody has allowed it
 * - `copyFailed`: what was to be copied was not seen in the clipboard
 * - `copyNeedsFocus`: the system lets only the window that has the focus copy, and none of ours got it
 * - `shortcutRefused`: the system did not give the keys that copy a token, when the app started
 * - `noticesFailed`: the system shows no notices of this app, as macOS does with one that is not signed
 * - `internalError`: an error of this app itself, which goes on; its log has what happened
 */
export const MISHAPS = [
  'internalError',
  'settingsSetAside',
  'settingsNotSaved',
  'signInsKept',
  'autostartFailed',
  'autostartNeedsApproval',
  'copyFailed',
  'copyNeedsFocus',
  'linkFailed',
  'shortcutRefused',
  'noticesFailed',
] as const;

/** One of {@link MISHAPS}. */
export type Mishap = (typeof MISHAPS)[number];
