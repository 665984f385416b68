import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf } from '../../../../src/main/activity/day.ts';
import type { Recorded } from '../../../../src/main/activity/entry-line.ts';
import type { ActivityEntry, Health } from '../../../../src/main/ports.ts';
import type { Day } from '../../../../src/shared/activity.ts';
import { anyEntry, ENTRY_KEYS } from '../../../support/any-entry.ts';
import { DAY_MS, HOUR_MS } from '../../../support/time-units.ts';

const KEY = 'github.com/1';
const NOW_MS = 100 * DAY_MS;
/** The app was started a day and an hour ago. */
const NOW = { atMs: NOW_MS, runMs: DAY_MS + HOUR_MS };

/** So long before now, in this run; the wall clock may have shown something else. */
function ago(spanMs: number, entry: ActivityEntry, clockAheadMs = 0): Recorded {
  return { ...entry, atMs: NOW_MS - spanMs + clockAheadMs, runMs: NOW.runMs - spanMs };
}

const started: ActivityEntry = { kind: 'app', event: 'started' };

function step(health: Health, { key = KEY, event = 'alarmRang' } = {}): ActivityEntry {
  const machine = 'session' as const;
  return { kind: 'event', machine, accountKey: key, event, state: 'any', health };
}

const ready = step({ hasToken: true, trouble: null });
const failing = step({ hasToken: true, trouble: 'network' });
const dark = step({ hasToken: false, trouble: 'server' });
const renewed: ActivityEntry = {
  ...step({ hasToken: true, trouble: null }, { event: 'exchanged' }),
  said: { kind: 'token', lifeMs: 1, refreshInMs: 1 },
} as ActivityEntry;

/** In hours before now, so that a day reads as a line: `24-10 ready, 10-0 none (server)`. */
function lineOf({ spans, toMs }: Day): string {
  const hours = (atMs: number): number => (toMs - atMs) / HOUR_MS;
  return spans
    .map(({ fromMs: from, toMs: to, state, reason }) => {
      const why = reason === null ? '' : ` (${reason})`;
      return `${hours(from)}-${hours(to)} ${state}${why}`;
    })
    .join(', ');
}

describe('a day', () => {
  it('says when a token was there, when its renewal failed, and when there was none', () => {
    const entries = [
      ago(25 * HOUR_MS, started),
      ago(25 * HOUR_MS, ready),
      ago(10 * HOUR_MS, failing),
      ago(9 * HOUR_MS, dark),
      ago(8 * HOUR_MS, ready),
    ];
    const day = dayOf(entries, KEY, NOW);
    expect(lineOf(day)).toBe('24-10 ready, 10-9 failing (network), 9-8 none (server), 8-0 ready');
    expect(day.servedMs).toBe(23 * HOUR_MS);
  });

  it('counts what was renewed in it, and nothing before it', () => {
    const spans = [24.5, 20, 3, 1].map((hours) => ago(hours * HOUR_MS, renewed));
    expect(dayOf([ago(25 * HOUR_MS, started), ...spans], KEY, NOW).renewals).toBe(3);
  });

  it('tells a sleep, which ended when it was noticed', () => {
    const slept: ActivityEntry = { kind: 'clock', sleptMs: 7 * HOUR_MS, setMs: 0 };
    const entries = [ago(25 * HOUR_MS, started), ago(25 * HOUR_MS, ready), ago(HOUR_MS, slept)];
    expect(lineOf(dayOf(entries, KEY, NOW))).toBe('24-8 ready, 8-1 asleep (asleep), 1-0 ready');
  });

  it('does not know what was while the app did not run', () => {
    const before = { ...ready, atMs: NOW_MS - 20 * HOUR_MS, runMs: 5 * HOUR_MS };
    const now = { atMs: NOW_MS, runMs: 2 * HOUR_MS };
    const again = [started, ready].map((entry) => ({
      ...entry,
      atMs: NOW_MS - 2 * HOUR_MS,
      runMs: 0,
    }));
    expect(lineOf(dayOf([before, ...again], KEY, now))).toBe(
      '24-20 away (notSignedIn), 20-2 away (notRunning), 2-0 ready',
    );
  });

  it('follows an account from its sign-in to its lasting key, and to its end', () => {
    const key = 'github.com/new-1';
    const entries = [
      ago(25 * HOUR_MS, started),
      ago(6 * HOUR_MS, step({ hasToken: true, trouble: null }, { key })),
      ago(5 * HOUR_MS, { kind: 'named', accountKey: KEY, wasKey: key }),
      ago(2 * HOUR_MS, { kind: 'signedOut', accountKey: KEY }),
    ];
    expect(lineOf(dayOf(entries, KEY, NOW))).toBe(
      '24-5 away (notSignedIn), 5-2 ready, 2-0 away (notSignedIn)',
    );
  });

  it('does not lose a token to a second sign-in that has none', () => {
    const key = 'github.com/new-1';
    const entries = [
      ago(25 * HOUR_MS, started),
      ago(25 * HOUR_MS, ready),
      ago(6 * HOUR_MS, step({ hasToken: false, trouble: 'refused' }, { key })),
      ago(5 * HOUR_MS, { kind: 'named', accountKey: KEY, wasKey: key }),
    ];
    expect(lineOf(dayOf(entries, KEY, NOW))).toBe('24-0 ready');
  });

  it('is right although the clock was wrong for most of it', () => {
    const setBack: ActivityEntry = { kind: 'clock', sleptMs: 0, setMs: -3 * HOUR_MS };
    const aheadMs = 3 * HOUR_MS;
    const entries = [
      ago(25 * HOUR_MS, started, aheadMs),
      ago(25 * HOUR_MS, ready, aheadMs),
      ago(10 * HOUR_MS, dark, aheadMs),
      ago(9 * HOUR_MS, ready, aheadMs),
      ago(1 * HOUR_MS, setBack),
    ];
    expect(lineOf(dayOf(entries, KEY, NOW))).toBe('24-10 ready, 10-9 none (server), 9-0 ready');
  });

  it.each([
    ['had not been set when the app started', -55 * 365 * DAY_MS],
    ['was years ahead when the app started', 20 * 365 * DAY_MS],
  ])('knows how long the app did not run, although the clock %s', (_why, offMs) => {
    const before = { ...ready, atMs: NOW_MS - 20 * HOUR_MS, runMs: 5 * HOUR_MS };
    const now = { atMs: NOW_MS, runMs: 2 * HOUR_MS };
    const again = [started, ready].map((entry) => ({
      ...entry,
      atMs: NOW_MS - 2 * HOUR_MS + offMs,
      runMs: 0,
    }));
    expect(lineOf(dayOf([before, ...again], KEY, now))).toBe(
      '24-20 away (notSignedIn), 20-2 away (notRunning), 2-0 ready',
    );
  });

  it('takes what an earlier version has written', () => {
    const entries = [
      { ...ready, state: 'lit', health: undefined, runMs: undefined, atMs: NOW_MS - 3 * HOUR_MS },
      { ...ready, state: 'out', health: undefined, runMs: undefined, atMs: NOW_MS - HOUR_MS },
    ].map((entry) => JSON.parse(JSON.stringify(entry)) as Recorded);
    expect(lineOf(dayOf(entries, KEY, NOW))).toBe(
      '24-3 away (notSignedIn), 3-1 ready, 1-0 none (starting)',
    );
  });

  it('covers the 24 hours once, whatever has been written, in whatever order', () => {
    const written = fc.array(
      fc.tuple(anyEntry, fc.integer({ min: -2 * DAY_MS, max: DAY_MS }), fc.option(fc.nat(DAY_MS))),
    );
    fc.assert(
      fc.property(written, fc.constantFrom(...ENTRY_KEYS), (lines, key) => {
        const entries = lines.map(([entry, ms, runMs]) => ({
          ...entry,
          atMs: NOW_MS + ms,
          ...(runMs === null ? {} : { runMs }),
        }));
        const { spans, fromMs, toMs, servedMs } = dayOf(entries, key, NOW);
        expect(toMs - fromMs).toBe(DAY_MS);
        expect([spans[0]?.fromMs, spans.at(-1)?.toMs]).toEqual([fromMs, toMs]);
        for (const [index, span] of spans.entries()) {
          expect(span.toMs).toBeGreaterThan(span.fromMs);
          expect(span.toMs).toBe(spans[index + 1]?.fromMs ?? toMs);
          expect(span.reason === null).toBe(span.state === 'ready');
        }
        const lengths = spans.map((span) =>
          span.state === 'ready' || span.state === 'failing' ? span.toMs - span.fromMs : 0,
        );
        expect(servedMs).toBe(lengths.reduce((sum, spanMs) => sum + spanMs, 0));
      }),
    );
  });
});
