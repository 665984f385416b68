import { app, BrowserWindow } from 'electron';
import { startAfterEnd } from '../node/app-image.ts';
import { ownAppImage } from '../node/inherited.ts';
import { argumentsToRestart } from '../node/start-switches.ts';

/** Ends the app as a quit does, and starts it again; the next run knows what it came of. */
export interface Restart {
  /** As a person has asked for it: with the window, which says what came of it. */
  readonly asked: () => void;
  /** As it was: with the window if one is open. */
  readonly unasked: () => void;
}

/** Does nothing once the app is ending: a quit stays a quit, and each further call would start one more. */
export function createRestart(): Restart {
  let isEnding = false;
  app.on('before-quit', () => {
    isEnding = true;
  });

  async function restart(isWindowWanted: boolean): Promise<void> {
    if (isEnding) return;
    isEnding = true;
    // An app that cannot come back goes on.
    isEnding = await startAgainAtEnd(argumentsToRestart(process.argv, isWindowWanted));
    if (isEnding) app.quit();
  }

  return {
    asked: () => void restart(true),
    unasked: () => void restart(BrowserWindow.getAllWindows().some((window) => window.isVisible())),
  };
}

async function startAgainAtEnd(args: readonly string[]): Promise<boolean> {
  const appImage = app.isPackaged ? ownAppImage(process.env, process.execPath) : null;
  if (appImage !== null) return startAfterEnd(appImage, args, process.env);
  app.relaunch({ args: [...args] });
  return true;
}
