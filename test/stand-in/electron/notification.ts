import type { Notification as ElectronNotification } from 'electron';
import { readMarkup } from '../markup.ts';
import { preventable } from './events.ts';
import { host, settings } from './host.ts';
import { offerClass } from './offer.ts';

interface Shown {
  readonly notification: ElectronNotification;
  state: 'shown' | 'closed';
}

const shown: Shown[] = [];

/** Most desktops on Linux take the body for markup. */
const isMarkup = settings.system.platform === 'linux';

export const Notification = offerClass<typeof ElectronNotification>(
  'Notification',
  (self, options = {}) => {
    let entry: Shown | null = null;
    return {
      title: options.title ?? '',
      subtitle: options.subtitle ?? '',
      body: options.body ?? '',
      silent: options.silent ?? false,
      urgency: options.urgency ?? 'normal',
      timeoutType: options.timeoutType ?? 'default',
      actions: options.actions ?? [],
      closeButtonText: options.closeButtonText ?? '',
      hasReply: options.hasReply ?? false,
      replyPlaceholder: options.replyPlaceholder ?? '',
      sound: options.sound ?? '',
      toastXml: options.toastXml ?? '',
      show() {
        entry = { notification: self, state: 'shown' };
        shown.push(entry);
        host.tell('deskChanged');
        queueMicrotask(() => self.emit('show', preventable({})));
      },
      close() {
        if (entry === null || entry.state === 'closed') return;
        entry.state = 'closed';
        host.tell('deskChanged');
        queueMicrotask(() => self.emit('close', preventable({ reason: 'applicationHidden' })));
      },
    };
  },
  { isSupported: () => settings.notifications },
);

host.answer('notices', () =>
  shown.map(({ notification, state }) => ({
    title: notification.title,
    subtitle: notification.subtitle,
    body: isMarkup ? readMarkup(notification.body) : notification.body,
    silent: notification.silent,
    urgency: notification.urgency,
    timeoutType: notification.timeoutType,
    actions: notification.actions.map((action) => action.text ?? ''),
    state,
  })),
);
host.answer('noticeEvent', (index, name, detail) => {
  const entry = shown[index];
  if (entry === undefined) throw new Error(`stand-in: there is no notice ${index}`);
  const { notification } = entry;
  if (name === 'click' || name === 'close' || name === 'action') entry.state = 'closed';
  host.tell('deskChanged');
  if (name === 'action') {
    const actionIndex = Number(detail);
    notification.emit('action', preventable({ actionIndex, selectionIndex: -1 }), actionIndex);
  } else if (name === 'failed') notification.emit('failed', preventable({}), String(detail));
  else if (name === 'close') notification.emit('close', preventable({ reason: 'userCanceled' }));
  else notification.emit('click', preventable({}));
});
