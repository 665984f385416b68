import type { ActivityPage, Day, DaySpan } from '../../../src/shared/activity.ts';
import { HOUR_MS, MINUTE_MS } from '../../support/time-units.ts';
import { tellsSecret } from '../secrets.ts';
import type { World } from '../world.ts';
import { createComplaints, type Promised } from './promise.ts';

/** How far back a day is held against what was seen; a sign-in that nobody approves fills the book within a day. */
const REMEMBERED_MS = 6 * HOUR_MS;

/** Everything that was seen is held against the day twice at least. */
const DAY_LOOKED_AT_MS = 3 * HOUR_MS;

/** A report and a page go through all that is noted, which fills in days. */
const REPORTED_MS = 12 * HOUR_MS;

/** It is looked once a minute, and a state may have changed since the look before. */
const NEAR_MS = 2 * MINUTE_MS;

/** A machine that has been awake for so long, or a clock that has stood like this, has been noticed to. */
const NOTICED_MS = MINUTE_MS;

/** A week's entries of some 200 bytes each, and room. */
const LONGEST_REPORT = 2 * 1024 * 1024;

const LINES_ASKED = 200;

/** Whether a token was at hand, at a moment at which somebody looked. */
interface Seen {
  readonly atMs: number;
  readonly hasToken: boolean;
}

/** B, C and S of what the app notes: the day agrees with what was seen, and the report is bounded and tells no secret. */
export const noted: Promised = {
  letter: 'C',
  watch(world) {
    const complaints = createComplaints();
    const seen = new Map<string, Seen[]>();
    let clocks = '';
    let clocksSinceMs = 0;
    let lookedMs = 0;
    let reportedMs = 0;
    const lookAtDays = async (nowMs: number): Promise<void> => {
      const { handlers } = world.app();
      for (const [key, moments] of seen) {
        const day = await handlers['activity:day'](key);
        for (const complaint of disagreements(day, [...moments], nowMs)) complaints.add(complaint);
      }
    };
    const report = async (): Promise<void> => {
      const { handlers } = world.app();
      for (const complaint of wrongIn(await handlers['activity:report'](null)))
        complaints.add(complaint);
      const wanted = { topic: 'all', accountKey: null, count: LINES_ASKED } as const;
      for (const complaint of tooMuch(await handlers['activity:page'](wanted))) {
        complaints.add(complaint);
      }
    };
    return () => {
      if (!world.isRunning()) return complaints.take();
      const nowMs = world.trueMs();
      // Somebody has set a clock, or a pause has stopped it: what was seen before lies elsewhere on it.
      if (clocks !== clocksOf(world)) {
        seen.clear();
        clocks = clocksOf(world);
        clocksSinceMs = nowMs;
      }
      // What comes and goes between two looks at the clocks, which are 15 s apart, nobody can tell afterwards.
      const isNoticed = nowMs - Math.max(world.awakeSinceMs(), clocksSinceMs) >= NOTICED_MS;
      if (isNoticed) notice(world, seen, nowMs);
      if (nowMs - lookedMs >= DAY_LOOKED_AT_MS) {
        lookedMs = nowMs;
        void lookAtDays(nowMs);
        world.machine.clock.stir();
      }
      if (nowMs - reportedMs >= REPORTED_MS) {
        reportedMs = nowMs;
        void report();
        world.machine.clock.stir();
      }
      return complaints.take();
    };
  },
};

function clocksOf({ machine: { clock } }: World): string {
  return `${clock.wallMs() - clock.trueMs()} ${clock.uptimeMs() - clock.trueMs()}`;
}

function notice({ app }: World, seen: Map<string, Seen[]>, nowMs: number): void {
  const { engine } = app().core;
  const keys = new Set(engine.state().accounts.map(({ key }) => key));
  for (const key of seen.keys()) if (!keys.has(key)) seen.delete(key);
  for (const key of keys) {
    const moments = (seen.get(key) ?? []).filter(({ atMs }) => nowMs - atMs < REMEMBERED_MS);
    seen.set(key, [...moments, { atMs: nowMs, hasToken: engine.tokenAtHand(key) !== null }]);
  }
}

function disagreements(day: Day, moments: readonly Seen[], nowMs: number): readonly string[] {
  // Of the newest it is not known yet what comes right after it, as a sleep that is about to be noticed.
  const settled = moments.filter(
    ({ atMs }) => nowMs - atMs > NEAR_MS && nowMs - atMs < REMEMBERED_MS,
  );
  return settled.flatMap(({ atMs, hasToken }) => {
    const shownMs = day.toMs - (nowMs - atMs);
    const near = day.spans.filter(
      ({ fromMs, toMs }) => fromMs <= shownMs + NEAR_MS && toMs >= shownMs - NEAR_MS,
    );
    if (near.some((span) => agrees(span, hasToken))) return [];
    const states = near.map(({ state, reason }) => `${state} (${reason ?? ''})`).join(', ');
    const agoMin = Math.round((nowMs - atMs) / MINUTE_MS);
    return [
      `${agoMin} min ago ${hasToken ? 'a' : 'no'} token was there, and the day says ${states}`,
    ];
  });
}

/** How long a run that was killed has lived, nobody can know. */
function agrees({ state, reason }: DaySpan, hasToken: boolean): boolean {
  return reason === 'notRunning' || (state === 'ready' || state === 'failing') === hasToken;
}

function wrongIn(report: string): readonly string[] {
  return [
    ...(report.length > LONGEST_REPORT ? [`a report of ${report.length} characters`] : []),
    ...(tellsSecret(report) ? ['a report tells a secret'] : []),
    ...(/octocorp|github\.com/.test(report) ? ['a report names a host'] : []),
  ];
}

function tooMuch({ lines }: ActivityPage): readonly string[] {
  return lines.length > LINES_ASKED
    ? [`${lines.length} lines where ${LINES_ASKED} were asked`]
    : [];
}
