import type { ShortcutOutcome, ShortcutStanding } from '../../shortcut.ts';

/** The field of the settings that takes the keys to copy with. */
export const shortcut = {
  label: 'Copy from anywhere',
  none: 'Off',
  press: 'Press keys…',
  /** What the button is, for the ear. */
  change: (keys: string) => `Copy from anywhere: ${keys}. Change`,
  recording: 'Press the keys together. Esc leaves it as it was.',
  turnOff: 'Turn off',
  tryAgain: 'Try again',
  standings: {
    off: 'Keys that copy the token, whatever program is in front.',
    on: 'Copies the token, whatever program is in front.',
    asked: 'Your desktop was asked for these keys and may want your approval. Press them to see.',
    refused: 'These keys do not work: another program has them, or this desktop gives none.',
  } satisfies Readonly<Record<ShortcutStanding, string>>,
  outcomes: {
    chosen: 'Set.',
    off: 'Turned off.',
    taken: 'Not given: another program has these keys, or this desktop gives none.',
    needsModifier: 'Add Ctrl, Alt or ⌘: a key by itself is for typing.',
    systemKey: 'The Windows or Super key belongs to the system. Use Ctrl and Alt.',
    typesCharacter: 'These keys type a character. Add Ctrl or ⌘.',
    otherKey: 'Use a letter, a digit or a function key.',
    usedByPrograms: 'Programs use these keys themselves. Add another, for example Ctrl+Alt.',
  } satisfies Readonly<Record<ShortcutOutcome, string>>,
};

/** The line that passes by the tray after such a copy. */
export const passing = {
  copied: (login: string) => `${login}’s token copied`,
  copiedUnnamed: 'Token copied',
  goodFor: (left: string) => `Good for ${left}`,
  goodForAndClears: (left: string, span: string) => `Good for ${left} · clears in ${span}`,
  renewing: 'Getting a fresh token…',
  thenCopied: 'It is copied as soon as it is there.',
  noAccount: 'No token to copy',
  signInFirst: 'Sign in to Pilot Light first.',
  noToken: 'No valid token to copy',
  openToSee: 'Open Pilot Light to see why.',
  notCopied: 'The token was not copied',
  pressAgain: 'The clipboard was busy. Press again.',
  noFocus: 'Open Pilot Light and copy there.',
};
