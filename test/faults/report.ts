import * as v from 'valibot';

import { PLACES, type Place } from '../support/leaks.ts';
import type { How } from './fault.ts';
import { type FaultRow, matrix } from './matrix.ts';

const metaSchema = v.object({
  kills: v.optional(v.number(), 0),
  lost: v.optional(v.number(), 0),
  searched: v.optional(
    v.object({
      secrets: v.number(),
      characters: v.record(v.picklist(PLACES), v.number()),
      leaks: v.array(v.string()),
    }),
  ),
});

/** What vitest's JSON reporter writes, as far as it is used here. */
const runSchema = v.object({
  success: v.boolean(),
  testResults: v.array(
    v.object({
      name: v.string(),
      message: v.optional(v.string(), ''),
      assertionResults: v.array(
        v.object({
          title: v.string(),
          status: v.string(),
          duration: v.optional(v.nullable(v.number()), 0),
          failureMessages: v.optional(v.nullable(v.array(v.string())), []),
          meta: v.optional(metaSchema, {}),
        }),
      ),
    }),
  ),
});

/** `missing`: no test carries its number. `unsearched`: no secret was looked for in any of its tests. */
export type Outcome = 'held' | 'lost' | 'unsearched' | 'missing';

export interface FaultResult {
  readonly row: FaultRow;
  readonly outcome: Outcome;
  /** Null without a test. */
  readonly how: How | null;
  readonly ms: number;
}

export interface FaultReport {
  readonly isOk: boolean;
  readonly results: readonly FaultResult[];
  readonly kills: number;
  readonly lost: number;
  readonly search: SearchSums;
  /** What to read first when something failed. */
  readonly failures: readonly string[];
}

/** The search for secrets over all faults. */
export interface SearchSums {
  readonly secrets: number;
  readonly leaks: number;
  /** Characters looked through, by place. */
  readonly characters: Readonly<Record<Place, number>>;
}

interface Ran {
  readonly number: number;
  readonly how: How;
  readonly isPassed: boolean;
  readonly ms: number;
  readonly secrets: number;
}

const NAME = /^fault (\d{2,3}): .* \((real|modelled)\)$/;

/** Reads the run's result (vitest's JSON). Throws when it is something else. */
export function faultReport(json: unknown): FaultReport {
  const run = v.parse(runSchema, json);
  const tests = run.testResults.flatMap((file) => file.assertionResults);
  const results = matrix.map((row) => resultOf(row, tests.flatMap(ranOf)));
  const kills = sum(tests.map(({ meta }) => meta.kills ?? 0));
  const lost = sum(tests.map(({ meta }) => meta.lost ?? 0));
  const search = searchSums(tests);
  const isAllHeld = results.every(({ outcome }) => outcome === 'held');
  const isSearched = search.leaks === 0 && PLACES.every((place) => search.characters[place] > 0);
  return {
    isOk: run.success && isAllHeld && lost === 0 && isSearched,
    results,
    kills,
    lost,
    search,
    failures: run.testResults.flatMap((file) => [
      ...(file.message === '' ? [] : [`${file.name}: ${file.message}`]),
      ...file.assertionResults
        .filter(({ status }) => status === 'failed')
        .map((one) => `${one.title}\n${(one.failureMessages ?? []).join('\n')}`),
    ]),
  };
}

type TestResult = v.InferOutput<
  typeof runSchema
>['testResults'][number]['assertionResults'][number];

function searchSums(tests: readonly TestResult[]): SearchSums {
  const all = tests.flatMap(({ meta }) => meta.searched ?? []);
  const characters = PLACES.map((place) => [
    place,
    sum(all.map((one) => one.characters[place] ?? 0)),
  ]);
  return {
    secrets: sum(all.map(({ secrets }) => secrets)),
    leaks: sum(all.map(({ leaks }) => leaks.length)),
    characters: Object.fromEntries(characters) as SearchSums['characters'],
  };
}

function ranOf(result: TestResult): Ran[] {
  const [, number, how] = NAME.exec(result.title) ?? [];
  if (number === undefined || (how !== 'real' && how !== 'modelled')) return [];
  const isPassed = result.status === 'passed';
  const secrets = result.meta.searched?.secrets ?? 0;
  return [{ number: Number(number), how, isPassed, ms: result.duration ?? 0, secrets }];
}

function resultOf(row: FaultRow, all: readonly Ran[]): FaultResult {
  const own = all.filter(({ number }) => number === row.number);
  const ms = Math.round(sum(own.map((one) => one.ms)));
  const how = own.some((one) => one.how === 'real') ? 'real' : (own[0]?.how ?? null);
  return { row, how, ms, outcome: outcomeOf(own) };
}

function outcomeOf(own: readonly Ran[]): Outcome {
  if (own.length === 0) return 'missing';
  if (!own.every(({ isPassed }) => isPassed)) return 'lost';
  return own.some(({ secrets }) => secrets > 0) ? 'held' : 'unsearched';
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

/** One line of text for each fault, and one for the sums. */
export function tableOf(report: FaultReport): string {
  const lines = report.results.map(({ row, how, outcome, ms }) =>
    [
      String(row.number).padStart(2, '0').padStart(3),
      row.title.padEnd(50),
      row.keeps.join(' ').padEnd(6),
      (how ?? '').padEnd(8),
      WORDS[outcome].padEnd(8),
      outcome === 'held' || outcome === 'lost' ? `${ms} ms`.padStart(9) : '',
    ]
      .join('  ')
      .trimEnd(),
  );
  const { held, of, real, modelled, kills, lost, secrets, leaks } = summaryOf(report);
  const sums = `${held} of ${of} held: ${real} real, ${modelled} modelled. ${kills} processes killed, ${lost} stores lost.`;
  const search = `${secrets} secrets looked for in ${PLACES.join(', ')}: ${leaks} found.`;
  return [...lines, '', sums, search].join('\n');
}

const WORDS: Readonly<Record<Outcome, string>> = {
  held: 'held',
  lost: 'NOT HELD',
  unsearched: 'NOT SEARCHED',
  missing: 'MISSING',
};

/** The same for programs. */
export function summaryOf(report: FaultReport) {
  const held = report.results.filter(({ outcome }) => outcome === 'held');
  return {
    ok: report.isOk,
    held: held.length,
    of: report.results.length,
    real: held.filter(({ how }) => how === 'real').length,
    modelled: held.filter(({ how }) => how === 'modelled').length,
    kills: report.kills,
    lost: report.lost,
    ...report.search,
    faults: report.results.map(({ row, how, outcome, ms }) => ({
      n: row.number,
      how,
      held: outcome === 'held',
      ...(outcome === 'held' || outcome === 'lost' ? { ms } : { state: STATES[outcome] }),
    })),
  };
}

const STATES = { unsearched: 'not searched', missing: 'missing' } as const;
