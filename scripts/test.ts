import { chooseSeed } from '../test/support/choose-seed.ts';
import { type Size, sizeOf } from '../test/support/size-of.ts';
import { ensureBuilt } from './host/app-build.ts';
import { ensureBrowser } from './host/browser.ts';
import { createCleanUp } from './host/clean-up.ts';
import { Complaint, orComplain, runScript } from './host/complaint.ts';
import { ensureDebianTools } from './host/debian.ts';
import { ensureWayland } from './host/wayland.ts';
import {
  type Circumstances,
  PHASES,
  type PhaseName,
  type PhaseResult,
  runStep,
  type Step,
} from './test/phases.ts';
import { sum, type Tally, tallyLine } from './test/tally.ts';

const USAGE = `npm test [-- --full | --beyond] [-- --only PHASE,…]; phases: ${PHASES.join(', ')}`;

/** Two lanes side by side, one for each processor: pages, and all else. The app is built before both. */
const LANES: readonly (readonly Step[])[] = [
  [['e2e']],
  [['lint'], ['format'], ['types'], ['unit', 'integration', 'faults', 'fuzz']],
];

/** Repeats with the compiler what the linter has checked. */
const FULL_ONLY: readonly PhaseName[] = ['types'];

/** Phases that start the built app; a full run builds it first anyway. */
const NEEDS_APP: readonly PhaseName[] = ['integration', 'faults', 'e2e'];

/** Everything that is checked before a change is good: one line a phase, the whole story of those that fail. */
async function test(): Promise<void> {
  const { size, only } = parse(process.argv.slice(2));
  const seed = orComplain(() => chooseSeed(process.env));
  createCleanUp(); // Ends with the phases it has started, whoever ends it.
  const startedAtMs = performance.now();
  await ensureBrowser({ headed: false });
  if (size !== 'reduced') {
    await ensureWayland();
    await ensureDebianTools();
  }
  const needsApp = only?.some((name) => NEEDS_APP.includes(name)) ?? false;
  if (needsApp && only?.includes('build') !== true) await ensureBuilt();
  const isChosen = (name: PhaseName): boolean =>
    only?.includes(name) ?? (size !== 'reduced' || !FULL_ONLY.includes(name));
  const run = (lane: readonly Step[]): Promise<Tally> =>
    runLane(
      lane.map((step) => step.filter(isChosen)),
      { size, seed },
    );
  const total = sum([await run([['build']]), ...(await Promise.all(LANES.map(run)))]);
  console.log(`${size} size, ${seconds(performance.now() - startedAtMs)}`);
  console.log(tallyLine(total));
  if (total.failed > 0) process.exitCode = 1;
}

function parse(args: readonly string[]): { size: Size; only: readonly PhaseName[] | null } {
  let size: Size = orComplain(() => sizeOf(process.env));
  let only: readonly PhaseName[] | null = null;
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] ?? '';
    if (arg === '--full') size = 'full';
    else if (arg === '--beyond') size = 'beyond';
    else if (arg === '--only') only = [...(only ?? []), ...phasesOf(args[++index] ?? '(nothing)')];
    else throw new Complaint(`${arg} is not an option here. Usage: ${USAGE}`);
  }
  return { size, only };
}

function phasesOf(words: string): readonly PhaseName[] {
  return words.split(',').map((word) => {
    const name = PHASES.find((one) => one === word);
    if (name === undefined) throw new Complaint(`--only ${word} names no phase. Usage: ${USAGE}`);
    return name;
  });
}

async function runLane(steps: readonly Step[], circumstances: Circumstances): Promise<Tally> {
  const tallies: Tally[] = [];
  for (const step of steps)
    if (step.length > 0) tallies.push(await runAndTell(step, circumstances));
  return sum(tallies);
}

async function runAndTell(step: Step, circumstances: Circumstances): Promise<Tally> {
  const startedAtMs = performance.now();
  const result = await runStep(step, circumstances);
  tell(step, result, performance.now() - startedAtMs);
  return result.tally;
}

function tell(step: Step, { tally, output, notes }: PhaseResult, tookMs: number): void {
  const hasFailed = tally.failed > 0;
  const count = tally.passed + tally.failed > 1 ? `, ${tallyLine(tally)}` : '';
  console.log(`${hasFailed ? '✗' : '✓'} ${step.join(', ')} (${seconds(tookMs)}${count})`);
  if (hasFailed) console.log(output.trim());
  else for (const note of notes) console.log(`  ${note}`);
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

runScript(test);
