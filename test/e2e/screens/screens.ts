import { accountWalk } from './account-walk.ts';
import { accountsWalk } from './accounts-walk.ts';
import { noTrayWalk } from './no-tray-walk.ts';
import { signInWalk } from './sign-in-walk.ts';
import { storageWalks } from './storage-walks.ts';
import type { Walk } from './walk.ts';

/** Every screen of the app, as walks through the running one. */
export const WALKS: readonly Walk[] = [
  signInWalk,
  accountWalk,
  accountsWalk,
  noTrayWalk,
  ...storageWalks,
];
