import { app, BrowserWindow } from 'electron';
import { startAfterEnd } from '../node/app-image.ts';
import { ownAppImage } from '../node/inherited.ts';
import { argumentsToRestart, argumentsToStart } from '../node/start-switches.ts';

/** Ends the app as a quit does, and starts it again; the next run knows what it came of. */
export interface Restart {
  /** As a person has asked for it: with the window, which says what came of it. */
  readonly asked: () => void;
  /** As it was: with the window if one is open. */
  readonly unasked: () => void;
  /**
   * A person has started the app although it runs. True while it is ending, and has no window to show any more: that start
   * has ended by then, so this process comes back in its place.
   */
  readonly startedAgain: () => boolean;
}

/** No restart once the app is ending: a quit stays a quit unless a person starts anew, and each call would start one more. */
export function createRestart(): Restart {
  let isEnding = false;
  let isComingBack = false;
  app.on('before-quit', () => {
    isEnding = true;
  });

  async function restart(isWindowWanted: boolean): Promise<void> {
    if (isEnding) return;
    isEnding = true;
    await comeBack(argumentsToRestart(process.argv, isWindowWanted));
    // An app that cannot come back goes on.
    isEnding = isComingBack;
    if (isEnding) app.quit();
  }

  async function comeBack(args: readonly string[]): Promise<void> {
    if (isComingBack) return;
    isComingBack = true;
    isComingBack = await startAgainAtEnd(args);
  }

  return {
    asked: () => void restart(true),
    unasked: () => void restart(BrowserWindow.getAllWindows().some((window) => window.isVisible())),
    startedAgain() {
      if (isEnding) void comeBack(argumentsToStart(process.argv));
      return isEnding;
    },
  };
}

async function startAgainAtEnd(args: readonly string[]): Promise<boolean> {
  const appImage = app.isPackaged ? ownAppImage(process.env, process.execPath) : null;
  if (appImage !== null) return startAfterEnd(appImage, args, process.env);
  app.relaunch({ args: [...args] });
  return true;
}
