import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import type { Browser } from '@playwright/test';
import { launchStandIn } from '../../stand-in/launch.ts';
import { type Budget, compare, median } from '../budgets.ts';
import { pause } from '../pause.ts';
import { pssKb, wakeUps } from '../processes.ts';
import { plainApp } from './plain-app.ts';
import { openSignedIn } from './signed-in.ts';

const WAKE_UPS = 'idle wake-ups / a bare timer of 15 s';
const MEMORY = "main's PSS without a window / plain app";
/** On the stand-in the network is in main; in Electron it is in a process that every app has. */
const MEMORY_ASKED = "main's PSS without a window / plain app that has asked the network once";

/** The timer that any app needs that looks at its clocks every 15 s, and nothing else. */
const BARE_TIMER = 'setInterval(() => undefined, 15_000)';

/** What the app costs while nobody looks at it: signed in, its window let go. All sides at once, so often for so long. */
export async function measureIdle(
  browser: Browser,
  { runs, forMs }: { readonly runs: number; readonly forMs: number },
): Promise<readonly Budget[]> {
  const plainFolder = plainApp();
  const app = await openSignedIn(browser);
  const plain = await launchStandIn({ appDir: plainFolder, browser });
  const askingFolder = plainApp(app.gitHubUrl);
  const asking = await launchStandIn({ appDir: askingFolder, browser });
  const timer = spawn(process.execPath, ['-e', BARE_TIMER], { stdio: 'ignore' });
  try {
    await app.letWindowGo();
    const ratios: number[] = [];
    for (let run = 0; run < runs; run++) ratios.push(await ratioOf(app.pid, pidOf(timer), forMs));
    return [
      compare(WAKE_UPS, 2, median(ratios), 1),
      compare(MEMORY, 1.4, pssKb(app.pid), pssKb(plain.pid)),
      compare(MEMORY_ASKED, null, pssKb(app.pid), pssKb(asking.pid)),
    ];
  } finally {
    timer.kill();
    await asking.close();
    await plain.close();
    await app.close();
    for (const folder of [plainFolder, askingFolder]) {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

async function ratioOf(ours: number, theirs: number, forMs: number): Promise<number> {
  const before = [wakeUps(ours), wakeUps(theirs)] as const;
  await pause(forMs);
  // The timer alone may not have rung at all in a short while.
  return (wakeUps(ours) - before[0]) / Math.max(1, wakeUps(theirs) - before[1]);
}

function pidOf({ pid }: ChildProcess): number {
  if (pid === undefined) throw new Error('the timer did not start');
  return pid;
}
