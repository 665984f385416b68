import { describe, expect, it } from 'vitest';
import type { NoticeText } from '../../../../../src/main/faces/notices/notice-text.ts';
import { createUsageNotices } from '../../../../../src/main/faces/notices/usage-notices.ts';
import { createListeners } from '../../../../../src/main/listeners.ts';
import type { AccountNote } from '../../../../../src/main/ports.ts';
import type { Language } from '../../../../../src/shared/format/language.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../../../src/shared/settings.ts';
import type { Quota, QuotaAmount } from '../../../../../src/shared/usage.ts';
import { DAY_MS } from '../../../../support/time-units.ts';
import { lit, NOW_MS, viewOfSession, viewWith } from '../../../../support/views.ts';

const KEY = 'github.com/mona';
const FIRST_OF_NEXT_MS = NOW_MS + 8 * DAY_MS;

const quota = (amount: QuotaAmount, more: Partial<Quota> = {}): Quota => ({
  name: 'credits',
  amount,
  reset: { atMs: FIRST_OF_NEXT_MS, isWholeDay: true },
  ...more,
});

/** So many of 300 are used. */
const used = (count: number, more: Partial<Quota> = {}): Quota => {
  const over = Math.max(count - 300, 0);
  const left = Math.max(300 - count, 0);
  return quota({ kind: 'counted', total: 300, used: count, left, over }, more);
};

/** What the desktop shows and what the notes hold, as GitHub tells one usage after the other. */
function createDesk() {
  const heard = createListeners<string>();
  const changed = createListeners();
  const notes = new Map<string, Partial<AccountNote>>();
  const shown = new Map<string, NoticeText>();
  const told: string[] = [];
  let settings: Settings = DEFAULT_SETTINGS;
  let language: Language = 'en';
  let isSignedIn = true;
  let known: { quotas: readonly Quota[]; hostMs: number } | null = null;

  const view = () => {
    const change = { settings, language };
    return isSignedIn ? viewOfSession(lit(DAY_MS), change) : viewWith(change);
  };

  /** The app starts, anew perhaps. */
  function start(): void {
    createUsageNotices({
      engine: {
        onUsage: heard.add,
        usage: () =>
          known === null
            ? null
            : {
                usage: { plan: 'individual', quotas: known.quotas },
                heardAtMs: 0,
                hostMs: known.hostMs,
              },
      },
      notes: {
        of: (key) => ({ exchange: null, usageTold: null, readRemark: null, ...notes.get(key) }),
        change: (key, change) => void notes.set(key, { ...notes.get(key), ...change }),
      },
      view: { get: view, onChange: changed.add },
      log: { warn: () => undefined },
      alarms: { nowMs: () => 0, wallAt: () => NOW_MS },
      notices: {
        show(notice) {
          shown.set(notice.id, notice);
          told.push(notice.title);
        },
        withdraw: (incident) => void shown.delete(incident),
      },
    });
  }

  start();
  return {
    told,
    shown: () => [...shown.values()],
    restart: start,
    hear(quotas: readonly Quota[], hostMs = NOW_MS): void {
      known = { quotas, hostMs };
      heard.tell(KEY);
    },
    set(change: Partial<Settings>): void {
      settings = { ...settings, ...change };
      changed.tell();
    },
    speak: (next: Language) => void (language = next),
    signOut(): void {
      isSignedIn = false;
      changed.tell();
    },
  };
}

describe('the notices of usage', () => {
  it('come at three quarters, nine tenths and the end, each once, and not before', () => {
    const desk = createDesk();
    for (const count of [10, 224.9, 225, 226, 269, 270, 280, 299, 300, 301, 400]) {
      desk.hear([used(count)]);
      desk.hear([used(count)]);
    }
    expect(desk.told).toEqual([
      'mona: 75% used of AI credits',
      'mona: 90% used of AI credits',
      'mona: 100% used of AI credits',
    ]);
  });

  it('take the place of one another, say GitHub’s numbers and open the room', () => {
    const desk = createDesk();
    desk.hear([used(230)]);
    desk.hear([used(281.5)]);
    expect(desk.shown()).toMatchObject([
      {
        title: 'mona: 93% used of AI credits',
        body: '281.5 of 300 used. 18.5 left. Starts anew Mon 30 Nov.',
        isUrgent: false,
        onClick: { kind: 'screen:open', screen: { usage: KEY }, accountKey: KEY },
      },
    ]);
  });

  it('say it in Japanese', () => {
    const desk = createDesk();
    desk.speak('ja');
    desk.hear([used(330)]);
    expect(desk.shown()).toMatchObject([
      {
        title: 'mona: AI クレジットの 100% を使用しました',
        body: '300 のうち 330 を使用。30 超過。11月30日(月)にリセット。',
      },
    ]);
  });

  it('leave out what was passed by between two looks', () => {
    const desk = createDesk();
    desk.hear([used(10)]);
    desk.hear([used(295)]);
    expect(desk.told).toEqual(['mona: 98% used of AI credits']);
  });

  it('are not said again after a restart, nor when what is used falls and rises', () => {
    const desk = createDesk();
    desk.hear([used(280)]);
    desk.restart();
    for (const count of [280, 10, 240, 280]) desk.hear([used(count)]);
    expect(desk.told).toHaveLength(1);
  });

  it('begin anew with the next period, and not because its day is told anew', () => {
    const desk = createDesk();
    desk.hear([used(280)]);
    desk.hear([used(280, { reset: { atMs: FIRST_OF_NEXT_MS + DAY_MS, isWholeDay: false } })]);
    expect(desk.told).toHaveLength(1);
    const next = { atMs: FIRST_OF_NEXT_MS + 31 * DAY_MS, isWholeDay: true };
    desk.hear([used(3, { reset: next })], FIRST_OF_NEXT_MS + DAY_MS);
    expect(desk.shown()).toEqual([]);
    desk.hear([used(280, { reset: next })], FIRST_OF_NEXT_MS + 2 * DAY_MS);
    expect(desk.told).toHaveLength(2);
  });

  it.each([
    ['centuries ahead', 900 * 365 * DAY_MS],
    ['a month too far ahead', 30 * DAY_MS],
  ])('are not silenced for the next period by a day that was once %s', (_why, aheadMs) => {
    const desk = createDesk();
    desk.hear([used(230)]);
    desk.hear([used(280, { reset: { atMs: FIRST_OF_NEXT_MS + aheadMs, isWholeDay: true } })]);
    for (const count of [280, 281]) desk.hear([used(count)]);
    expect(desk.told).toHaveLength(2);
    const next = { atMs: FIRST_OF_NEXT_MS + 31 * DAY_MS, isWholeDay: true };
    desk.restart();
    desk.hear([used(270, { reset: next })], FIRST_OF_NEXT_MS + 20 * DAY_MS);
    expect(desk.told).toHaveLength(3);
  });

  it('are not silenced for ever where the first day that was told is none of this age', () => {
    const desk = createDesk();
    desk.hear([used(300, { reset: { atMs: NOW_MS + 900 * 365 * DAY_MS, isWholeDay: true } })]);
    const next = { atMs: NOW_MS + 60 * DAY_MS, isWholeDay: true };
    desk.hear([used(230, { reset: next })], NOW_MS + 40 * DAY_MS);
    expect(desk.told).toHaveLength(2);
  });

  it('come once a period, whichever day is told in whatever order', () => {
    const desk = createDesk();
    for (const days of [8, 2, 8, 31, 7, 8, 2]) {
      desk.hear([used(280, { reset: { atMs: NOW_MS + days * DAY_MS, isWholeDay: true } })]);
    }
    for (const days of [3, 5, 7]) desk.hear([used(280)], NOW_MS + days * DAY_MS);
    expect(desk.told).toHaveLength(1);
  });

  it('say nothing of numbers from before the period that is now', () => {
    const desk = createDesk();
    desk.hear([used(300)], FIRST_OF_NEXT_MS);
    expect(desk.told).toEqual([]);
  });

  it('speak of what is used up furthest, once for the account', () => {
    const desk = createDesk();
    const chat = quota({ kind: 'part', total: null, leftPercent: 5 }, { name: 'chat' });
    desk.hear([used(230), chat]);
    desk.hear([used(276), chat]);
    expect(desk.told).toEqual(['mona: 95% used of Chat messages']);
  });

  it.each([
    ['unlimited', [quota({ kind: 'unlimited', used: 7e6 })]],
    ['the organization decides', [quota({ kind: 'pooled', used: 7e6 })]],
    ['nothing is counted', []],
    ['no day is named', [used(300, { reset: null })]],
  ] as const)('are none where %s', (_why, quotas) => {
    const desk = createDesk();
    desk.hear(quotas);
    expect(desk.told).toEqual([]);
  });

  it.each([{ usageNotices: false }, { notices: false }])(
    'are off, taken back and not lost by a switch: %o',
    (off) => {
      const desk = createDesk();
      desk.hear([used(240)]);
      desk.set(off);
      expect(desk.shown()).toEqual([]);
      desk.hear([used(280)]);
      expect(desk.told).toHaveLength(1);
      desk.set({ usageNotices: true, notices: true });
      desk.hear([used(281)]);
      expect(desk.told).toHaveLength(2);
    },
  );

  it('go with their account', () => {
    const desk = createDesk();
    desk.hear([used(280)]);
    desk.signOut();
    expect(desk.shown()).toEqual([]);
    desk.hear([used(300)]);
    expect(desk.told).toHaveLength(1);
  });
});
