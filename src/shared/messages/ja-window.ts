import type { WindowMessages } from './en-window.ts';
import { activity } from './ja/activity.ts';
import { common } from './ja/common.ts';
import { copy } from './ja/copy.ts';
import { doctor, findings } from './ja/doctor.ts';
import { home } from './ja/home.ts';
import { mishaps } from './ja/mishaps.ts';
import { problems, problemWords } from './ja/problems.ts';
import { programs } from './ja/programs.ts';
import { openPages, refusals, refusalWords, remarks } from './ja/refusals.ts';
import { removal } from './ja/removal.ts';
import { leaked, revocations, signOutWays } from './ja/revoke.ts';
import { settings } from './ja/settings.ts';
import { shortcut } from './ja/shortcut.ts';
import { signIn } from './ja/sign-in.ts';
import { standings } from './ja/standings.ts';
import { keyringFailed, memory, saving, stillOnDisk, storage } from './ja/storage.ts';
import { detours, nextTry, proxyWay, troubles } from './ja/troubles.ts';
import { usage } from './ja/usage.ts';
import { xRay } from './ja/x-ray.ts';

/** The words of the window in Japanese. */
export const jaWindow: WindowMessages = {
  activity,
  common,
  copy,
  detours,
  doctor,
  findings,
  home,
  keyringFailed,
  leaked,
  memory,
  mishaps,
  problems,
  nextTry,
  openPages,
  problemWords,
  programs,
  proxyWay,
  refusals,
  refusalWords,
  revocations,
  remarks,
  removal,
  saving,
  settings,
  shortcut,
  signIn,
  signOutWays,
  standings,
  stillOnDisk,
  storage,
  troubles,
  usage,
  xRay,
};
