import { rmSync } from 'node:fs';
import type { Browser } from '@playwright/test';
import { startSimulator } from '../../simulator/simulator.ts';
import { launchStandIn } from '../../stand-in/launch.ts';
import { ROOT } from '../../support/root.ts';
import { type Budget, compare, median } from '../budgets.ts';
import { plainApp } from './plain-app.ts';

/** How long it takes from the start of the process until the icon is in the tray, the app and a plain one in turn. */
export async function measureStart(browser: Browser, rounds: number): Promise<readonly Budget[]> {
  const simulator = await startSimulator();
  const plain = plainApp();
  const ours: number[] = [];
  const theirs: number[] = [];
  try {
    // The first round finds nothing in any cache.
    for (let round = -1; round < rounds; round++) {
      const env = { PILOT_LIGHT_GITHUB: simulator.url };
      const times = [
        await timeToTray(browser, ROOT, env),
        await timeToTray(browser, plain, {}),
      ] as const;
      if (round < 0) continue;
      ours.push(times[0]);
      theirs.push(times[1]);
    }
  } finally {
    await simulator.close();
    rmSync(plain, { recursive: true, force: true });
  }
  return [compare('start until the tray / plain app', 1.5, median(ours), median(theirs))];
}

async function timeToTray(
  browser: Browser,
  appDir: string,
  env: Readonly<Record<string, string>>,
): Promise<number> {
  const startedMs = performance.now();
  const app = await launchStandIn({ appDir, browser, env });
  try {
    return await new Promise<number>((resolve) => {
      const look = async (): Promise<void> => {
        if ((await app.tray.snapshot()) !== null) resolve(performance.now() - startedMs);
      };
      app.onDeskChange(() => void look());
      void look();
    });
  } finally {
    await app.close();
  }
}
