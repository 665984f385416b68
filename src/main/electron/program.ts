import path from 'node:path';
import { app } from 'electron';
import { configHome, ownAppImage, pathIn } from '../node/inherited.ts';

/** What starts this app again: the AppImage or packaged program, or Electron with this project's folder. */
export function startCommand(): readonly string[] {
  const appImage = ownAppImage(process.env, process.execPath);
  if (appImage !== null) return [appImage];
  return app.isPackaged ? [process.execPath] : [process.execPath, app.getAppPath()];
}

/** Where this app's icon lies for other programs, also when it does not run; null in an AppImage, whose mount goes away. */
export function iconFile(): string | null {
  if (!app.isPackaged) return path.join(app.getAppPath(), APP_ICON);
  return ownAppImage(process.env, process.execPath) === null
    ? path.join(process.resourcesPath, 'icon.png')
    : null;
}

/** The folder of the `pilot-light` command that came with this app; gone with the mount where that is an AppImage's. */
export function commandFolder(): string {
  return app.isPackaged
    ? path.join(process.resourcesPath, 'cli')
    : path.join(app.getAppPath(), 'out/cli');
}

/** Below the app's folder. */
export const APP_ICON = 'assets/app/linux/256x256.png';

/**
 * Keeps the user's files where they belong when the environment names a relative folder for them: Chromium would take
 * it, and they would be others for each folder that the app is started in. Call before anything asks for a path.
 */
export function ignoreRelativeFolders(): void {
  // Where somebody has named the folder to Chromium itself, it is not the variable that counts.
  if (process.platform !== 'linux' || app.commandLine.hasSwitch('user-data-dir')) return;
  const isRelative =
    (process.env['XDG_CONFIG_HOME'] ?? '') !== '' &&
    pathIn(process.env, 'XDG_CONFIG_HOME') === null;
  if (!isRelative) return;
  const appData = configHome(process.env, app.getPath('home'));
  const userData = path.join(appData, app.getName());
  app.setPath('appData', appData);
  app.setPath('userData', userData);
  app.setPath('sessionData', userData);
}
