import type { Browser } from '@playwright/test';
import { type GitHubStage, raiseGitHub } from '../../peers/github-stage.ts';
import type { Budget } from '../budgets.ts';
import { measureAtRest } from './at-rest.ts';
import { copilotApi } from './copilot-api.ts';
import { FAULTS, survivedBy } from './faults.ts';
import { besideThem } from './peer-budgets.ts';
import { pilotLight } from './pilot-light.ts';
import type { Side, TakeSide } from './side.ts';
import { measureFirstToken } from './start.ts';

/** What of the bench differs by its size. */
export interface Size {
  readonly rounds: number;
  readonly idle: { readonly runs: number; readonly forMs: number };
}

/**
 * The app beside copilot-api, in what both do: have a Copilot token and keep it fresh. Needs a network of its own, in
 * which GitHub's names are this machine's.
 */
export async function measurePeers(
  browser: Browser,
  folder: string,
  { rounds, idle }: Size,
): Promise<readonly Budget[]> {
  const theirs = copilotApi(folder);
  return [
    ...(await sideBySide([pilotLight(browser, {}), theirs], ([ours, other], stage) =>
      measureFirstToken(stage.simulator, ours, other, rounds),
    )),
    ...(await sideBySide([pilotLight(browser, { hasWindow: true }), theirs], ([ours, other]) =>
      measureAtRest(ours, other, idle),
    )),
    await measureFaults(browser, theirs),
  ];
}

/** Both at one GitHub. Ours signs in first. */
async function sideBySide<R>(
  [takeOurs, takeTheirs]: readonly [TakeSide, TakeSide],
  measure: (sides: readonly [Side, Side], stage: GitHubStage) => Promise<R>,
): Promise<R> {
  const stage = await raiseGitHub();
  const sides: Side[] = [];
  try {
    const ours = await takeOurs(stage);
    sides.push(ours);
    const theirs = await takeTheirs(stage);
    sides.push(theirs);
    return await measure([ours, theirs], stage);
  } finally {
    for (const side of sides) await side.leave();
    await stage.close();
  }
}

/** It renews a minute before `refresh_in`: so every two seconds. */
const REFRESH_IN_SECONDS = 62;

/** Our own time runs: the same is a renewal every three seconds. Deadlines of requests do not run. */
const TIME_SCALE = 20;

/** Each at a GitHub of its own, whose time runs as its does. */
async function measureFaults(browser: Browser, theirs: TakeSide): Promise<Budget> {
  const ours = await survivals(pilotLight(browser, { timeScale: TIME_SCALE }), TIME_SCALE);
  const others = await survivals(theirs, 1);
  const all = FAULTS.length;
  console.log(
    `faults survived: ours ${ours.length} of ${all}, copilot-api ${others.length} of ${all}`,
  );
  const lost = FAULTS.filter(({ name }) => !ours.includes(name)).map(({ name }) => name);
  for (const name of lost) console.log(`ours did not survive ${name}`);
  return besideThem('faults of the exchange lost / all', lost.length, all);
}

async function survivals(take: TakeSide, timeScale: number): Promise<readonly string[]> {
  const stage = await raiseGitHub({ timeScale });
  try {
    await stage.simulator.control.configure({ refreshInSeconds: REFRESH_IN_SECONDS });
    const side = await take(stage);
    try {
      return await survivedBy(side, stage);
    } finally {
      await side.leave();
    }
  } finally {
    await stage.close();
  }
}
