import { describe, expect, test } from 'vitest';

import { PLACES } from '../support/leaks.ts';
import { matrix } from './matrix.ts';
import { faultReport, summaryOf, tableOf } from './report.ts';
import { beginSearch, endSearch, knowSecret, lookAtEnd, sawAt } from './search/search.ts';

const ALL = matrix.length;

/** A search that looked everywhere for so many secrets. */
function searchedIn(secrets: number, leaks: readonly string[] = []) {
  return { secrets, leaks, characters: Object.fromEntries(PLACES.map((place) => [place, 9])) };
}

/** A run in which every fault's test passed, but for what `changes` says. */
function runWith(changes: Readonly<Record<number, { status?: string; meta?: object } | null>>) {
  const assertionResults = matrix.flatMap(({ number }) => {
    const change = changes[number];
    if (change === null) return [];
    const title = `fault ${String(number).padStart(2, '0')}: it breaks (${number % 2 === 0 ? 'real' : 'modelled'})`;
    const meta = { searched: searchedIn(1), ...change?.meta };
    return [{ title, status: 'passed', duration: 1.4, failureMessages: [], ...change, meta }];
  });
  const isFailed = assertionResults.some(({ status }) => status === 'failed');
  return { success: !isFailed, testResults: [{ name: 'f', message: '', assertionResults }] };
}

describe('the report', () => {
  test('holds when all tests passed', () => {
    const report = faultReport(runWith({ 1: { meta: { kills: 200, lost: 0 } } }));
    expect(summaryOf(report)).toMatchObject({
      ok: true,
      held: ALL,
      of: ALL,
      kills: 200,
      lost: 0,
    });
  });

  test('is not ok when a fault has no test', () => {
    const report = faultReport(runWith({ 30: null }));
    expect(summaryOf(report)).toMatchObject({ ok: false, held: ALL - 1 });
    expect(tableOf(report)).toMatch(/^ 30 .*MISSING$/m);
  });

  test.each(['failed', 'skipped'])('is not ok when a test has %s', (status) => {
    const report = faultReport(runWith({ 7: { status } }));
    expect(summaryOf(report)).toMatchObject({ ok: false, held: ALL - 1 });
    expect(tableOf(report)).toMatch(/^ 07 .*NOT HELD/m);
  });

  test('is not ok when no test of a fault had a secret to look for', () => {
    const report = faultReport(runWith({ 12: { meta: { searched: searchedIn(0) } } }));
    expect(summaryOf(report)).toMatchObject({ ok: false, held: ALL - 1 });
    expect(tableOf(report)).toMatch(/^ 12 .*NOT SEARCHED$/m);
  });

  test('is not ok when a secret was found, or a place was never looked at', () => {
    const found = { meta: { searched: searchedIn(1, ['secret 1 of 1 (plain) in logs']) } };
    expect(summaryOf(faultReport(runWith({ 7: found })))).toMatchObject({ ok: false, leaks: 1 });
    const run = runWith({});
    for (const { meta } of run.testResults[0]?.assertionResults ?? []) {
      meta.searched.characters['notices'] = 0;
    }
    expect(faultReport(run).isOk).toBe(false);
  });

  test('is not ok when a killed writer lost something', () => {
    const report = faultReport(runWith({ 1: { meta: { kills: 200, lost: 1 } } }));
    expect(summaryOf(report).ok).toBe(false);
  });
});

describe('the search for secrets', () => {
  const SECRET = 'ghu_0123456789abcdefghij';

  test('finds a secret however it is spelt, wherever it was seen', async () => {
    for (const text of [
      SECRET,
      `…${SECRET.slice(-16)}`,
      Buffer.from(`user:${SECRET}`).toString('base64'),
    ]) {
      beginSearch();
      knowSecret(SECRET);
      sawAt('notices', `The token is ${text}.`);
      const { leaks } = await endSearch();
      expect(leaks, text).not.toEqual([]);
      for (const leak of leaks) {
        expect(leak).toContain('in notices');
        expect(leak).not.toContain(SECRET);
      }
    }
  });

  test('finds one that is known only after it was seen, and one that shows at the end', async () => {
    beginSearch();
    sawAt('logs', SECRET);
    knowSecret(SECRET);
    expect((await endSearch()).leaks).not.toEqual([]);
    beginSearch();
    knowSecret(SECRET);
    lookAtEnd(() => sawAt('files', SECRET));
    expect((await endSearch()).leaks).not.toEqual([]);
  });

  test('says how much it has looked through', async () => {
    beginSearch();
    knowSecret(SECRET);
    sawAt('DOM', 'nothing');
    const { secrets, characters, leaks } = await endSearch();
    expect({ secrets, leaks, dom: characters.DOM, logs: characters.logs }).toEqual({
      secrets: 1,
      leaks: [],
      dom: 'nothing'.length,
      logs: 0,
    });
  });
});
