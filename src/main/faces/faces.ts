import type { FlameState } from '../../shared/flame.ts';
import { messagesOf } from '../../shared/messages/messages-of.ts';
import { MINUTE_MS } from '../../shared/time-units.ts';
import type { View } from '../../shared/view.ts';
import type { Alarms } from '../time/alarms.ts';
import { type NoticeText, noticeText } from './notices/notice-text.ts';
import { NOTHING_NOTICED, nextNotices } from './notices/policy.ts';
import type { PresentView } from './present-view.ts';
import { trayIcon } from './tray/icon.ts';
import { menuOf } from './tray/menu.ts';
import { trayTooltip } from './tray/tooltip.ts';
import type { TrayMenu } from './tray/tray-menu.ts';

/** Where the view becomes visible. */
interface FacesPorts {
  readonly view: PresentView;
  readonly alarms: Alarms;
  readonly page: { readonly show: (view: View) => void };
  readonly tray: { readonly show: (face: TrayFace) => void };
  readonly notices: {
    readonly show: (notice: NoticeText) => void;
    readonly withdraw: (incident: string) => void;
  };
}

/** All that the tray shows. */
export interface TrayFace {
  readonly icon: FlameState;
  readonly tooltip: string;
  readonly menu: TrayMenu;
}

interface Faces {
  /** What the tray is to show now. */
  readonly tray: () => TrayFace;
}

/** Keeps tray, notices and window true to the view. Many changes in one turn are drawn once. */
export function createFaces(ports: FacesPorts): Faces {
  const { alarms, view } = ports;
  let memory = NOTHING_NOTICED;
  let isDue = false;
  const wallMs = (): number => alarms.wallAt(alarms.nowMs());

  function tray(): TrayFace {
    return trayOf(view.get(), wallMs());
  }

  function draw(): void {
    isDue = false;
    const shown = view.get();
    ports.page.show(shown);
    ports.tray.show(trayOf(shown, wallMs()));
    tell(shown);
  }

  function tell(shown: View): void {
    const turn = nextNotices(memory, shown, wallMs());
    memory = turn.memory;
    for (const step of turn.steps) {
      if (step.kind === 'withdraw') ports.notices.withdraw(step.incident);
      else if (shown.settings.notices) {
        ports.notices.show(noticeText(step.notice, shown, messagesOf(shown.language), wallMs()));
      }
    }
  }

  /** The menu says how many minutes are left. */
  function tick(): void {
    alarms.at(alarms.nowMs() + MINUTE_MS, tick);
    ports.tray.show(tray());
    tell(view.get());
  }
  alarms.at(alarms.nowMs() + MINUTE_MS, tick);

  view.onChange(() => {
    if (isDue) return;
    isDue = true;
    queueMicrotask(draw);
  });

  return { tray };
}

function trayOf(view: View, nowMs: number): TrayFace {
  const words = messagesOf(view.language);
  return {
    icon: trayIcon(view, nowMs),
    tooltip: trayTooltip(view, words, nowMs),
    menu: menuOf(view, words, nowMs),
  };
}
