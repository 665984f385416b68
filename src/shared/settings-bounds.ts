import { LANGUAGES } from './format/language.ts';
/**
 * What each setting may be, said once: the window offers nothing beyond it, a request that asks for more is refused,
 * and what a file holds beyond it counts as not said.
 */

/** Ten minutes; 0 means never. A secret that is on the clipboard for longer was forgotten there. */
export const MAXIMUM_CLIPBOARD_SECONDS = 600;

/** Enough to switch windows and paste, up to a little more than password managers grant (90 s). */
export const OFFERED_CLIPBOARD_SECONDS: readonly number[] = [10, 30, 60, 120, 0];

/** A token lives 30 minutes and is renewed 5 before its end: more could never be had, and each copy would wait for it. */
export const MAXIMUM_MINIMUM_LIFE_MINUTES = 25;

/** From "a command" to "a sitting". */
export const OFFERED_MINIMUM_LIFE_MINUTES: readonly number[] = [1, 5, 10, 15, 20];

/** More than anyone has, and what files have been able to hold; keeps a damaged one from filling the screen. */
export const MAXIMUM_HOSTS = 32;

/** RFC 1035 §2.3.4: a name has at most 255 octets; 253 characters when written with dots. */
export const MAXIMUM_HOST_LENGTH = 253;

/** What GitHub's tokens begin with: the settings are no place for one. */
export const TOKEN_START = /^(?:gh[a-z]_|github_pat_)/;

/** GitHub's own are 20 characters of this kind (`Iv1.b507a08c87ecfe98`); the form is theirs to change. No token. */
export const CLIENT_ID = /^(?!gh[a-z]_|github_pat_)[\w.-]{1,128}$/;

/** GitHub's own are words of this kind (`vscode-chat`, `copilot-developer-cli`); it travels as the value of a header. */
export const INTEGRATION_ID = /^[\w.-]{1,64}$/;

/**
 * A combination of keys in Electron's spelling, its parts in one order. Letters, digits and function keys only: what they
 * are called is the same on every keyboard. Which of them may be taken depends on the system (`shortcut.ts`).
 */
export const SHORTCUT =
  /^(?:Control\+)?(?:Alt\+)?(?:Shift\+)?(?:Command\+)?(?:[A-Z]|\d|F(?:[1-9]|1\d|2[0-4]))$/;

/** The shortest is `a/1`. */
export const MINIMUM_ACCOUNT_KEY_LENGTH = 3;

/** `host/id` or `host/new-…`: a host name of the length above, and an id with room to spare. */
export const MAXIMUM_ACCOUNT_KEY_LENGTH = 300;

/** `system` follows the desktop. */
export const LANGUAGE_CHOICES = ['system', ...LANGUAGES] as const;

/** `system` follows the desktop. */
export const THEME_CHOICES = ['system', 'light', 'dark'] as const;

/** In percent of the usual. Smaller, targets would be smaller than 24 px (WCAG 2.2, 2.5.8). */
export const MINIMUM_TEXT_SIZE = 100;

/** As large as text must at least become (WCAG 2.2, 1.4.4). */
export const MAXIMUM_TEXT_SIZE = 200;

/** The steps that browsers take. */
export const TEXT_SIZES: readonly number[] = [100, 110, 125, 150, 175, 200];

/** `automatic` goes by what is known of the desktop. Counts on Linux alone: the others say how their bar looks. */
export const TRAY_ICON_CHOICES = ['automatic', 'darkPanel', 'lightPanel'] as const;
