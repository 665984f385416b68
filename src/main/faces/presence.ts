import type { Settings } from '../../shared/settings.ts';
import type { TrayPresence } from '../../shared/tray-presence.ts';
import { createListeners } from '../listeners.ts';
import type { Signal, TrayHost } from '../ports.ts';

/** Whether the app can be seen, and where. */
export interface Presence {
  /** Taken to be shown until the desktop has said that it shows no trays. */
  tray(): TrayPresence;
  readonly onChange: Signal;
  /** The tray, if this desktop shows one; the window, if nothing else would be seen or the app is new to the user. */
  appear(ports: PresencePorts): Promise<void>;
}

/** What it takes to be seen. */
export interface PresencePorts {
  /** May take seconds: a panel may start later than an app does. */
  readonly findTrayHost: () => Promise<TrayHost>;
  readonly createTray: () => void;
  readonly openWindow: () => void;
  readonly settings: { readonly get: () => Pick<Settings, 'introductionSeen'> };
  /** The system started the app at login, where a window would be in the way. */
  readonly isHidden: boolean;
  /** The window was there before a restart, or a person wants to see what came of one. */
  readonly isWindowWanted: boolean;
}

/** An app that has not appeared yet. */
export function createPresence(): Presence {
  const listeners = createListeners();
  let tray: TrayPresence = 'shown';
  return {
    tray: () => tray,
    onChange: listeners.add,
    async appear({ findTrayHost, createTray, openWindow, settings, ...start }) {
      const trayHost = await findTrayHost();
      // Electron looks for a tray host once, when the tray is made, and falls back for good.
      if (trayHost !== 'absent') createTray();
      tray = trayHost === 'absent' ? 'missing' : 'shown';
      listeners.tell();
      const isNew = !settings.get().introductionSeen && !start.isHidden;
      // Where nobody can tell whether a tray is shown, the window opens beside it: the user sees one of the two.
      if (trayHost !== 'present' || isNew || start.isWindowWanted) openWindow();
    },
  };
}
