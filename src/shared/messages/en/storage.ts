import type { MemoryReason, RestartCost } from '../../storage.ts';
import type { Hint, Offer } from '../advice.ts';

/** Why sign-ins are in memory only. */
export const memory: Readonly<Record<MemoryReason, Offer>> = {
  noKeyring: {
    title: 'You will be signed out when you quit',
    sentence: 'This desktop has no keyring to protect your sign-in on disk.',
    button: 'Save it anyway…',
  },
  waiting: {
    title: 'Waiting for the keyring',
    sentence: 'It is locked. Unlock it to get your accounts back.',
    button: 'Try again',
  },
  unavailable: {
    title: 'The keyring does not work right now',
    sentence: 'Your saved sign-in cannot be read, and a new one is gone when you quit.',
    button: 'Restart Pilot Light',
  },
  unreadable: {
    title: 'Your saved sign-in cannot be read',
    sentence: 'It is set aside, not deleted. Sign in again.',
    button: null,
  },
  newer: {
    title: 'Saved by a newer Pilot Light',
    sentence: 'It is left untouched. Update Pilot Light to use it.',
    button: null,
  },
  readOnly: {
    title: 'Pilot Light cannot save',
    sentence:
      'Free some space, or check the folder’s permissions. Until then, quitting signs you out.',
    button: 'Try again',
  },
};

/** The keyring has failed for this run, by what a restart costs, which is the only cure. */
export const keyringFailed: Readonly<Record<RestartCost, Offer>> = {
  planned: {
    ...memory.unavailable,
    sentence:
      'Your saved sign-in cannot be read. Pilot Light soon restarts by itself to try again.',
  },
  harmless: memory.unavailable,
  costly: {
    ...memory.unavailable,
    sentence: 'Quitting signs you out. A restart may help, but signs you out as well.',
    button: 'Restart and sign me out',
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
    'Pilot Light cannot delete your saved sign-in, so it would be back at the next start. Free some space, or check the folder’s permissions; it is tried again until it is gone.',
  button: 'Try again',
};

/** The consent for storage whose key is public, in words that are true. */
export const storage = {
  consentTitle: 'Save your sign-in without protection?',
  consentSentence:
    'Without a keyring, the key to the file is public. Any program or person that can read your files can use your GitHub sign-in.',
  consentBetter: 'Safer: install a keyring (GNOME Keyring or KWallet).',
  consentAllow: 'Save it unprotected',
  consentRefuse: 'Sign me out when I quit',
  unprotectedTitle: 'Your sign-in is saved unprotected',
  unprotectedSentence: 'Programs that can read your files can use it.',
  withdraw: 'Stop saving it',
  deleteKept: 'Delete it',
  keepKept: 'Keep it',
};
