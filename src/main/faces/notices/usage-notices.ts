import { messagesOf } from '../../../shared/messages/messages-of.ts';
import { type Quota, type Usage, usedPart } from '../../../shared/usage.ts';
import type { View } from '../../../shared/view.ts';
import { usage as usageNumbers } from '../../config.ts';
import type { Engine } from '../../engine/engine.ts';
import type { AccountNotes, Log } from '../../ports.ts';
import type { Alarms } from '../../time/alarms.ts';
import { createParts } from '../part.ts';
import type { PresentView } from '../present-view.ts';
import { usageIncident } from './notice.ts';
import { type NoticeBoard, noticeText } from './notice-text.ts';

interface UsageNoticesPorts {
  readonly engine: Pick<Engine, 'onUsage' | 'usage'>;
  readonly notes: Pick<AccountNotes, 'of' | 'change'>;
  readonly view: PresentView;
  readonly log: Pick<Log, 'warn'>;
  readonly alarms: Pick<Alarms, 'nowMs' | 'wallAt'>;
  readonly notices: NoticeBoard;
}

/** A part of a plan that is used up so far that it is told, until it begins anew. */
interface Reached {
  readonly quota: Quota;
  readonly mark: number;
  readonly untilMs: number;
}

/**
 * Tells when three quarters, nine tenths and all of a plan are used: each once a period and account, also over restarts,
 * and the newer notice in the place of the older. Asks GitHub for nothing: it lives from looks that are made anyway.
 */
export function createUsageNotices(ports: UsageNoticesPorts): void {
  const { engine, notes, view, alarms, notices } = ports;
  /** By account. */
  const shown = new Set<string>();

  function withdraw(accountKey: string): void {
    if (shown.delete(accountKey)) notices.withdraw(usageIncident(accountKey));
  }

  function heard(accountKey: string): void {
    const now = view.get();
    const known = engine.usage(accountKey);
    if (known === null || !isWanted(accountKey, now)) return;
    const { usage, hostMs } = known;
    const reached = usage === null ? null : reachedIn(usage, hostMs);
    if (reached === null) return withdraw(accountKey);
    const latestMs = hostMs + usageNumbers.longestPeriodMs;
    const told = notes.of(accountKey).usageTold;
    const toldUntilMs = told !== null && told.untilMs <= latestMs ? told.untilMs : hostMs;
    if (told !== null && hostMs < toldUntilMs && told.mark >= reached.mark) return;
    const { mark, quota } = reached;
    // A period does not get longer, whatever day is told while it lasts.
    const untilMs = Math.min(reached.untilMs, hostMs < toldUntilMs ? toldUntilMs : latestMs);
    notes.change(accountKey, { usageTold: { mark, untilMs } });
    shown.add(accountKey);
    const notice = { kind: 'usageReached', accountKey, quota } as const;
    const words = messagesOf(now.language);
    notices.show(noticeText(notice, now, words, alarms.wallAt(alarms.nowMs())));
  }

  const part = createParts(ports.log);
  engine.onUsage((accountKey) => part('usage notice', () => heard(accountKey), undefined));
  view.onChange(() => {
    if (shown.size === 0) return;
    const now = view.get();
    for (const accountKey of shown) if (!isWanted(accountKey, now)) withdraw(accountKey);
  });
}

function isWanted(accountKey: string, { settings, accounts }: View): boolean {
  const isOn = settings.notices && settings.usageNotices;
  return isOn && accounts.some(({ key }) => key === accountKey);
}

/**
 * What is used up furthest. Only of what begins anew at a known time, or nobody could tell the next period from this one;
 * an answer from before that time says nothing of the period that is now.
 */
function reachedIn({ quotas }: Usage, hostMs: number): Reached | null {
  const all = quotas.flatMap((quota): Reached[] => {
    const part = usedPart(quota.amount);
    const untilMs = quota.reset?.atMs ?? 0;
    const mark = usageNumbers.marks.findLast((one) => part !== null && part * 100 >= one);
    return mark === undefined || untilMs <= hostMs ? [] : [{ quota, mark, untilMs }];
  });
  return all.toSorted((one, other) => other.mark - one.mark)[0] ?? null;
}
