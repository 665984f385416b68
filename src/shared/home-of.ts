import type { Platform } from './platform.ts';
import type { View } from './view.ts';

/** Where the app's icon is to be found, by the name that people have for it. */
export type Home = 'menuBar' | 'taskbar' | 'panel' | 'dock';

const TRAY_OF: Readonly<Record<Platform, Home>> = {
  mac: 'menuBar',
  windows: 'taskbar',
  linux: 'panel',
};

/** Where the app lives when its window is closed; null where there is nothing to see of it. */
export function homeOf({
  platform,
  tray,
  settings,
}: Pick<View, 'platform' | 'tray' | 'settings'>): Home | null {
  if (tray === 'shown') return TRAY_OF[platform];
  return tray === 'leftOut' && settings.showInDock ? 'dock' : null;
}
