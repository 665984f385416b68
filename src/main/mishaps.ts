import type { Mishap } from '../shared/mishap.ts';
import type { TrayPresence } from '../shared/tray-presence.ts';
import { createListeners } from './listeners.ts';
import type { Signal } from './ports.ts';

/** What faces show that the engine does not know. */
export interface Posted {
  /** What went wrong last outside sign-in and renewal; null once the user has read it. */
  readonly mishap: Mishap | null;
  /** The code of the sign-in under way is in the clipboard. */
  readonly isCodeCopied: boolean;
  readonly tray: TrayPresence;
}

export interface Bulletin {
  get(): Posted;
  post(change: Partial<Posted>): void;
  readonly onChange: Signal;
}

/** A board with nothing on it, in an app whose tray is taken to be there. */
export function createBulletin(): Bulletin {
  const listeners = createListeners();
  let posted: Posted = { mishap: null, isCodeCopied: false, tray: 'shown' };
  return {
    get: () => posted,
    post(change) {
      posted = { ...posted, ...change };
      listeners.tell();
    },
    onChange: listeners.add,
  };
}
