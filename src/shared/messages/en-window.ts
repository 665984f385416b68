import { activity } from './en/activity.ts';
import { common } from './en/common.ts';
import { copy } from './en/copy.ts';
import { doctor, findings } from './en/doctor.ts';
import { home } from './en/home.ts';
import { mishaps } from './en/mishaps.ts';
import { problems, problemWords } from './en/problems.ts';
import { programs } from './en/programs.ts';
import { openPages, refusals, refusalWords, remarks } from './en/refusals.ts';
import { removal } from './en/removal.ts';
import { leaked, revocations, signOutWays } from './en/revoke.ts';
import { settings } from './en/settings.ts';
import { shortcut } from './en/shortcut.ts';
import { signIn } from './en/sign-in.ts';
import { standings } from './en/standings.ts';
import { keyringFailed, memory, saving, stillOnDisk, storage } from './en/storage.ts';
import { detours, nextTry, proxyWay, troubles } from './en/troubles.ts';
import { usage } from './en/usage.ts';
import { xRay } from './en/x-ray.ts';

/** Everything that is said in the window, in English; its type is the one that every language completes. */
export const enWindow = {
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

/** The words of the window, in whatever language; English is the measure. */
export type WindowMessages = typeof enWindow;
