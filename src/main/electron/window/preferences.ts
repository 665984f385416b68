import { app, type Session, type WebPreferences } from 'electron';

/**
 * How every page of the app is confined, whatever it shows.
 *
 * @see https://www.electronjs.org/docs/latest/tutorial/security
 */
export function confinedPreferences(session: Session): WebPreferences {
  return {
    session,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    nodeIntegrationInWorker: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    webgl: false,
    disableDialogs: true,
    devTools: !app.isPackaged,
    v8CacheOptions: 'code',
  };
}
