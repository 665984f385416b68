import type { Session } from 'electron';

/**
 * Refuses every permission a page could ask for, and every download. Electron grants all of them by default; this app
 * needs none.
 *
 * @see https://www.electronjs.org/docs/latest/tutorial/security#5-handle-session-permission-requests-from-remote-content
 */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  // A link with `download` is no navigation: it would end in a file dialog.
  session.on('will-download', (event) => event.preventDefault());
}
