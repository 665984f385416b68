import fs from 'node:fs';
import path from 'node:path';
import { faultReport, tableOf } from '../../test/faults/report.ts';
import { ROOT } from '../../test/support/root.ts';
import { chooseSeed } from '../../test/support/seed.ts';
import { type Outcome, type RunOptions, runTool } from '../host/run.ts';
import { playwrightTally, readJson, type Tally, vitestTally } from './tally.ts';

export const PHASES = [
  'types',
  'lint',
  'format',
  'build',
  'unit',
  'integration',
  'faults',
  'fuzz',
  'e2e',
] as const;
export type PhaseName = (typeof PHASES)[number];

/** What keeps processors busy and waits for nothing. */
export const COMPUTING = [
  'types',
  'lint',
  'format',
  'unit',
  'fuzz',
] as const satisfies readonly PhaseName[];

/** A tenth of a fair share: what waits for something goes first when it comes. */
const GIVING_WAY = 10;

export interface PhaseResult {
  readonly tally: Tally;
  readonly output: string;
  /** What is worth reading even when everything passed: seeds, which runtime ran. */
  readonly notes: readonly string[];
}

/** `reduced` draws fewer random cases, so that everybody runs the tests often; `full` is for a machine that waits. */
export type Size = 'reduced' | 'full';

/**
 * The output is kept and perhaps searched, so it has no colours in it. One seed for all phases: whatever fails is
 * repeated with it.
 */
const PLAIN = {
  NO_COLOR: '1',
  FORCE_COLOR: undefined,
  SEED: String(chooseSeed(process.env)),
};

const REPORTS = path.join(ROOT, 'node_modules/.cache/reports');

/** Runs one phase. Never rejects: a phase that cannot run has failed. */
export async function runPhase(name: PhaseName, size: Size): Promise<PhaseResult> {
  const options = optionsOf(name, size);
  switch (name) {
    case 'types':
      return check(await runTool('typescript/bin/tsc', ['-b'], options));
    case 'lint':
      return check(
        await runTool('oxlint/bin/oxlint', ['--type-aware', '--deny-warnings'], options),
      );
    case 'format':
      return check(await runTool('@biomejs/biome/bin/biome', ['ci', '--colors=off', '.'], options));
    case 'build':
      return check(await runTool('vite/bin/vite.js', ['build', '--logLevel', 'warn'], options));
    case 'unit':
    case 'fuzz':
    case 'integration':
      return runVitest(name, options);
    case 'faults':
      return againstMatrix(await runVitest(name, options));
    case 'e2e':
      return runPlaywright(options);
    default:
      return name satisfies never;
  }
}

function optionsOf(name: PhaseName, size: Size): RunOptions {
  const givesWay = COMPUTING.some((one) => one === name);
  return { env: { ...PLAIN, TEST_SIZE: size }, niceness: givesWay ? GIVING_WAY : 0 };
}

function check(outcome: Outcome): PhaseResult {
  const passed = outcome.code === 0 ? 1 : 0;
  return { tally: { passed, failed: 1 - passed, skipped: 0 }, output: outcome.output, notes: [] };
}

/** For two processors: computing keeps one busy by itself; sockets, files and processes leave it waiting. */
const WORKERS = { unit: 2, fuzz: 1, integration: 3, faults: 4 } as const;

async function runVitest(project: keyof typeof WORKERS, options: RunOptions): Promise<PhaseResult> {
  const file = freshReport(project);
  const outcome = await runTool(
    'vitest/vitest.mjs',
    [
      'run',
      `--project=${project}`,
      `--maxWorkers=${WORKERS[project]}`,
      '--reporter=dot',
      '--reporter=json',
      `--outputFile=${file}`,
    ],
    options,
  );
  return resultOf(outcome, vitestTally(file));
}

/** Every fault must have had a test, and a search for secrets: that no single test can tell. */
function againstMatrix(result: PhaseResult): PhaseResult {
  if (result.tally.failed > 0) return result;
  const report = faultReport(readJson(reportOf('faults')));
  const table = tableOf(report);
  const { tally, output, notes } = result;
  return report.isOk
    ? { tally, output, notes: [...notes, ...table.split('\n').slice(-2)] }
    : { tally: { ...tally, failed: 1 }, output: `${table}\n\n${output}`, notes };
}

async function runPlaywright(options: RunOptions): Promise<PhaseResult> {
  const file = freshReport('e2e');
  const outcome = await runTool(
    '@playwright/test/cli.js',
    ['test', '--reporter=./test/e2e/driver/driver-report.ts,line,json'],
    { ...options, env: { ...options.env, PLAYWRIGHT_JSON_OUTPUT_FILE: file } },
  );
  return resultOf(outcome, playwrightTally(file));
}

/** A report of an earlier run must not speak for this one. */
function freshReport(name: string): string {
  fs.mkdirSync(REPORTS, { recursive: true });
  const file = reportOf(name);
  fs.rmSync(file, { force: true });
  return file;
}

function reportOf(name: string): string {
  return path.join(REPORTS, `${name}.json`);
}

/** An exit code that no test explains (a file that does not load, a crash) is a failure of its own. */
function resultOf({ code, output }: Outcome, counted: Tally | null): PhaseResult {
  const tally = counted ?? { passed: 0, failed: 0, skipped: 0 };
  const isUnexplained = (code !== 0 && tally.failed === 0) || tally.passed + tally.failed === 0;
  const lines = output.split('\n').map((line) => line.trim());
  return {
    tally: isUnexplained ? { ...tally, failed: tally.failed + 1 } : tally,
    output,
    notes: [...new Set(lines.filter((line) => /\bseeds?\b|\bdriver:/i.test(line)))],
  };
}
