import path from 'node:path';
import { chooseSeed } from '../test/support/choose-seed.ts';
import { type CleanUp, createCleanUp } from './host/clean-up.ts';
import { Complaint, runScript } from './host/complaint.ts';
import { switchesOf } from './host/options.ts';
import { runNpm } from './host/run.ts';
import { obtainNode } from './nodes/obtain-node.ts';
import { type NodeVersion, versionOf } from './nodes/versions.ts';
import { startBusyLoops } from './steady/busy-loops.ts';
import { CIRCUMSTANCES, type Circumstance } from './steady/circumstances.ts';
import { type CopiedProject, copyProject } from './steady/copied-project.ts';
import { lastTally, NOTHING, type Tally, tallyLine } from './test/tally.ts';

const USAGE = 'npm run test:steady [-- --full]';

interface SteadyRun extends Tally {
  readonly name: string;
  readonly ok: boolean;
  readonly seed: number;
  readonly seconds: number;
}

/**
 * `npm test` again and again, under everything that has ever made it red with nothing broken; the last line is for
 * machines. `--full` runs the full size instead. Exits with 1 unless every run was green.
 */
async function steady(): Promise<void> {
  const isFull = switchesOf(process.argv.slice(2), ['--full'], USAGE).has('--full');
  const cleanUp = createCleanUp();
  const runs: SteadyRun[] = [];
  for (const circumstance of CIRCUMSTANCES) {
    console.log(`== ${circumstance.name}`);
    const done = await runUnder(circumstance, isFull ? 'test:full' : 'test', cleanUp);
    console.log(`${done.ok ? '✓' : '✗'} ${done.name}: ${tallyLine(done)}, seed ${done.seed}`);
    runs.push(done);
  }
  const ok = runs.every((one) => one.ok);
  console.log(JSON.stringify({ ok, runs }));
  if (!ok) process.exitCode = 1;
}

async function runUnder(
  circumstance: Circumstance,
  script: string,
  cleanUp: CleanUp,
): Promise<SteadyRun> {
  const seed = chooseSeed({});
  const copy = circumstance.folder === null ? null : await copyProject(circumstance.folder);
  if (copy !== null) cleanUp.add(copy.remove);
  cleanUp.add(startBusyLoops(circumstance.busyLoops));
  const startedAtMs = performance.now();
  try {
    const { code, output } = await runTests(circumstance, { script, seed, copy });
    const tally = lastTally(output) ?? NOTHING;
    return {
      name: circumstance.name,
      ok: code === 0 && tally.failed === 0 && tally.passed > 0,
      seed,
      ...tally,
      seconds: Math.round((performance.now() - startedAtMs) / 1_000),
    };
  } finally {
    await cleanUp.run();
  }
}

async function runTests(
  { node, env }: Circumstance,
  { script, seed, copy }: { script: string; seed: number; copy: CopiedProject | null },
) {
  const binary = node === null ? process.execPath : await obtainNode(promised(node));
  return runNpm(['run', script], {
    ...(copy === null ? {} : { cwd: copy.folder }),
    node: binary,
    env: {
      ...env,
      // A seed for every run, also where one commit usually gets one verdict.
      SEED: String(seed),
      // Whatever starts "node" by its name gets this one as well.
      PATH: [path.dirname(binary), process.env['PATH']].join(path.delimiter),
    },
    echo: true,
  });
}

function promised(line: string): NodeVersion {
  const version = versionOf(line);
  if (version === null) throw new Complaint(`Node ${line} is not among those promised.`);
  return version;
}

runScript(steady);
