import type { FlameState } from '../../shared/flame.ts';
import type { Messages } from '../../shared/messages/en.ts';
import { MINUTE_MS } from '../../shared/time-units.ts';
import type { View } from '../../shared/view.ts';
import type { Alarms } from '../time/alarms.ts';
import { type NoticeText, noticeText } from './notices/notice-text.ts';
import { NOTHING_NOTICED, nextNotices } from './notices/policy.ts';
import { trayIcon } from './tray/icon.ts';
import { menuOf } from './tray/menu.ts';
import { trayTooltip } from './tray/tooltip.ts';
import type { TrayMenu } from './tray/tray-menu.ts';

/** Where the view becomes visible. */
interface FacesPorts {
  readonly view: () => View;
  readonly words: () => Messages;
  readonly alarms: Alarms;
  readonly showTray: (face: TrayFace) => void;
  readonly showNotice: (notice: NoticeText) => void;
  readonly withdrawNotice: (incident: string) => void;
  /** Tells the window. */
  readonly announce: (view: View) => void;
}

/** All that the tray shows. */
export interface TrayFace {
  readonly icon: FlameState;
  readonly tooltip: string;
  readonly menu: TrayMenu;
}

interface Faces {
  /** Something changed: draw all faces again, once, soon. */
  readonly refresh: () => void;
  readonly tray: () => TrayFace;
}

/** The menu says how many minutes are left. */

/** Keeps tray, notices and window true to the view. Many changes in one turn are drawn once. */
export function createFaces(ports: FacesPorts): Faces {
  const { alarms, view, words } = ports;
  let memory = NOTHING_NOTICED;
  let isDue = false;
  const wallMs = (): number => alarms.wallAt(alarms.nowMs());

  function tray(): TrayFace {
    return trayOf(view(), words(), wallMs());
  }

  function draw(): void {
    isDue = false;
    const shown = view();
    ports.announce(shown);
    ports.showTray(trayOf(shown, words(), wallMs()));
    tell(shown);
  }

  function tell(shown: View): void {
    const turn = nextNotices(memory, shown, wallMs());
    memory = turn.memory;
    for (const step of turn.steps) {
      if (step.kind === 'withdraw') ports.withdrawNotice(step.incident);
      else if (shown.settings.notices) {
        ports.showNotice(noticeText(step.notice, shown, words(), wallMs()));
      }
    }
  }

  function tick(): void {
    alarms.at(alarms.nowMs() + MINUTE_MS, tick);
    ports.showTray(tray());
    tell(view());
  }
  alarms.at(alarms.nowMs() + MINUTE_MS, tick);

  return {
    tray,
    refresh() {
      if (isDue) return;
      isDue = true;
      queueMicrotask(draw);
    },
  };
}

function trayOf(view: View, words: Messages, nowMs: number): TrayFace {
  return {
    icon: trayIcon(view, nowMs),
    tooltip: trayTooltip(view, words, nowMs),
    menu: menuOf(view, words, nowMs),
  };
}
