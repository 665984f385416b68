import { Notification } from 'electron';

import type { Platform } from '../../shared/platform.ts';
import type { Command } from '../commands/command.ts';
import { asMarkup } from '../faces/notices/markup.ts';
import type { NoticeText } from '../faces/notices/notice-text.ts';
import { systemIdOf } from '../faces/notices/system-id.ts';
import type { Mishaps } from '../mishaps.ts';
import type { Log } from '../ports.ts';

/** Desktop notices, one per id: showing an id again replaces what was there. */
interface Notifier {
  show(notice: NoticeText): void;
  withdraw(id: string): void;
}

interface NotifierPorts {
  readonly platform: Platform;
  readonly log: Log;
  readonly mishaps: Pick<Mishaps, 'last' | 'report'>;
  readonly noticesRecord: Pick<NoticesRecord, 'failed'>;
  readonly onCommand: (command: Command) => void;
}

/** Whether the system has failed to show a notice in this run. */
export interface NoticesRecord {
  readonly failed: () => void;
  readonly haveFailed: () => boolean;
}

/** None has failed. */
export function createNoticesRecord(): NoticesRecord {
  let haveFailed = false;
  return {
    failed() {
      haveFailed = true;
    },
    haveFailed: () => haveFailed,
  };
}

/**
 * Notices of the operating system. Where none can be shown, the tray and the window say the same; that it is so, is said
 * once a run.
 *
 * Linux has no buttons in Electron: there, a click brings the window's screen to the front.
 */
export function createNotifier(ports: NotifierPorts): Notifier {
  const { platform, onCommand } = ports;
  let isSaid = false;
  // Held here, because a notice that is collected no longer answers to clicks.
  const shown = new Map<string, Notification>();
  const withdraw = (id: string) => {
    shown.get(id)?.close();
    shown.delete(id);
  };
  function failed(message: string, id: string): void {
    ports.log.warn(message, { id });
    ports.noticesRecord.failed();
    // What stands there already would be on no notice either.
    if (isSaid || ports.mishaps.last() !== null) return;
    isSaid = true;
    ports.mishaps.report('noticesFailed');
  }
  return {
    withdraw,
    show(notice) {
      if (!Notification.isSupported()) return failed('no notices here', notice.id);
      withdraw(notice.id);
      try {
        const one = build(notice, platform);
        shown.set(notice.id, one);
        one.on('click', () => onCommand(notice.onClick));
        one.on('action', () => onCommand(notice.button.command));
        one.on('failed', () => failed('the system did not show a notice', notice.id));
        one.show();
      } catch {
        // What a system does not take, it throws at once.
        failed('the system did not take a notice', notice.id);
      }
    },
  };
}

function build(notice: NoticeText, platform: Platform): Notification {
  const { id, title, body, isUrgent, button } = notice;
  const common = { title, urgency: isUrgent ? 'critical' : 'normal' } as const;
  if (platform === 'linux') return new Notification({ ...common, body: asMarkup(body) });
  return new Notification({
    ...common,
    body,
    id: systemIdOf(id),
    actions: [{ type: 'button', text: button.label }],
  });
}
