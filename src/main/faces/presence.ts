import type { Settings } from '../../shared/settings.ts';
import type { TrayPresence } from '../../shared/tray-presence.ts';
import { panel } from '../config.ts';
import { createListeners } from '../listeners.ts';
import type { Clock, Signal, TrayHost } from '../ports.ts';

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
  /** Asks once. Never rejects. */
  readonly askForTrayHost: () => Promise<TrayHost>;
  /** In the machine's time: a panel does not hurry for the app. */
  readonly after: Clock['after'];
  readonly createTray: () => void;
  /** Whether the system leaves the icon out at this moment; null where none does that. */
  readonly isIconLeftOut: (() => boolean) | null;
  readonly openWindow: () => void;
  readonly settings: { readonly get: () => Pick<Settings, 'introductionSeen' | 'showInDock'> };
  /** The system started the app at login, where a window would be in the way. */
  readonly isHidden: boolean;
  /** The window was there before a restart, or a person wants to see what came of one. */
  readonly isWindowWanted: boolean;
}

/** An app that has not appeared yet. */
export function createPresence(): Presence {
  const listeners = createListeners();
  let tray: TrayPresence = 'shown';

  function found(trayHost: TrayHost, { createTray }: PresencePorts): void {
    // Electron looks for a tray host once, when the tray is made, and falls back for good.
    if (trayHost !== 'absent') createTray();
    tray = trayHost === 'absent' ? 'missing' : 'shown';
    listeners.tell();
  }

  /** Until there is one: the icon, and with it a window that may be closed. */
  function lookAgain(ports: PresencePorts, lookedForMs: number): void {
    const waitMs = lookedForMs <= panel.soonMs ? panel.lookEveryMs : panel.lookLaterEveryMs;
    const look = async (): Promise<void> => {
      const trayHost = await ports.askForTrayHost();
      if (trayHost === 'present') found(trayHost, ports);
      else lookAgain(ports, lookedForMs + waitMs);
    };
    ports.after(waitMs, () => void look());
  }

  /** Two looks must agree: where an icon is, is known only a while after it was made, and people move icons. */
  function watchIcon(ports: PresencePorts, isLeftOut: () => boolean): void {
    let wasLeftOut = false;
    const look = (): void => {
      const isOut = isLeftOut();
      const seen = isOut ? 'leftOut' : 'shown';
      const isSure = isOut === wasLeftOut;
      wasLeftOut = isOut;
      if (isSure && tray !== seen) {
        tray = seen;
        listeners.tell();
        if (!ports.isHidden) openUnlessSeen(ports);
      }
      ports.after(tray === seen ? panel.lookLaterEveryMs : panel.lookEveryMs, look);
    };
    ports.after(panel.lookEveryMs, look);
  }

  function openUnlessSeen({ openWindow, settings }: PresencePorts): void {
    const isInDock = tray === 'leftOut' && settings.get().showInDock;
    if (tray !== 'shown' && !isInDock) openWindow();
  }

  return {
    tray: () => tray,
    onChange: listeners.add,
    async appear(ports) {
      const { openWindow, settings, ...start } = ports;
      const trayHost = await ports.findTrayHost();
      found(trayHost, ports);
      const isNew = !settings.get().introductionSeen && !start.isHidden;
      // Where nobody can tell whether a tray is shown, the window opens beside it: the user sees one of the two.
      if (isNew || start.isWindowWanted || trayHost === 'unknown') openWindow();
      else if (start.isHidden) ports.after(panel.hiddenPatienceMs, () => openUnlessSeen(ports));
      else openUnlessSeen(ports);
      if (trayHost === 'absent') lookAgain(ports, panel.lookEveryMs);
      if (ports.isIconLeftOut !== null) watchIcon(ports, ports.isIconLeftOut);
    },
  };
}
