import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Recorded } from '../../../../src/main/activity/entry-line.ts';
import { type ReportedStanding, reportOf } from '../../../../src/main/activity/report.ts';
import { readReport } from '../../../replay/report-file.ts';
import { anyEntry, ENTRY_KEYS } from '../../../support/any-entry.ts';

const standing: ReportedStanding = {
  version: '0.1.0',
  platform: 'mac',
  isDefaultClient: true,
  storage: 'protected',
  signIn: 'idle',
  accounts: [
    { key: ENTRY_KEYS[0], state: 'lit', health: { hasToken: true, trouble: null } },
    { key: ENTRY_KEYS[1], state: 'out', health: { hasToken: false, trouble: 'network' } },
  ],
};

function reportWith(entries: readonly Recorded[]): string {
  return reportOf(entries, standing, { atMs: 1_000_000, runMs: 1_000_000 });
}

describe('a report of the activity', () => {
  it('begins with how everything stands', () => {
    expect(JSON.parse(reportWith([]))).toMatchObject({
      report: 'pilot-light-activity',
      format: 1,
      version: '0.1.0',
      storage: 'protected',
      accounts: [
        { account: 'account-1', host: 'host-1', state: 'lit' },
        { account: 'account-2', host: 'host-2', state: 'out' },
      ],
      entries: [],
    });
  });

  it('names no host, no account and no program, whatever has happened', () => {
    fc.assert(
      fc.property(fc.array(anyEntry, { maxLength: 40 }), (entries) => {
        const recorded = entries.map((entry, atMs) => ({ ...entry, atMs, runMs: atMs }));
        const text = reportWith(recorded);
        expect(text).not.toMatch(/github\.com|octocorp|codex|\bpi\b|new-1/);
        expect(readReport(text).entries).toHaveLength(entries.length);
      }),
    );
  });

  it('says the same of the same', () => {
    const handOver = { kind: 'handOver', accountKey: ENTRY_KEYS[1], count: 1 } as const;
    const { entries } = readReport(
      reportWith([
        { ...handOver, callers: ['codex', 'pi'], atMs: 500 },
        { ...handOver, callers: ['pi'], atMs: 700 },
      ]),
    );
    expect(entries).toEqual([
      { ...handOver, accountKey: 'account-1', callers: ['program-1', 'program-2'], atMs: 0 },
      { ...handOver, accountKey: 'account-1', callers: ['program-2'], atMs: 200 },
    ]);
  });
});
