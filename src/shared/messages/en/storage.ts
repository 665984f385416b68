import type { MemoryReason, RestartCost } from '../../storage.ts';
import type { Hint, Offer } from '../advice.ts';

/** Why sign-ins are in memory only. */
export const memory: Readonly<Record<MemoryReason, Offer>> = {
  noKeyring: {
    title: 'Your sign-in is kept until you quit',
    sentence: 'This desktop has no keyring to protect it on disk.',
    button: 'Keep it anyway…',
  },
  waiting: {
    title: 'Waiting for the keyring',
    sentence: 'It is locked. Unlock it to get your accounts back.',
    button: 'Try again',
  },
  unavailable: {
    title: 'The keyring does not work right now',
    sentence: 'Stored sign-ins cannot be read, and new ones are kept until you quit.',
    button: 'Restart Pilot Light',
  },
  unreadable: {
    title: 'The stored sign-in cannot be read',
    sentence: 'It is set aside, not deleted. Sign in again.',
    button: null,
  },
  newer: {
    title: 'Stored by a newer Pilot Light',
    sentence: 'It is left untouched. Update Pilot Light to use it.',
    button: null,
  },
  readOnly: {
    title: 'The disk refuses writing',
    sentence: 'Your sign-in is kept until you quit. Free the disk or its permissions.',
    button: 'Try again',
  },
};

/** The keyring has failed for this run, by what a restart costs, which is the only cure. */
export const keyringFailed: Readonly<Record<RestartCost, Offer>> = {
  planned: {
    ...memory.unavailable,
    sentence: 'Stored sign-ins cannot be read. Pilot Light soon restarts by itself to try again.',
  },
  harmless: memory.unavailable,
  costly: {
    ...memory.unavailable,
    sentence: 'Your sign-in is kept until you quit. A restart may help, but loses it.',
    button: 'Restart and lose the sign-in',
  },
};

/** The disk does not have the latest change yet. */
export const saving: Hint = {
  title: 'Saving your sign-in',
  next: 'The keyring or the disk takes its time. Quitting waits for it.',
};

/** Something was signed out here, and the disk still has it. */
export const stillOnDisk: Offer = {
  title: 'Signed out here, still on the disk',
  sentence:
    'The disk refuses to delete the stored sign-in, so it would be back at the next start. Free the disk or its permissions; it is tried again until it is gone.',
  button: 'Try again',
};

/** The consent for storage whose key is public, in words that are true. */
export const storage = {
  consentTitle: 'Keep the sign-in without protection?',
  consentSentence:
    'Without a keyring, the key to the file is public. Any program or person that can read your files can use your GitHub sign-in.',
  consentBetter: 'Safer: install a keyring (GNOME Keyring or KWallet).',
  consentAllow: 'Keep it unprotected',
  consentRefuse: 'Keep it until I quit',
  unprotectedTitle: 'Your sign-in is stored unprotected',
  unprotectedSentence: 'Programs that can read your files can use it.',
  withdraw: 'Stop storing it',
  deleteKept: 'Delete it',
  keepKept: 'Keep it',
};
