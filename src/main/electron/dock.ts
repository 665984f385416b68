import { app } from 'electron';
import type { Settings } from '../../shared/settings.ts';
import type { SettingsStore } from '../ports.ts';

/** Keeps the icon in the Dock as the settings want it. Only macOS has a Dock; the app starts without an icon there. */
export function followDock({ get, onChange }: Pick<SettingsStore, 'get' | 'onChange'>): void {
  const { dock } = app;
  if (dock === undefined) return;
  let isShown = false;
  const follow = ({ showInDock }: Pick<Settings, 'showInDock'>): void => {
    if (showInDock === isShown) return;
    isShown = showInDock;
    if (showInDock) void dock.show();
    else dock.hide();
  };
  follow(get());
  onChange(follow);
}
