import { app } from 'electron';

import type { Language } from '../../shared/format/language.ts';

/** The first language that the user prefers, if we speak it; otherwise English. */
export function systemLanguage(): Language {
  return app.getPreferredSystemLanguages()[0]?.startsWith('ja') === true ? 'ja' : 'en';
}

/** What starts this app again: the packaged program, or Electron with this project's folder. */
export function startCommand(): readonly string[] {
  const appImage = process.env['APPIMAGE'];
  if (appImage !== undefined) return [appImage];
  return app.isPackaged ? [process.execPath] : [process.execPath, app.getAppPath()];
}
