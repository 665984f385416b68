import { type Budget, median } from '../budgets.ts';
import { pause } from '../pause.ts';
import { pssKb, wakeUps } from '../processes.ts';
import { until } from '../until.ts';
import { besideThem } from './peer-budgets.ts';
import type { Running, Side } from './side.ts';

/** By then what a start has left is over: connections are closed, and compilers have nothing more to do. */
const SETTLING_MS = 60_000;

/** What both cost at the same time while they have a token and nobody wants it: so often, for so long. */
export async function measureAtRest(
  ours: Side,
  theirs: Side,
  { runs, forMs }: { readonly runs: number; readonly forMs: number },
): Promise<readonly Budget[]> {
  const started = [await ours.start(), await theirs.start()] as const;
  try {
    for (const one of started) {
      await until(one.hasToken, (hasToken) => hasToken);
      await one.rest();
    }
    await pause(SETTLING_MS);
    const wakes: Pair[] = [];
    const memory: Pair[] = [];
    for (let run = 0; run < runs; run++) {
      wakes.push(await wakeUpsOf(started, forMs));
      memory.push([pssKb(started[0].pid), pssKb(started[1].pid)]);
    }
    console.log(`wake-ups, ours / theirs: ${wakes.map(told).join(', ')}`);
    console.log(`PSS in kB, ours / theirs: ${memory.map(told).join(', ')}`);
    return [
      besideThem('idle wake-ups / copilot-api', ratioOf(wakes), 1),
      besideThem("main's PSS / copilot-api", ratioOf(memory), 1),
    ];
  } finally {
    for (const one of started) await one.end();
  }
}

type Pair = readonly [ours: number, theirs: number];

async function wakeUpsOf(
  [ours, theirs]: readonly [Running, Running],
  forMs: number,
): Promise<Pair> {
  const before = [wakeUps(ours.pid), wakeUps(theirs.pid)] as const;
  await pause(forMs);
  return [wakeUps(ours.pid) - before[0], wakeUps(theirs.pid) - before[1]];
}

/** Theirs may be none in a short while. */
const ratioOf = (pairs: readonly Pair[]): number =>
  median(pairs.map(([ours, theirs]) => ours / Math.max(1, theirs)));

const told = ([ours, theirs]: Pair): string => `${ours} / ${theirs}`;
