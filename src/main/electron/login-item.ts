import { app } from 'electron';

import type { Platform } from '../../shared/platform.ts';
import { autostartDirectory, readAutostart, setAutostart } from '../node/autostart.ts';
import { startCommand } from './program.ts';

/** What the system starts at login. Nothing here rejects. */
interface LoginItem {
  /** Starts the app with the session, or no longer. Answers whether the system now says so. */
  readonly set: (start: boolean) => Promise<boolean>;
  /** Whether the system will start the app, whoever decided it. */
  readonly isOn: () => Promise<boolean>;
}

/** The switch by which a start at login shows no window. */
const HIDDEN = '--hidden';

/** A login item on macOS and Windows; on Linux, which has none in Electron, a file that the desktop reads. */
export function createLoginItem(platform: Platform): LoginItem {
  if (platform !== 'linux') {
    return {
      set: (start) => Promise.resolve(setLoginItem(start)),
      isOn: () => Promise.resolve(isLoginItem()),
    };
  }
  const autostart = {
    directory: autostartDirectory(process.env, app.getPath('home')),
    command: [...startCommand(), HIDDEN],
    mayMend: app.isPackaged,
  };
  // One after the other: a look must not find the half of what is being written.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = (act: () => Promise<boolean>): Promise<boolean> => {
    const next = last.then(act);
    last = next;
    return next;
  };
  return {
    set: (start) => inTurn(() => setAutostart(autostart, start)),
    isOn: () => inTurn(() => readAutostart(autostart)),
  };
}

/** Whether the system has started this process, at login. */
export function isHiddenStart(): boolean {
  return process.argv.includes(HIDDEN);
}

function setLoginItem(start: boolean): boolean {
  app.setLoginItemSettings({ openAtLogin: start, args: [HIDDEN] });
  return app.getLoginItemSettings({ args: [HIDDEN] }).openAtLogin === start;
}

/** On Windows an entry may be there and disabled in the Task Manager. */
function isLoginItem(): boolean {
  const item = app.getLoginItemSettings({ args: [HIDDEN] });
  return item.openAtLogin && (process.platform !== 'win32' || item.executableWillLaunchAtLogin);
}
