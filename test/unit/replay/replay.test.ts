import { describe, expect, it } from 'vitest';
import { edited, isToken, live, reportFrom } from '../../replay/recorded-life.ts';
import { replay } from '../../replay/replay.ts';
import { readReport } from '../../replay/report-file.ts';
import { parting } from '../../replay/states.ts';
import { HOUR_MS } from '../../support/time-units.ts';

describe('a replay', () => {
  it.each([1, 2, 3])('lives through a report as the app did, seed %d', async (seed) => {
    const { recorded, lived } = await replay(readReport(reportFrom(await live(seed))));
    const states = recorded.get('account-1') ?? [];
    expect(states).toEqual(
      expect.arrayContaining(['flickering (server)', 'out (network), no token']),
    );
    expect(states.length).toBeGreaterThan(25);
    expect(lived).toEqual(recorded);
  });

  it('knows a server whose clock is another, by which a sign-in ends sooner than it looked', async () => {
    const { recorded, lived } = await replay(readReport(reportFrom(await live(1, 7 * HOUR_MS))));
    expect(recorded.get('account-1')?.slice(0, 6)).toEqual([
      'refreshing, no token',
      'lit',
      'flickering',
      'lit',
      'flickering',
      'lit',
    ]);
    expect(lived).toEqual(recorded);
  });

  it.each([
    ['refused', { kind: 'refused', reason: 'billing_locked' }],
    ['troubled', { kind: 'trouble', trouble: 'timeout', retryAfterMs: null, isPutOff: false }],
  ])('lives another life when one answer was %s', async (_, said) => {
    const text = edited(reportFrom(await live(1)), ({ entries }) => {
      const [, second] = entries.filter(isToken);
      if (second !== undefined) second.said = said;
    });
    const { recorded, lived } = await replay(readReport(text));
    const [states = [], others = []] = [recorded.get('account-1'), lived.get('account-1')];
    expect(parting(states, others)?.step).toBeGreaterThan(2);
  });

  it('begins with a first token where the start of the app is long forgotten', async () => {
    const text = edited(reportFrom(await live(1)), (report) => {
      const half = report.entries.findIndex(({ atMs }) => atMs > 5 * HOUR_MS);
      const again = report.entries.findLastIndex(({ event }) => event === 'started');
      report.entries = report.entries.slice(half, again);
    });
    const { recorded, lived } = await replay(readReport(text));
    expect(recorded.get('account-1')?.length).toBeGreaterThan(5);
    expect(lived).toEqual(recorded);
  });
});

describe('a report', () => {
  it('is read as it was written, with no name of a person or a host in it', async () => {
    const text = reportFrom(await live(1));
    expect(text).not.toMatch(/github\.com|octocat|583231|virtual/);
    const { accounts, entries } = readReport(text);
    expect(accounts).toEqual([{ account: 'account-1', host: 'host-1' }]);
    expect(entries[0]?.atMs).toBe(0);
  });

  it.each([
    ['nonsense', 'it is not JSON'],
    ['{}', 'at report: '],
    ['[]', 'at report: '],
    ['{"report":"pilot-light-activity","format":2}', 'at format: '],
  ])('says what is wrong with %s', (text, sentence) => {
    expect(() => readReport(text)).toThrow(sentence);
  });

  it('tells of a week, and no more is lived through', async () => {
    const text = edited(reportFrom(await live(1)), ({ entries }) => {
      Object.assign(entries.at(-1) ?? {}, { atMs: 30 * 24 * HOUR_MS });
    });
    expect(() => readReport(text)).toThrow(/^at entries\.\d+: .* a week/);
  });

  it('says which entry is wrong', async () => {
    const text = reportFrom(await live(1));
    const strange = edited(text, ({ entries }) => {
      Object.assign(entries[3] ?? {}, { kind: 'dream' });
    });
    const backwards = edited(text, ({ entries }) => {
      Object.assign(entries[7] ?? {}, { atMs: 0 });
    });
    expect(() => readReport(strange)).toThrow('at entries.3.kind: ');
    expect(() => readReport(backwards)).toThrow('at entries.7: it comes before the one above it');
    expect(() => readReport(' '.repeat(5_000_000))).toThrow('too large');
  });
});
