import type { Simulator } from '../../simulator/simulator.ts';
import { type Budget, median } from '../budgets.ts';
import { until } from '../until.ts';
import { besideThem } from './peer-budgets.ts';
import type { Side } from './side.ts';

/** From the start of the process until GitHub has given it a Copilot token, both in turn; both were signed in before. */
export async function measureFirstToken(
  { control }: Simulator,
  ours: Side,
  theirs: Side,
  rounds: number,
): Promise<readonly Budget[]> {
  const timed = async (side: Side): Promise<number> => {
    const before = (await control.log()).length;
    const startedMs = performance.now();
    const program = await side.start();
    const wanted = { endpoint: 'exchange', status: 200, afterNumber: before } as const;
    await control.waitForRequests({ ...wanted, timeoutMs: PATIENCE_MS });
    const tookMs = performance.now() - startedMs;
    await until(program.hasToken, (hasToken) => hasToken);
    await program.end();
    return tookMs;
  };
  const times: (readonly [number, number])[] = [];
  // The first round finds nothing in any cache.
  for (let round = -1; round < rounds; round++) {
    const pair = [await timed(ours), await timed(theirs)] as const;
    if (round >= 0) times.push(pair);
  }
  const [ourMs, theirMs] = [median(times.map(([one]) => one)), median(times.map(([, one]) => one))];
  console.log(`first token: ${ourMs.toFixed(0)} ms, copilot-api ${theirMs.toFixed(0)} ms`);
  return [besideThem('start until the first token / copilot-api', ourMs, theirMs)];
}

/** Ends only what hangs. */
const PATIENCE_MS = 60_000;
