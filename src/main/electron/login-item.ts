import { app } from 'electron';

import type { Platform } from '../../shared/platform.ts';
import { autostartDirectory, setAutostart } from '../node/autostart.ts';
import { HIDDEN } from '../node/start-switches.ts';
import { startCommand } from './program.ts';

/** Starts the app with the session, or no longer. Answers whether the system now says so; never rejects. */
type SetStartAtLogin = (start: boolean) => Promise<boolean>;

/** A login item on macOS and Windows; on Linux, which has none in Electron, a file that the desktop reads. */
export function createSetStartAtLogin(platform: Platform): SetStartAtLogin {
  if (platform !== 'linux') return (start) => Promise.resolve(setLoginItem(start));
  const autostart = {
    directory: autostartDirectory(process.env, app.getPath('home')),
    command: [...startCommand(), HIDDEN],
  };
  return (start) => setAutostart(autostart, start);
}

function setLoginItem(start: boolean): boolean {
  app.setLoginItemSettings({ openAtLogin: start, args: [HIDDEN] });
  return app.getLoginItemSettings({ args: [HIDDEN] }).openAtLogin === start;
}
