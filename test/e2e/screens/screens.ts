import { accountWalk } from './account-walk.ts';
import { accountsWalk, autostartWalk } from './accounts-walk.ts';
import { activityWalk } from './activity-walk.ts';
import { doctorWalks } from './doctor-walk.ts';
import { leftOutWalk } from './left-out-walk.ts';
import { noTrayWalk } from './no-tray-walk.ts';
import { programsWalks } from './programs-walk.ts';
import { removalWalk } from './removal-walk.ts';
import { revokeWalk } from './revoke-walk.ts';
import { shortcutWalks } from './shortcut-walk.ts';
import { signInWalk, slowWalk } from './sign-in-walk.ts';
import { noKeyringWalk, storageWalks } from './storage-walks.ts';
import { updatesWalk } from './updates-walk.ts';
import { usageWalk } from './usage-walk.ts';
import type { Walk } from './walk.ts';
import { waylandWalk } from './wayland-walk.ts';

/** What people see every day, and what asks for their consent. */
export const OFTEN: readonly Walk[] = [signInWalk, accountWalk];

/** Every screen of the app, as walks through the running one. */
export const WALKS: readonly Walk[] = [
  ...OFTEN,
  slowWalk,
  accountsWalk,
  revokeWalk,
  activityWalk,
  autostartWalk,
  noKeyringWalk,
  noTrayWalk,
  waylandWalk,
  leftOutWalk,
  ...shortcutWalks,
  ...programsWalks,
  ...doctorWalks,
  usageWalk,
  updatesWalk,
  removalWalk,
  ...storageWalks,
];
