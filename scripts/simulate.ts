import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Happening } from '../test/simulation/happening.ts';
import { simulateAll } from '../test/simulation/side-by-side.ts';
import { type Simulation, sumOf } from '../test/simulation/simulate.ts';
import { Complaint, runScript } from './host/complaint.ts';

const USAGE = 'npm run simulate -- [--days N] [--seed N] [--seeds N] [--trace FILE] [--json]';

/** What stands before a violation, in words; the whole trace is in a file. */
const TOLD_BEFORE = 12;

const DAY_MS = 24 * 60 * 60 * 1_000;

interface Options {
  /** Of each seed. */
  readonly days: number;
  readonly seed: number;
  /** So many seeds from the first on. */
  readonly seeds: number;
  readonly trace: readonly Happening[] | null;
  readonly isJson: boolean;
}

/** Lets the whole main process live through days of everything, and says what it did not keep. Exits with 1 for any. */
async function main(): Promise<void> {
  const options = parse(process.argv.slice(2));
  const { days, seed, seeds, trace } = options;
  const startedMs = performance.now();
  const lives = Array.from({ length: seeds }, (_, index) => ({
    days,
    seed: seed + index,
    ...(trace === null ? {} : { trace }),
  }));
  const sum = sumOf(
    await simulateAll(lives, (one) => {
      if (!one.ok) tell(one);
    }),
  );
  if (!options.isJson) {
    const seconds = Math.round((performance.now() - startedMs) / 1_000);
    console.log(`${days * seeds} days in ${seconds} s, looked at ${sum.steps} times.`);
    for (const [kind, count] of Object.entries(sum.faults)) console.log(`${count} × ${kind}`);
  }
  for (const kind of sum.rare) console.error(`Too seldom: ${sum.faults[kind]} × ${kind}`);
  console.log(JSON.stringify(sum));
  if (!sum.ok) process.exitCode = 1;
}

function tell({ seed, days, trace, violations }: Simulation): void {
  const file = path.join(tmpdir(), `pilot-light-simulation-${seed}.json`);
  fs.writeFileSync(file, JSON.stringify({ seed, days, trace }));
  for (const { atMs, kind } of trace.slice(-TOLD_BEFORE)) console.error(`${dayOf(atMs)} ${kind}`);
  for (const { atMs, promise, text } of violations) {
    console.error(`${dayOf(atMs)} ${promise}: ${text}`);
  }
  console.error(`Again: npm run simulate -- --days ${days} --seed ${seed}, or --trace ${file}`);
}

/** `12.345`: the twelfth day, in thousandths. */
function dayOf(atMs: number): string {
  return (atMs / DAY_MS).toFixed(3);
}

function parse(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      days: { type: 'string' },
      seed: { type: 'string' },
      seeds: { type: 'string', default: '1' },
      trace: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const kept = values.trace === undefined ? null : readTrace(values.trace);
  return {
    days: wholeNumber('--days', values.days ?? String(kept?.days ?? 20), 1),
    seed: wholeNumber('--seed', values.seed ?? String(kept?.seed ?? 1), 0),
    seeds: wholeNumber('--seeds', values.seeds, 1),
    trace: kept?.trace ?? null,
    isJson: values.json,
  };
}

function readTrace(file: string): Pick<Simulation, 'seed' | 'days' | 'trace'> {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')) as Pick<Simulation, 'seed' | 'days' | 'trace'>;
  } catch {
    throw new Complaint(`${file} holds no trace. Usage: ${USAGE}`);
  }
}

function wholeNumber(name: string, text: string, least: number): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < least) {
    throw new Complaint(
      `${name} ${text} is not a whole number of at least ${least}. Usage: ${USAGE}`,
    );
  }
  return value;
}

runScript(main);
