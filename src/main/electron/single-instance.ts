import { app } from 'electron';

/**
 * Whether this process is the only one; a second start makes the first one call `onSecondStart` and must quit.
 *
 * Two processes would renew the same tokens twice and write the same files.
 */
export function claimSingleInstance(onSecondStart: () => void): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', () => onSecondStart());
  return true;
}
