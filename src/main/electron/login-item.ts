import { app } from 'electron';

import type { Platform } from '../../shared/platform.ts';
import { type AutostartPlace, setAutostart } from '../node/autostart.ts';

/** Starts the app with the session, or no longer. Answers whether the system now says so; never rejects. */
type SetStartAtLogin = (start: boolean) => Promise<boolean>;

/** `autostart` says where Linux keeps such files and what they start. */
export function createSetStartAtLogin(
  platform: Platform,
  autostart: AutostartPlace,
): SetStartAtLogin {
  if (platform === 'linux') return (start) => setAutostart(autostart, start);
  return (start) => Promise.resolve(setLoginItem(start));
}

/** The switch by which a start at login shows no window. */
export const HIDDEN = '--hidden';

function setLoginItem(start: boolean): boolean {
  app.setLoginItemSettings({ openAtLogin: start, args: [HIDDEN] });
  return app.getLoginItemSettings({ args: [HIDDEN] }).openAtLogin === start;
}
