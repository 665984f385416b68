import { parseArgs } from 'node:util';
import { soak } from '../test/bench/soak.ts';

const USAGE = 'npm run soak -- [--days N] [--seed N] [--json]';

/** What the command line asks for. Throws a sentence that says what is wrong with it. */
function parseOptions(args: string[]): { days: number; seed: number; isJson: boolean } {
  const { values } = parseArgs({
    args,
    options: {
      days: { type: 'string', default: '30' },
      seed: { type: 'string', default: '1' },
      json: { type: 'boolean', default: false },
    },
  });
  return {
    days: wholeNumber('--days', values.days, 1),
    seed: wholeNumber('--seed', values.seed, 0),
    isJson: values.json,
  };
}

function wholeNumber(name: string, text: string, least: number): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < least) {
    throw new Error(`${name} ${text} is not a whole number of at least ${least}`);
  }
  return value;
}

async function main(): Promise<void> {
  const { days, seed, isJson } = parseOptions(process.argv.slice(2));
  const startMs = performance.now();
  const { report, complaints } = await soak({ days, seed });
  const realMs = Math.round(performance.now() - startMs);
  for (const complaint of complaints) console.error(complaint);
  if (!isJson) {
    const { renewals, exchanges, required, minutesOwed, minutesDead, minutesPaused } = report;
    console.log(`Seed ${seed}: ${days} days in ${realMs} ms.`);
    console.log(`${renewals} renewals by ${exchanges} exchanges; ${required} were required.`);
    console.log(`${minutesDead} of ${minutesOwed} owed minutes without a usable token.`);
    console.log(`${minutesPaused} more after pauses of which no clock of the machine knew.`);
  }
  console.log(JSON.stringify({ ...report, realMs }));
  process.exitCode = report.ok ? 0 : 1;
}

main().catch((error: unknown) => {
  console.error(`${error instanceof Error ? error.message : String(error)}. Usage: ${USAGE}`);
  process.exitCode = 1;
});
