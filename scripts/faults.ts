import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { type FaultReport, faultReport, summaryOf, tableOf } from '../test/faults/report.ts';

const ROOT = path.join(import.meta.dirname, '..');
const VITEST = path.join(ROOT, 'node_modules/vitest/vitest.mjs');

/** Runs every fault's test and says which promises held. Exits with 1 unless all did. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      full: { type: 'boolean', default: false },
    },
  });
  const folder = await mkdtemp(path.join(tmpdir(), 'pilot-light-faults-'));
  try {
    const report = await run(path.join(folder, 'run.json'), values.full);
    for (const failure of report.failures) console.error(`${failure}\n`);
    console.log(tableOf(report));
    if (values.json) console.log(JSON.stringify(summaryOf(report)));
    if (!report.isOk) process.exitCode = 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function run(outputFile: string, isFull: boolean): Promise<FaultReport> {
  const reporters = ['--reporter=json', `--outputFile=${outputFile}`];
  const child = spawn(process.execPath, [VITEST, 'run', '--project', 'faults', ...reporters], {
    cwd: ROOT,
    env: { ...process.env, TEST_SIZE: isFull ? 'full' : (process.env['TEST_SIZE'] ?? 'reduced') },
    // The last line of stdout is for programs, so what the tests say goes to stderr.
    stdio: ['ignore', process.stderr, process.stderr],
  });
  await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const json: unknown = JSON.parse(await readFile(outputFile, 'utf8'));
  return faultReport(json);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
