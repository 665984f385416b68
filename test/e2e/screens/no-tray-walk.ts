import path from 'node:path';
import type { LaunchOptions } from '../driver/driver.ts';
import { signIn } from './stage.ts';
import type { Walk } from './walk.ts';

/** A Linux desktop without tray icons, as GNOME is by itself: the first tool that the app asks says so. */
export const noTrayHost: Required<Pick<LaunchOptions, 'env'>> = {
  env: {
    PATH: [path.join(import.meta.dirname, 'no-tray-host'), process.env['PATH']].join(
      path.delimiter,
    ),
    // Only its presence counts here: nobody connects to it.
    DBUS_SESSION_BUS_ADDRESS: 'unix:path=/dev/null',
    // Where windows are minimized, and come back so.
    XDG_SESSION_TYPE: 'x11',
  },
};

export const noTrayWalk: Walk = {
  name: 'no-tray',
  launch: noTrayHost,
  screens: [
    {
      name: 'no-tray-first-run',
      async reach({ at, see }) {
        await at('signed-out');
        await see('This desktop shows no tray icons');
      },
    },
    {
      name: 'no-tray',
      async reach(stage) {
        await signIn(stage);
        await stage.see('This desktop shows no tray icons');
      },
    },
  ],
};
