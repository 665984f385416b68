import fs from 'node:fs';
import path from 'node:path';
import { faultReport, tableOf } from '../../test/faults/report.ts';
import { ROOT } from '../../test/support/root.ts';
import type { Size } from '../../test/support/size-of.ts';
import { type Outcome, type RunOptions, runTool } from '../host/run.ts';
import { NOTHING, playwrightTally, readJson, type Tally, vitestTally } from './tally.ts';

/** The projects of Vitest: tests without a person. */
const PROJECTS = ['unit', 'integration', 'faults', 'fuzz'] as const;
type Project = (typeof PROJECTS)[number];

export const PHASES = ['lint', 'format', 'types', 'build', ...PROJECTS, 'e2e'] as const;
export type PhaseName = (typeof PHASES)[number];

/** Phases that share one start of their tool. */
export type Step = readonly PhaseName[];

export interface PhaseResult {
  readonly tally: Tally;
  readonly output: string;
  /** What is worth reading even when everything passed: seeds, which runtime ran. */
  readonly notes: readonly string[];
}

/** What is the same for all phases of a run. */
export interface Circumstances {
  readonly size: Size;
  /** Whatever fails is repeated with it. */
  readonly seed: number;
}

/** The output is kept and perhaps searched, so it has no colours in it. */
const PLAIN = { NO_COLOR: '1', FORCE_COLOR: undefined };

const REPORTS = path.join(ROOT, 'node_modules/.cache/reports');

/** Runs phases together. Never rejects: what cannot run has failed. */
export async function runStep(step: Step, { size, seed }: Circumstances): Promise<PhaseResult> {
  const [first] = step;
  const options = { env: { ...PLAIN, SEED: String(seed), TEST_SIZE: size } };
  switch (first) {
    case undefined:
      return { tally: NOTHING, output: '', notes: [] };
    case 'lint':
      return check(await runTool('oxlint/bin/oxlint', LINT, options));
    case 'format':
      return check(await runTool('@biomejs/biome/bin/biome', ['ci', '--colors=off', '.'], options));
    case 'types':
      return check(await runTool('typescript/bin/tsc', ['-b'], options));
    case 'build':
      return check(await runTool('vite/bin/vite.js', ['build', '--logLevel', 'warn'], options));
    case 'unit':
    case 'integration':
    case 'faults':
    case 'fuzz':
      return runVitest(projectsIn(step), size, options);
    case 'e2e':
      return runPlaywright(options);
    default:
      return first satisfies never;
  }
}

/** The linter knows the types anyway, so that it checks them as well. */
const LINT = ['--type-aware', '--type-check', '--deny-warnings'];

function projectsIn(step: Step): readonly Project[] {
  return PROJECTS.filter((project) => step.some((name) => name === project));
}

function check(outcome: Outcome): PhaseResult {
  const passed = outcome.code === 0 ? 1 : 0;
  return { tally: { passed, failed: 1 - passed, skipped: 0 }, output: outcome.output, notes: [] };
}

/** Beside the pages, one is enough and costs least: each more loads all modules again. */
const WORKERS: Readonly<Record<Size, number>> = { reduced: 1, full: 3, beyond: 3 };

async function runVitest(
  projects: readonly Project[],
  size: Size,
  options: RunOptions,
): Promise<PhaseResult> {
  const file = freshReport('tests');
  const outcome = await runTool(
    'vitest/vitest.mjs',
    [
      'run',
      ...projects.map((project) => `--project=${project}`),
      `--maxWorkers=${WORKERS[size]}`,
      '--reporter=dot',
      '--reporter=json',
      `--outputFile=${file}`,
    ],
    options,
  );
  const result = resultOf(outcome, vitestTally(file));
  return projects.includes('faults') ? againstMatrix(result, file) : result;
}

/** Every fault must have had a test, and a search for secrets: that no single test can tell. */
function againstMatrix(result: PhaseResult, file: string): PhaseResult {
  if (result.tally.failed > 0) return result;
  const report = faultReport(readJson(file));
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
  const file = path.join(REPORTS, `${name}.json`);
  fs.rmSync(file, { force: true });
  return file;
}

/** An exit code that no test explains (a file that does not load, a crash) is a failure of its own. */
function resultOf({ code, output }: Outcome, counted: Tally | null): PhaseResult {
  const tally = counted ?? NOTHING;
  const isUnexplained = (code !== 0 && tally.failed === 0) || tally.passed + tally.failed === 0;
  const lines = output.split('\n').map((line) => line.trim());
  return {
    tally: isUnexplained ? { ...tally, failed: tally.failed + 1 } : tally,
    output,
    notes: [...new Set(lines.filter((line) => /\bseeds?\b|\bdriver:|\bleft out\b/i.test(line)))],
  };
}
