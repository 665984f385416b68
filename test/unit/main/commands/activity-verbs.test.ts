import { describe, expect, it } from 'vitest';
import type { ActivityStore } from '../../../../src/main/activity/activity.ts';
import type { Recorded } from '../../../../src/main/activity/entry-line.ts';
import { openHandlers } from '../../../support/handlers-bench.ts';
import { createVirtualWorld, signedInRecord } from '../../../support/virtual-world.ts';

async function open() {
  const world = await createVirtualWorld();
  world.vault.appear(signedInRecord());
  await world.clock.advance(3_600_000);
  const entries: Recorded[] = [...world.activity];
  const now = () => {
    const runMs = world.alarms().nowMs();
    return { atMs: world.alarms().wallAt(runMs), runMs };
  };
  const activity: ActivityStore = {
    add: (entry) => void entries.push({ ...entry, ...now() }),
    entries: () => entries,
    clear: () => entries.splice(0).length > 0,
  };
  const saved: string[] = [];
  const saveReport = (text: string) => Promise.resolve(`/home/octocat/${saved.push(text)}.json`);
  return { ...openHandlers(world, { activity, saveReport }), entries, saved };
}

describe('what the window may ask of the activity', () => {
  it('is the day of an account', async () => {
    const { handlers } = await open();
    const day = await handlers['activity:day']('github.com/583231');
    expect(day.servedMs).toBeGreaterThan(3_590_000);
    expect(day.renewals).toBe(3);
  });

  it('is a page of lines', async () => {
    const { handlers } = await open();
    const wanted = { topic: 'accounts', accountKey: null, count: 2 } as const;
    const { lines, hasMore } = await handlers['activity:page'](wanted);
    expect([lines.length, hasMore]).toEqual([2, true]);
  });

  it('is a report that is copied and saved as it was shown, whatever has happened since', async () => {
    const { handlers, copied, saved, entries } = await open();
    const shown = await handlers['activity:report'](null);
    entries.splice(0);
    expect(await handlers['activity:copy-report'](null)).toBe('copied');
    expect(await handlers['activity:save-report'](null)).toEqual({
      kind: 'saved',
      file: '/home/octocat/1.json',
    });
    expect([copied, saved]).toEqual([[shown], [shown]]);
  });

  it('is told when nothing could be saved', async () => {
    const handlers = openHandlers(await createVirtualWorld()).handlers;
    expect(await handlers['activity:save-report'](null)).toEqual({ kind: 'notSaved' });
  });

  it('is forgotten when a person says so', async () => {
    const { handlers, entries } = await open();
    expect(await handlers['activity:clear'](null)).toBe(true);
    const wanted = { topic: 'all', accountKey: null, count: 9 } as const;
    expect(await handlers['activity:page'](wanted)).toEqual({ lines: [], hasMore: false });
    expect(entries.filter(({ kind }) => kind !== 'event')).toEqual([]);
  });

  it('knows after that who is signed in, and that their token is there', async () => {
    const { handlers, world } = await open();
    await handlers['activity:clear'](null);
    await world.clock.advance(600_000);
    const day = await handlers['activity:day']('github.com/583231');
    expect([day.servedMs, day.renewals]).toEqual([600_000, 0]);
  });
});
