import { describe, expect, it } from 'vitest';
import { createActivity } from '../../../../src/main/activity/activity.ts';
import type { ActivityEntry, Cause } from '../../../../src/main/ports.ts';
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

function bench(lines: string[] = []) {
  const time = { nowMs: 100 * DAY_MS };
  const file = { lines: () => lines, append: (line: string) => lines.push(line) > 0 };
  return { time, lines, activity: createActivity(file, () => time.nowMs) };
}

describe('the activity', () => {
  it('tells requests and events with their moment, oldest first', () => {
    const { activity, time } = bench();
    activity.add(request);
    time.nowMs += 5;
    activity.add(event);
    expect(activity.entries()).toEqual([
      { ...request, atMs: 100 * DAY_MS },
      { ...event, atMs: 100 * DAY_MS + 5 },
    ]);
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

  it('stays bounded however much happens', () => {
    const { activity } = bench();
    for (let index = 0; index < 20_000; index++) activity.add(request);
    expect(activity.entries()).toHaveLength(5_000);
  });

  it('goes on when the disk does not take it', () => {
    const activity = createActivity({ lines: () => [], append: () => false }, () => 1);
    activity.add(request);
    expect(activity.entries()).toHaveLength(1);
  });
});
