import path from 'node:path';
import { parseArgs } from 'node:util';
import { createCleanUp } from './host/clean-up.ts';
import { Complaint, runScript } from './host/complaint.ts';
import { type Outcome, run } from './host/run.ts';
import { isPublished, obtainNode } from './nodes/obtain-node.ts';
import { NODE_VERSIONS, type NodeVersion, versionOf } from './nodes/versions.ts';
import { lastTally, NOTHING, sum, type Tally, tallyLine } from './test/tally.ts';

const USAGE = 'npm run test:nodes [-- --only 20,26]';

/** What depends on the Node that runs it. The rest is Electron's, Chromium's, or a tool of its own. */
const PHASES = 'types,build,unit,integration,fuzz';

interface Run {
  readonly node: string;
  readonly ok: boolean;
  readonly tally: Tally;
  readonly demo: 'held' | 'failed';
  readonly seconds: number;
}

/** The tests and the demo on every Node that the project promises; the last line is for machines. */
async function testNodes(): Promise<void> {
  const chosen = choose(process.argv.slice(2));
  createCleanUp(); // Ends with what it has started, whoever ends it.
  const [here, elsewhere] = [chosen.filter(isPublished), chosen.filter((one) => !isPublished(one))];
  for (const { version } of elsewhere)
    console.log(`Node ${version}: not published for this machine`);
  const runs: Run[] = [];
  for (const node of here) runs.push(await runOn(node));
  for (const one of runs) console.log(lineOf(one));
  const ok = runs.length > 0 && runs.every((one) => one.ok);
  console.log(tallyLine(sum(runs.map((one) => one.tally))));
  console.log(JSON.stringify({ ok, runs, notRun: elsewhere.map(({ version }) => version) }));
  if (!ok) process.exitCode = 1;
}

/** The versions that `--only` names by their beginning; all by default. */
function choose(args: string[]): readonly NodeVersion[] {
  const { values } = parseArgs({ args, options: { only: { type: 'string' } } });
  if (values.only === undefined) return NODE_VERSIONS;
  return values.only.split(',').map((wanted) => {
    const found = versionOf(wanted);
    if (found !== null) return found;
    const known = NODE_VERSIONS.map(({ version }) => version).join(', ');
    throw new Complaint(`--only ${wanted} is none of ${known}. Usage: ${USAGE}`);
  });
}

async function runOn(node: NodeVersion): Promise<Run> {
  const startedAtMs = performance.now();
  const binary = await obtainNode(node);
  console.log(`== Node ${node.version}`);
  // Whatever starts "node" by its name gets this one as well.
  const PATH = [path.dirname(binary), process.env['PATH']].join(path.delimiter);
  const script = (name: string, ...args: readonly string[]) =>
    run(binary, ['--import', 'tsx', `scripts/${name}.ts`, ...args], { env: { PATH }, echo: true });
  const tests = await script('test', '--only', PHASES);
  const demo = await script('demo', '--auto', '--json');
  const tally = sum([talliedBy(tests), { ...NOTHING, failed: demo.code === 0 ? 0 : 1 }]);
  return {
    node: node.version,
    ok: tally.failed === 0,
    tally,
    demo: demo.code === 0 ? 'held' : 'failed',
    seconds: Math.round((performance.now() - startedAtMs) / 1_000),
  };
}

/** What the tests counted; an end that no count explains is a failure of its own. */
function talliedBy({ code, output }: Outcome): Tally {
  const told = lastTally(output) ?? NOTHING;
  const isExplained = code === 0 ? told.passed > 0 : told.failed > 0;
  return isExplained ? told : { ...told, failed: told.failed + 1 };
}

function lineOf({ node, ok, tally, demo, seconds }: Run): string {
  return `${ok ? '✓' : '✗'} Node ${node}: ${tallyLine(tally)}, demo ${demo} (${seconds} s)`;
}

runScript(testNodes);
