import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import {
  excess,
  type PolitenessRow,
  politenessOf,
  politenessTable,
  situations,
} from '../test/bench/politeness.ts';
import { type FaultReport, faultReport, summaryOf, tableOf } from '../test/faults/report.ts';
import { chooseSeed } from '../test/support/choose-seed.ts';
import { ensureBuilt } from './host/app-build.ts';
import { ensureBrowser } from './host/browser.ts';
import { createCleanUp } from './host/clean-up.ts';
import { Complaint, orComplain, runScript } from './host/complaint.ts';
import { switchesOf } from './host/options.ts';
import { runTool } from './host/run.ts';

const USAGE = 'npm run faults [-- --json] [-- --full]';

/** The tests mostly wait, for processes and for silence, so that more of them than cores go side by side. */
const WORKERS = 4;

/** Of the worlds whose requests were counted, those that ask most. */
const WORST_ROWS = 12;

/** Runs every fault's test and says which promises held. Exits with 1 unless all did. */
async function faults(): Promise<void> {
  const switches = switchesOf(process.argv.slice(2), ['--json', '--full'], USAGE);
  createCleanUp();
  await ensureBrowser({ headed: false });
  await ensureBuilt();
  const report = await run(switches.has('--full'));
  for (const failure of report.failures) console.error(`${failure}\n`);
  console.log(tableOf(report));
  const rows = await politeness(switches.has('--full'));
  console.log(`\n${politenessTable(rows, WORST_ROWS)}`);
  if (switches.has('--json')) console.log(JSON.stringify(summaryOf(report)));
  if (!report.isOk || rows.some((row) => excess(row) > 1)) process.exitCode = 1;
}

/** Every answer of every endpoint, and mixtures of it with networks, clocks, accounts and hands: how much is asked. */
async function politeness(isFull: boolean): Promise<readonly PolitenessRow[]> {
  const seed = orComplain(() => chooseSeed(process.env));
  console.error(`politeness seed ${seed}`);
  const rows: PolitenessRow[] = [];
  for (const situation of situations(isFull ? 1_000 : 40, seed)) {
    rows.push(await politenessOf(situation, isFull ? 3 : 1));
  }
  return rows;
}

async function run(isFull: boolean): Promise<FaultReport> {
  const folder = await mkdtemp(path.join(tmpdir(), 'pilot-light-faults-'));
  const file = path.join(folder, 'run.json');
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile=${file}`];
  try {
    const { output } = await runTool(
      'vitest/vitest.mjs',
      ['run', '--project', 'faults', `--maxWorkers=${WORKERS}`, ...reporters],
      { env: { NO_COLOR: '1', ...(isFull ? { TEST_SIZE: 'full' } : {}) } },
    );
    for (const seed of output.match(/.*\bseed\b.*/g) ?? []) console.error(seed.trim());
    const json: unknown = JSON.parse(await readFile(file, 'utf8').catch(() => complain(output)));
    return faultReport(json);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function complain(output: string): never {
  throw new Complaint(`The tests did not run.\n${output.trim()}`);
}

runScript(faults);
