import { app } from 'electron';

/** The languages that the user's system prefers, best first, e.g. `ja-JP`. */
export function preferredLanguages(): readonly string[] {
  return app.getPreferredSystemLanguages();
}

/** What starts this app again: the packaged program, or Electron with this project's folder. */
export function startCommand(): readonly string[] {
  const appImage = process.env['APPIMAGE'];
  if (appImage !== undefined) return [appImage];
  return app.isPackaged ? [process.execPath] : [process.execPath, app.getAppPath()];
}
