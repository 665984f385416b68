import { messagesOf } from '../../../shared/messages/messages-of.ts';
import type { View } from '../../../shared/view.ts';
import type { Log, UpdateNote } from '../../ports.ts';
import type { Alarms } from '../../time/alarms.ts';
import { createParts } from '../part.ts';
import type { PresentView } from '../present-view.ts';
import { UPDATE_INCIDENT } from './notice.ts';
import { type NoticeBoard, noticeText } from './notice-text.ts';

interface UpdateNoticesPorts {
  readonly updateNote: UpdateNote;
  readonly view: PresentView;
  readonly log: Pick<Log, 'warn'>;
  readonly alarms: Pick<Alarms, 'nowMs' | 'wallAt'>;
  readonly notices: NoticeBoard;
}

/** Tells that a newer version is out: each version once, also over restarts. */
export function createUpdateNotices(ports: UpdateNoticesPorts): void {
  const { updateNote, view, alarms, notices } = ports;
  let isShown = false;

  function withdraw(): void {
    if (isShown) notices.withdraw(UPDATE_INCIDENT);
    isShown = false;
  }

  function look(now: View): void {
    const version = now.update.newer;
    if (version === null || !now.settings.notices) return withdraw();
    if (updateNote.get().told === version) return;
    updateNote.change({ told: version });
    isShown = true;
    const words = messagesOf(now.language);
    const notice = { kind: 'updateOut', version } as const;
    notices.show(noticeText(notice, now, words, alarms.wallAt(alarms.nowMs())));
  }

  const part = createParts(ports.log);
  view.onChange(() => part('update notice', () => look(view.get()), undefined));
}
