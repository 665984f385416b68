import { app } from 'electron';

import { HIDDEN } from '../node/start-switches.ts';
import type { Signal } from '../ports.ts';

/** The only process of this app. */
export interface SingleInstance {
  /** The user started the app once more, or opened it again from the Dock or the Finder. */
  readonly onSecondStart: Signal;
}

/**
 * Null when another process of this app runs already: that one is told, and this one must quit.
 *
 * Two processes would renew the same tokens twice and write the same files.
 */
export function claimSingleInstance(): SingleInstance | null {
  if (!app.requestSingleInstanceLock()) return null;
  return {
    onSecondStart(listener) {
      const hear = () => listener();
      const hearSecond = (_event: unknown, argv: readonly string[]) => {
        // A login that starts the app although it runs wants no window either.
        if (!argv.includes(HIDDEN)) listener();
      };
      app.on('second-instance', hearSecond);
      // macOS starts no second process for an app that runs: it tells the first one.
      app.on('activate', hear);
      return () => {
        app.removeListener('second-instance', hearSecond);
        app.removeListener('activate', hear);
      };
    },
  };
}
