import type { BrowserWindow } from 'electron';
import type { Surface } from './offer.ts';

/** What only a window manager could show: remembered where it can be asked for, otherwise without effect. */
export function windowOrnaments() {
  let isOnTop = false;
  let isProtected = false;
  return {
    setAlwaysOnTop(wanted) {
      isOnTop = wanted;
    },
    isAlwaysOnTop: () => isOnTop,
    setContentProtection(wanted) {
      isProtected = wanted;
    },
    isContentProtected: () => isProtected,
    setIgnoreMouseEvents() {},
    setMenu() {},
    removeMenu() {},
    setMenuBarVisibility() {},
    setAutoHideMenuBar() {},
    setSkipTaskbar() {},
    setVisibleOnAllWorkspaces() {},
    setHiddenInMissionControl() {},
    setIcon() {},
    setResizable() {},
    setMinimumSize() {},
    setMaximumSize() {},
    setMinimizable() {},
    setMaximizable() {},
    setFullScreenable() {},
    setBackgroundColor() {},
    setVibrancy() {},
    setBackgroundMaterial() {},
    setHasShadow() {},
    setOpacity() {},
    setWindowButtonVisibility() {},
    setTitleBarOverlay() {},
    flashFrame() {},
  } satisfies Surface<BrowserWindow>;
}
