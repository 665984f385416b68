import { app, Menu } from 'electron';
import { messagesOf } from '../../shared/messages/messages-of.ts';
import type { View } from '../../shared/view.ts';

/**
 * Offers, on a right click in a text field, what can be done there: Electron leaves that menu to the app. Nothing else in
 * a window has one. The roles act on the field that has the focus.
 */
export function offerFieldMenu(view: () => Pick<View, 'language'>): void {
  app.on('browser-window-created', (_created, { webContents }) => {
    webContents.on('context-menu', (_clicked, { isEditable, editFlags }) => {
      if (!isEditable) return;
      const { cut, copy, paste, selectAll } = messagesOf(view().language).fieldMenu;
      Menu.buildFromTemplate([
        { role: 'cut', label: cut, enabled: editFlags.canCut },
        { role: 'copy', label: copy, enabled: editFlags.canCopy },
        { role: 'paste', label: paste, enabled: editFlags.canPaste },
        { type: 'separator' },
        { role: 'selectAll', label: selectAll, enabled: editFlags.canSelectAll },
      ]).popup();
    });
  });
}
