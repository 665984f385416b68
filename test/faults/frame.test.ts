import { describe, expect, test } from 'vitest';

import { matrix } from './matrix.ts';
import { faultReport, summaryOf, tableOf } from './report.ts';

/** A run in which every fault's test passed, but for what `changes` says. */
function runWith(changes: Readonly<Record<number, { status?: string; meta?: object } | null>>) {
  const assertionResults = matrix.flatMap(({ number, isLater }) => {
    const change = changes[number];
    if (change === null || (isLater && change === undefined)) return [];
    const title = `fault ${String(number).padStart(2, '0')}: it breaks (${number % 2 === 0 ? 'real' : 'modelled'})`;
    return [{ title, status: 'passed', duration: 1.4, failureMessages: [], meta: {}, ...change }];
  });
  const isFailed = assertionResults.some(({ status }) => status === 'failed');
  return { success: !isFailed, testResults: [{ name: 'f', message: '', assertionResults }] };
}

describe('the report', () => {
  test('holds when all tests passed, and counts the later faults as not yet', () => {
    const report = faultReport(runWith({ 1: { meta: { kills: 200, lost: 0 } } }));
    expect(summaryOf(report)).toMatchObject({ ok: true, held: 56, of: 58, kills: 200, lost: 0 });
    const table = tableOf(report).split('\n');
    expect(table.filter((line) => line.includes('not yet'))).toHaveLength(2);
    expect(table[55]).toContain('not yet');
    expect(table[55]).not.toContain('held');
  });

  test('never says held of a later fault, even if a test carries its number', () => {
    const { faults, held } = summaryOf(faultReport(runWith({ 56: {} })));
    expect(held).toBe(56);
    expect(faults[55]).toMatchObject({ n: 56, held: false, state: 'not yet' });
  });

  test('is not ok when a fault has no test', () => {
    const report = faultReport(runWith({ 30: null }));
    expect(summaryOf(report)).toMatchObject({ ok: false, held: 55 });
    expect(tableOf(report)).toMatch(/^30 .*MISSING$/m);
  });

  test.each(['failed', 'skipped'])('is not ok when a test has %s', (status) => {
    const report = faultReport(runWith({ 7: { status } }));
    expect(summaryOf(report)).toMatchObject({ ok: false, held: 55 });
    expect(tableOf(report)).toMatch(/^07 .*NOT HELD/m);
  });

  test('is not ok when a killed writer lost something', () => {
    const report = faultReport(runWith({ 1: { meta: { kills: 200, lost: 1 } } }));
    expect(summaryOf(report).ok).toBe(false);
  });
});
