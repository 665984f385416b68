import { app } from 'electron';

import type { Platform } from '../../shared/platform.ts';
import { createTurn } from '../in-turn.ts';
import {
  autostartDirectory,
  autostartFile,
  readAutostart,
  setAutostart,
} from '../node/autostart.ts';
import { HIDDEN } from '../node/start-switches.ts';
import type { LoginItemOutcome } from '../ports.ts';
import { iconFile, startCommand } from './program.ts';

/** What the system starts at login. Nothing here rejects. */
export interface LoginItem {
  /** What says so to the system; null where that has a list of its own. */
  readonly file: string | null;
  /** Starts the app with the session, or no longer, as far as the system lets it. */
  readonly set: (start: boolean) => Promise<LoginItemOutcome>;
  /** Whether the system will start the app, whoever decided it. */
  readonly isOn: () => Promise<boolean>;
}

/** A login item on macOS and Windows; on Linux, which has none in Electron, a file that the desktop reads. */
export function createLoginItem(platform: Platform): LoginItem {
  if (platform !== 'linux') {
    return {
      file: null,
      set: (start) => Promise.resolve(setLoginItem(start, platform)),
      isOn: () => Promise.resolve(isLoginItem(platform)),
    };
  }
  const autostart = {
    directory: autostartDirectory(process.env, app.getPath('home')),
    command: [...startCommand(), HIDDEN],
    icon: iconFile(),
    mayMend: app.isPackaged,
  };
  // One after the other: a look must not find the half of what is being written.
  const inTurn = createTurn();
  return {
    file: autostartFile(autostart.directory),
    set: async (start) => {
      const isSet = await inTurn(() => setAutostart(autostart, start));
      return isSet ? 'done' : 'failed';
    },
    isOn: () => inTurn(() => readAutostart(autostart)),
  };
}

/**
 * Whether the system has opened this app at login, where it starts without the arguments that were asked for.
 *
 * Only macOS knows; call it after `ready`.
 */
export function wasOpenedAtLogin(platform: Platform): boolean {
  return platform === 'mac' && app.getLoginItemSettings().wasOpenedAtLogin;
}

function setLoginItem(start: boolean, platform: Platform): LoginItemOutcome {
  // From sources, Windows would start Electron without this app.
  if (start && platform === 'windows' && !app.isPackaged) return 'failed';
  app.setLoginItemSettings({ openAtLogin: start, args: [HIDDEN] });
  const { openAtLogin, status } = app.getLoginItemSettings({ args: [HIDDEN] });
  if (start && platform === 'mac' && status === 'requires-approval') return 'needsApproval';
  return openAtLogin === start ? 'done' : 'failed';
}

/** On Windows an entry may be there and disabled in the Task Manager. */
function isLoginItem(platform: Platform): boolean {
  const item = app.getLoginItemSettings({ args: [HIDDEN] });
  return item.openAtLogin && (platform !== 'windows' || item.executableWillLaunchAtLogin);
}
