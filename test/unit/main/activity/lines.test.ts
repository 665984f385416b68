import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Recorded } from '../../../../src/main/activity/entry-line.ts';
import { pageOf } from '../../../../src/main/activity/lines.ts';
import type { ActivityEntry, Said } from '../../../../src/main/ports.ts';
import { ACTIVITY_TOPICS, type ActivityTopic } from '../../../../src/shared/activity.ts';
import { newsWords } from '../../../../src/shared/format/activity-words.ts';
import { enWindow } from '../../../../src/shared/messages/en-window.ts';
import { jaWindow } from '../../../../src/shared/messages/ja-window.ts';
import { anyEntry } from '../../../support/any-entry.ts';

const KEY = 'github.com/1';

function lines(entries: readonly ActivityEntry[], topic: ActivityTopic = 'all', count = 5_000) {
  const recorded: readonly Recorded[] = entries.map((entry, index) => ({
    ...entry,
    atMs: index,
    runMs: index,
  }));
  const now = { atMs: entries.length, runMs: entries.length };
  return pageOf(recorded, { topic, accountKey: null, count }, now);
}

function session(event: string, said: Said | null, hasToken = true): ActivityEntry {
  const state = hasToken ? 'lit' : 'out';
  const health = { hasToken, trouble: null };
  const machine = 'session' as const;
  const step = { kind: 'event' as const, machine, accountKey: KEY, event, state, health };
  return said === null ? step : { ...step, said };
}

const token: Said = { kind: 'token', lifeMs: 1, refreshInMs: 1 };
const trouble: Said = { kind: 'trouble', trouble: 'timeout', retryAfterMs: null, isPutOff: false };

/** What an account met, the first first. */
function metBy(...entries: readonly ActivityEntry[]): readonly string[] {
  return lines(entries)
    .lines.toReversed()
    .map(({ news }) => ('what' in news ? news.what : news.kind));
}

describe('the lines of the activity', () => {
  it.each(['constructor', '__proto__', 'toString'])(
    'know of no event %s, which a damaged file may have',
    (event) => expect(metBy(session(event, null))).toEqual([]),
  );

  it('tell a renewal from what brought it on to what came of it', () => {
    const met = metBy(
      session('alarmRang', null),
      session('exchanged', token),
      session('refreshRequested', null),
      session('exchanged', trouble),
      session('alarmRang', null, false),
    );
    expect(met).toEqual(['due', 'renewed', 'byHand', 'failed', 'over']);
  });

  it('say how often in a row something was asked', () => {
    const poll = { kind: 'request', host: 'github.com', purpose: 'poll', outcome: 200 } as const;
    const [many, one] = lines([
      { ...poll, tookMs: 1 },
      { ...poll, tookMs: 1, times: 179 },
    ]).lines.map(({ news }) => newsWords(news, enWindow, 'en').detail);
    expect([one, many]).toEqual(['github.com · answered 200', 'github.com · answered 200 · 179×']);
  });

  it('leave out what changes nothing for a person', () => {
    const quiet = [
      session('grantMeasured', null),
      session('hostReturned', null),
      session('clockJumped', null),
      session('confirmed', { kind: 'valid' }),
    ];
    expect(metBy(...quiet)).toEqual([]);
  });

  it('tell of a sign-in where it has come to, and not each question', () => {
    const states = [
      'requestingCode',
      'awaitingUser',
      'awaitingUser',
      'identifying',
      'idle',
      'done',
    ];
    const met = metBy(
      ...states.map((state): ActivityEntry => {
        const machine = 'sign-in' as const;
        return { kind: 'event', machine, accountKey: null, event: 'alarmRang', state };
      }),
    );
    expect(met).toEqual(['requestingCode', 'awaitingUser', 'identifying', 'done']);
  });

  it('come the last first, a page at a time', () => {
    const entries = Array.from({ length: 250 }, () => session('exchanged', token));
    const page = lines(entries, 'accounts', 100);
    expect(page.lines.map(({ atMs }) => atMs)).toEqual(
      Array.from({ length: 100 }, (_, index) => 249 - index),
    );
    expect(page.hasMore).toBe(true);
    expect(lines(entries, 'accounts', 250).hasMore).toBe(false);
    expect(lines(entries, 'taken')).toEqual({ lines: [], hasMore: false });
  });

  it('are of one account where one is asked for', () => {
    const recorded: readonly Recorded[] = [
      { ...session('exchanged', token), atMs: 1 },
      { kind: 'signedOut', accountKey: 'github.com/2', atMs: 2 },
      { kind: 'app', event: 'quit', atMs: 3 },
    ];
    const wanted = { topic: 'all', accountKey: 'github.com/2', count: 9 } as const;
    const page = pageOf(recorded, wanted, { atMs: 4, runMs: 4 });
    expect(page.lines.map(({ news }) => news)).toEqual([
      { kind: 'account', what: 'signedOut', trouble: null },
    ]);
  });

  it('have an id each and words in both languages, whatever has happened', () => {
    fc.assert(
      fc.property(fc.array(anyEntry), fc.constantFrom(...ACTIVITY_TOPICS), (entries, topic) => {
        const page = lines(entries, topic).lines;
        expect(new Set(page.map(({ id }) => id)).size).toBe(page.length);
        for (const { news } of page) {
          for (const [words, language] of [
            [enWindow, 'en'],
            [jaWindow, 'ja'],
          ] as const) {
            const { what, detail } = newsWords(news, words, language);
            expect(`${what}${detail ?? ''}`).not.toMatch(/undefined|null|NaN|^$/);
          }
        }
      }),
    );
  });
});
