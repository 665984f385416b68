import * as fc from 'fast-check';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createActivity } from '../../../../src/main/activity/activity.ts';
import type { ActivityEntry, Cause } from '../../../../src/main/ports.ts';
import { anyEntry } from '../../../support/any-entry.ts';
import { DAY_MS } from '../../../support/time-units.ts';

const request: ActivityEntry = {
  kind: 'request',
  host: 'github.com',
  purpose: 'exchange',
  outcome: 200,
  tookMs: 120,
};
const event: ActivityEntry = {
  kind: 'event',
  machine: 'session',
  accountKey: 'github.com/1',
  event: 'exchanged',
  state: 'lit',
};

/** What a crash, an editor or another version may leave. */
const damagedLine = fc.oneof(
  fc.string(),
  fc.json(),
  fc.constant('{"kind":"request","atMs":1,"host":"gith'),
  fc.constant('{"kind":"app","event":"started","atMs":null}'),
);

const START_MS = 100 * DAY_MS;

function bench(lines: string[] = []) {
  const time = { nowMs: 0 };
  const file = {
    lines: () => lines,
    append: (line: string) => lines.push(line) > 0,
    clear: () => lines.splice(0).length >= 0,
  };
  const alarms = { nowMs: () => time.nowMs, wallAt: (atMs: number) => START_MS + atMs };
  return { time, lines, activity: createActivity(file, alarms) };
}

describe('the activity', () => {
  it('tells requests and events with their moment, oldest first', () => {
    const { activity, time } = bench();
    activity.add(request);
    time.nowMs += 5;
    activity.add(event);
    expect(activity.entries()).toEqual([
      { ...request, atMs: START_MS, runMs: 0 },
      { ...event, atMs: START_MS + 5, runMs: 5 },
    ]);
  });

  it('tells many polls that were answered alike by one entry, and what differs by its own', () => {
    const { activity, lines } = bench();
    const poll: ActivityEntry = { ...request, purpose: 'poll' };
    for (let times = 0; times < 180; times += 1) activity.add(poll);
    activity.add({ ...poll, outcome: 'network' });
    activity.add({ ...poll, outcome: 'network' });
    activity.add(poll);
    activity.add({ ...poll, host: 'octocorp.ghe.com' });
    activity.add(poll);
    activity.add(poll);
    const told = activity
      .entries()
      .map((one) => one.kind === 'request' && [one.host, one.outcome, one.times ?? 1]);
    expect(told).toEqual([
      ['github.com', 200, 1],
      ['github.com', 200, 179],
      ['github.com', 'network', 1],
      ['github.com', 'network', 1],
      ['github.com', 200, 1],
      ['octocorp.ghe.com', 200, 1],
      ['github.com', 200, 1],
      ['github.com', 200, 1],
    ]);
    activity.add(poll);
    expect(bench(lines).activity.entries(), 'what was counted so far is on the disk').toHaveLength(
      8,
    );
  });

  it('remembers over a restart', () => {
    const first = bench();
    first.activity.add(request);
    first.activity.add({ ...request, outcome: 'timeout' });
    expect(bench(first.lines).activity.entries()).toEqual(first.activity.entries());
  });

  it.each<Cause>([
    { kind: 'answer', status: 503, code: null },
    { kind: 'answer', status: 400, code: 'access_denied' },
    { kind: 'network', name: 'ERR_CERT_DATE_INVALID' },
    { kind: 'network', name: null },
    { kind: 'limit', limit: 'deadlineMs', allowed: 20_000 },
    { kind: 'limit', limit: 'bodyBytes', allowed: 262_144 },
    { kind: 'aborted' },
    { kind: 'hostRefused' },
  ])('remembers the cause %j', (cause) => {
    const first = bench();
    first.activity.add({ ...request, outcome: 'network', cause });
    expect(bench(first.lines).activity.entries()).toMatchObject([{ cause }]);
  });

  it('passes over lines that it cannot read', () => {
    const { activity } = bench(['', '{"kind":"reque', '{"kind":"dream","atMs":1}', 'null']);
    activity.add(request);
    expect(activity.entries()).toHaveLength(1);
  });

  it('forgets what is older than seven days', () => {
    const { activity, time } = bench();
    activity.add(request);
    time.nowMs += 7 * DAY_MS;
    activity.add(event);
    expect(activity.entries()).toMatchObject([{ kind: 'event' }]);
  });

  it.each([
    ['had not been set yet', -55 * 365 * DAY_MS],
    ['was years ahead', 20 * 365 * DAY_MS],
  ])('keeps what happened minutes ago, although the clock %s', (_why, offMs) => {
    let nowMs = 0;
    let setMs = offMs;
    const lines: string[] = [];
    const file = { lines: () => lines, append: () => true, clear: () => true };
    const clock = { nowMs: () => nowMs, wallAt: (atMs: number) => START_MS + setMs + atMs };
    const activity = createActivity(file, clock);
    activity.add(event);
    nowMs = DAY_MS / 24;
    setMs = 0;
    activity.add(request);
    expect(activity.entries()).toMatchObject([{ kind: 'event' }, { kind: 'request' }]);
    nowMs += 7 * DAY_MS;
    expect(activity.entries()).toEqual([]);
  });

  it('forgets nothing for good because the clock is years ahead for a while', () => {
    const first = bench();
    for (let index = 0; index < 5_600; index++) first.activity.add(request);
    let setMs = 0;
    const clock = { nowMs: () => 5, wallAt: (atMs: number) => START_MS + setMs + atMs };
    const file = { lines: () => first.lines, append: () => true, clear: () => true };
    const activity = createActivity(file, clock);
    expect(activity.entries()).toHaveLength(5_000);
    setMs = 20 * 365 * DAY_MS;
    for (let index = 0; index < 600; index++) activity.add(event);
    setMs = 0;
    expect(activity.entries().filter(({ kind }) => kind === 'request')).toHaveLength(4_400);
  });

  it.each([1e308, -1, 9_764_000_000_000])(
    'loses to a moment of no sense nothing that was before it: %d',
    (atMs) => {
      const first = bench();
      for (const kind of [event, request, request]) first.activity.add(kind);
      const [, ...rest] = first.lines;
      const odd = JSON.stringify({ ...event, atMs: START_MS });
      const strange = JSON.stringify({ kind: 'app', event: 'started', atMs, runMs: 0 });
      const lines = [odd, ...rest, strange];
      expect(bench(lines).activity.entries()).toHaveLength(4);
    },
  );

  it('stays bounded however much happens', () => {
    const { activity } = bench();
    for (let index = 0; index < 20_000; index++) activity.add(request);
    expect(activity.entries()).toHaveLength(5_000);
  });

  it('goes on when the disk does not take it', () => {
    const file = { lines: () => [], append: () => false, clear: () => false };
    const activity = createActivity(file, { nowMs: () => 1, wallAt: () => 1 });
    activity.add(request);
    expect(activity.entries()).toHaveLength(1);
    expect(activity.clear()).toBe(false);
    expect(activity.entries()).toEqual([]);
  });

  it('forgets everything when it is told to, on the disk as well', () => {
    const { activity, lines } = bench();
    activity.add(request);
    expect(activity.clear()).toBe(true);
    expect([activity.entries(), lines]).toEqual([[], []]);
  });

  it('reads what was before only when somebody looks, and what it has written itself once', () => {
    let readings = 0;
    const lines: string[] = [];
    const file = {
      lines: () => {
        readings += 1;
        return [...lines];
      },
      append: (line: string) => lines.push(line) > 0,
      clear: () => true,
    };
    const clock = { nowMs: () => 1, wallAt: () => 1 };
    createActivity(file, clock).add(request);
    const later = createActivity(file, clock);
    later.add(event);
    expect(readings).toBe(0);
    expect(later.entries()).toMatchObject([{ kind: 'request' }, { kind: 'event' }]);
    later.add(request);
    expect(later.entries()).toHaveLength(3);
    expect(readings).toBe(1);
  });

  it('has each of its own lines once, whatever a full disk has left between them', () => {
    const lines: string[] = [JSON.stringify({ ...event, atMs: START_MS })];
    const file = {
      lines: () => lines,
      append(line: string) {
        lines.push(lines.length === 2 ? line.slice(0, 9) : line);
        return lines.length !== 3;
      },
      clear: () => true,
    };
    const clock = { nowMs: () => 1, wallAt: (atMs: number) => START_MS + atMs };
    const activity = createActivity(file, clock);
    for (let index = 0; index < 3; index++) activity.add(request);
    expect(activity.entries()).toHaveLength(4);
  });

  it.each(['', 'x', '{}', JSON.stringify({ ...event, atMs: START_MS })])(
    'looks at no more lines than it may have written, however many there are: %j',
    (line) => {
      const lines = Array.from<string>({ length: 100_000 }).fill(line);
      const { activity } = bench([...lines, JSON.stringify({ ...request, atMs: START_MS })]);
      const parse = vi.spyOn(JSON, 'parse');
      onTestFinished(() => parse.mockRestore());
      expect(activity.entries().at(-1)).toMatchObject(request);
      expect(parse.mock.calls.length).toBeLessThanOrEqual(40_000);
    },
  );

  it('loses to damage the damaged lines and nothing else', () => {
    fc.assert(
      fc.property(fc.array(damagedLine), fc.array(anyEntry), (damaged, entries) => {
        const first = bench();
        for (const entry of entries) first.activity.add(entry);
        const written = [...first.lines];
        const torn = written.flatMap((line, index) => [damaged[index] ?? '{', line]);
        expect(bench([...torn, ...damaged]).activity.entries()).toEqual(first.activity.entries());
      }),
    );
  });
});
