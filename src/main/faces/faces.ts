import type { FlameState } from '../../shared/flame.ts';
import { messagesOf } from '../../shared/messages/messages-of.ts';
import type { Settings } from '../../shared/settings.ts';
import { MINUTE_MS } from '../../shared/time-units.ts';
import type { View } from '../../shared/view.ts';
import { trayTickMs } from '../config.ts';
import type { Cancel, Clock, Log } from '../ports.ts';
import type { Alarms } from '../time/alarms.ts';
import { type NoticeBoard, noticeText } from './notices/notice-text.ts';
import { NOTHING_NOTICED, type NoticeStep, nextNotices } from './notices/policy.ts';
import { createParts, type Part } from './part.ts';
import type { PresentView } from './present-view.ts';
import { trayIcon } from './tray/icon.ts';
import { menuOf } from './tray/menu.ts';
import { trayTooltip } from './tray/tooltip.ts';
import type { TrayMenu } from './tray/tray-menu.ts';

/** Where the view becomes visible. */
interface FacesPorts {
  readonly view: PresentView;
  readonly alarms: Alarms;
  /** The machine's: however fast the app's time runs, eyes take what they take. */
  readonly clock: Pick<Clock, 'after'>;
  readonly log: Pick<Log, 'warn'>;
  readonly page: {
    readonly show: (view: View) => void;
    /** Somebody has it before them. */
    readonly isLookedAt: () => boolean;
  };
  readonly tray: { readonly show: (face: TrayFace) => void };
  readonly notices: NoticeBoard;
}

/** The least that a tooltip says. */
const PRODUCT = 'Pilot Light';

/** What the icon may be: a flame, or for a moment the tick of a copy. */
export type TrayIcon = FlameState | 'copied';

/** All that the tray shows. */
export interface TrayFace {
  readonly icon: TrayIcon;
  /** Which panel the icon is to be drawn for, as far as a person has said. */
  readonly panel: Settings['trayIcon'];
  readonly tooltip: string;
  readonly menu: TrayMenu;
}

interface Faces {
  /** What the tray is to show now. */
  readonly tray: () => TrayFace;
  /** Something was copied where no window says so: the icon is a tick for a moment. */
  readonly tick: () => void;
}

/**
 * Keeps tray, notices and window true to the view. Many changes in one turn are drawn once. A face that fails takes no
 * other with it, and is tried again at the next change.
 */
export function createFaces(ports: FacesPorts): Faces {
  const { alarms, view } = ports;
  const part = createParts(ports.log);
  let memory = NOTHING_NOTICED;
  let isDue = false;
  let endTick: Cancel | null = null;
  const wallMs = (): number => alarms.wallAt(alarms.nowMs());

  function trayOfNow(shown: View): TrayFace {
    const face = trayOf(shown, wallMs(), part);
    return endTick === null ? face : { ...face, icon: 'copied' };
  }

  function drawTray(shown: View): void {
    part('tray', () => ports.tray.show(trayOfNow(shown)), undefined);
  }

  function tick(): void {
    endTick?.();
    endTick = ports.clock.after(trayTickMs, () => {
      endTick = null;
      drawTray(view.get());
    });
    drawTray(view.get());
  }

  function draw(): void {
    isDue = false;
    const shown = view.get();
    part('window', () => ports.page.show(shown), undefined);
    drawTray(shown);
    tell(shown);
  }

  function tell(shown: View): void {
    const same = { memory, steps: [] };
    const next = () => nextNotices(memory, shown, ports.page.isLookedAt(), wallMs());
    const turn = part('notices', next, same);
    memory = turn.memory;
    for (const step of turn.steps) part('notice', () => take(step, shown), undefined);
  }

  function take(step: NoticeStep, shown: View): void {
    if (step.kind === 'withdraw') ports.notices.withdraw(step.incident);
    else if (shown.settings.notices) {
      ports.notices.show(noticeText(step.notice, shown, messagesOf(shown.language), wallMs()));
    }
  }

  /** The menu says how many minutes are left. */
  function everyMinute(): void {
    alarms.at(alarms.nowMs() + MINUTE_MS, everyMinute);
    const shown = view.get();
    drawTray(shown);
    tell(shown);
  }
  alarms.at(alarms.nowMs() + MINUTE_MS, everyMinute);

  view.onChange(() => {
    if (isDue) return;
    isDue = true;
    queueMicrotask(draw);
  });

  return { tray: () => trayOfNow(view.get()), tick };
}

function trayOf(view: View, nowMs: number, part: Part): TrayFace {
  const words = messagesOf(view.language);
  return {
    icon: part('icon', () => trayIcon(view, nowMs), 'dim'),
    panel: view.settings.trayIcon,
    tooltip: part('tooltip', () => trayTooltip(view, words, nowMs), PRODUCT),
    menu: menuOf(view, words, nowMs, part),
  };
}
