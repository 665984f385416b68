import { rmSync } from 'node:fs';
import { createStandInDriver } from '../../e2e/driver/stand-in-driver.ts';
import { startSimulator } from '../../simulator/simulator.ts';
import { ROOT } from '../../support/root.ts';
import { type Budget, compare, median } from '../budgets.ts';
import { firstPaint, staticApp, timeBothOpenings } from '../paint.ts';
import { signInByHand } from './signed-in.ts';

/** How fast the window is there: its page beside one of a single line, and kept beside made. */
export async function measureWindow(rounds: number): Promise<readonly Budget[]> {
  const plain = staticApp();
  const simulator = await startSimulator();
  const driver = await createStandInDriver();
  const env = { PILOT_LIGHT_GITHUB: simulator.url };
  try {
    const app = await driver.launch({ appDir: ROOT, env });
    const other = await driver.launch({ appDir: plain, env });
    const ours: number[] = [];
    const theirs: number[] = [];
    // The first two warm up what any page needs.
    for (let round = -2; round < rounds; round++) {
      const times = [await firstPaint(app), await firstPaint(other)] as const;
      if (round < 0) continue;
      ours.push(times[0]);
      theirs.push(times[1]);
    }
    await signInByHand(await app.window(), simulator);
    const openings = [];
    for (let round = 0; round < rounds; round++) openings.push(await timeBothOpenings(app));
    await app.close();
    await other.close();
    const [shown, made] = [openings.map((one) => one.shown), openings.map((one) => one.made)];
    return [
      compare('first paint / page of one line', 1.2, median(ours), median(theirs)),
      compare('showing the kept window / making it', 0.2, median(shown), median(made)),
    ];
  } finally {
    await driver.close();
    await simulator.close();
    rmSync(plain, { recursive: true, force: true });
  }
}
