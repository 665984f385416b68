import { messagesOf } from '../../../shared/messages/messages-of.ts';
import type { View } from '../../../shared/view.ts';
import { type Handlers, toScreen } from '../../commands/command.ts';
import { shortcut as numbers } from '../../config.ts';
import type { Cancel, Clock } from '../../ports.ts';
import type { Alarms } from '../../time/alarms.ts';
import type { NoticeText } from '../notices/notice-text.ts';
import { type Line, type LineNews, lineOf } from './line.ts';

/** What a copy without a window needs. */
export interface UnseenCopyPorts {
  readonly view: { readonly get: () => View };
  readonly handlers: Pick<Handlers, 'token:copy'>;
  /** In the machine's time: eyes do not hurry for the app. */
  readonly clock: Pick<Clock, 'after'>;
  readonly alarms: Pick<Alarms, 'nowMs' | 'wallAt'>;
  readonly line: {
    /** Whether such a line would be seen, without being in the way. */
    readonly isFitting: () => boolean;
    /** Takes the place of the one before. */
    readonly show: (line: Line) => void;
    readonly hide: () => void;
  };
  readonly notices: {
    readonly show: (notice: NoticeText) => void;
    readonly withdraw: (id: string) => void;
  };
  /** The tray icon turns into a tick. */
  readonly onCopied: () => void;
}

const NOTICE = 'unseen-copy';

/**
 * Copies the token of the account that the faces show, and says what came of it in a line that passes by; where none
 * would be seen, in a notice, if the person wants any. Never brings a window to the front by itself: whoever presses
 * these keys is at work elsewhere. The window says the rest when it is opened.
 */
export function createUnseenCopy(ports: UnseenCopyPorts): () => void {
  const { alarms, clock, line, notices } = ports;
  let isCopying = false;
  let cancelEnd: Cancel = () => undefined;

  function tell(news: LineNews): void {
    cancelEnd();
    const view = ports.view.get();
    const words = messagesOf(view.language);
    const said = lineOf(news, view, words, alarms.wallAt(alarms.nowMs()));
    if (line.isFitting()) {
      line.show(said);
      // One that waits for a token stays until the other takes its place.
      if (news !== 'renewing') cancelEnd = clock.after(numbers.lineMs, line.hide);
    } else if (news !== 'renewing' && view.settings.notices) {
      const home = toScreen('home');
      const button = { label: words.tray.open, command: home };
      const { title, detail: body } = said;
      notices.show({ id: NOTICE, title, body, isUrgent: false, button, onClick: home });
      cancelEnd = clock.after(numbers.noticeMs, () => notices.withdraw(NOTICE));
    }
  }

  async function copySelected(): Promise<LineNews> {
    const { selectedKey } = ports.view.get();
    if (selectedKey === null) return 'noAccount';
    const cancelWait = clock.after(numbers.silentMs, () => tell('renewing'));
    const outcome = await ports.handlers['token:copy']({
      accountKey: selectedKey,
      format: 'token',
    });
    cancelWait();
    return outcome;
  }

  async function copy(): Promise<void> {
    isCopying = true;
    const news = await copySelected();
    isCopying = false;
    if (news === 'copied') ports.onCopied();
    tell(news);
  }

  return () => {
    if (!isCopying) void copy();
  };
}
