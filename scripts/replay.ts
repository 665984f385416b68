import fs from 'node:fs';
import { replay } from '../test/replay/replay.ts';
import { readReport } from '../test/replay/report-file.ts';
import { parting } from '../test/replay/states.ts';

const USAGE = 'npm run replay -- FILE';

/** How many states stand before the one at which two lives part. */
const SHOWN_BEFORE = 5;

async function main(): Promise<void> {
  const [file, ...rest] = process.argv.slice(2);
  if (file === undefined || rest.length > 0) throw new Error('one file, please');
  const report = readReport(fs.readFileSync(file, 'utf8'));
  const { recorded, lived } = await replay(report);
  console.log(`Pilot Light ${report.version}: ${report.entries.length} entries`);
  for (const [account, states] of recorded) tell(account, states, lived.get(account) ?? []);
  if (recorded.size === 0) console.log('No account in it has a state to live through.');
}

/** Sets the exit code where the two lives part. */
function tell(account: string, recorded: readonly string[], lived: readonly string[]): void {
  const where = parting(recorded, lived);
  if (where === null) {
    return console.log(
      `${account}: the same ${recorded.length} states, the last one ${last(recorded)}`,
    );
  }
  process.exitCode = 1;
  const before = recorded.slice(Math.max(where.step - 1 - SHOWN_BEFORE, 0), where.step - 1);
  console.log(`${account}: another life from state ${where.step} of ${recorded.length} on`);
  console.log(`  before:   ${before.join(' → ')}`);
  console.log(`  recorded: ${where.recorded}`);
  console.log(`  lived:    ${where.lived}`);
}

const last = (states: readonly string[]): string => states.at(-1) ?? 'none';

main().catch((error: unknown) => {
  console.error(`${error instanceof Error ? error.message : String(error)}. Usage: ${USAGE}`);
  process.exitCode = 2;
});
