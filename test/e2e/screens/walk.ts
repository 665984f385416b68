import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { COMPANY_HOST } from '../../simulator/addresses.ts';
import { startSimulator } from '../../simulator/simulator.ts';
import { holdTime } from '../../support/held-time/held-time.ts';
import { ROOT } from '../../support/root.ts';
import type { DrivenApp, LaunchOptions } from '../driver/driver.ts';
import { openStage, type PressBy, type Stage } from './stage.ts';

/** A screen of the running app, and the way to it from the one before. */
export interface Screen {
  readonly name: string;
  readonly reach: (stage: Stage) => Promise<void>;
  /**
   * Buttons that are pressed one after the other on the screen, beside those by which one comes to the next. In the end
   * it is there again.
   */
  readonly presses?: readonly (string | RegExp)[];
  /** Something moves for as long as the screen is there. */
  readonly moves?: boolean;
}

/** Screens that follow from one another in one run of the app. */
export interface Walk {
  readonly name: string;
  readonly launch?: Partial<LaunchOptions>;
  /** The person's own folders are empty ones in `home` of the user's data, on Linux. */
  readonly hasOwnHome?: boolean;
  /** Puts files into the folder of the user's data before the app starts. */
  readonly prepare?: (userData: string) => void;
  readonly screens: readonly Screen[];
  /** What is pressed when all has been seen. */
  readonly end?: (stage: Stage) => Promise<void>;
  /** No screen shows a time, and the first is gone after a sleep. */
  readonly isTimeless?: boolean;
}

export interface WalkWorld {
  readonly launch: (options: LaunchOptions) => Promise<DrivenApp>;
  /** Called once before the first screen. */
  readonly begin?: (stage: Stage, walk: Walk) => Promise<void>;
  /** By default a click. */
  readonly press?: PressBy;
  /** Called on each screen, while time stands still; must leave it as it was. */
  readonly visit: (screen: Screen, stage: Stage) => Promise<void>;
  readonly end?: (stage: Stage) => Promise<void>;
  /**
   * The simulator is github.com, and the app is told nothing of it: only its network is another. Otherwise, as on a
   * real network, it stands for GitHub under its own address.
   */
  readonly isGitHub: boolean;
}

/** Foretells the codes, so that pictures stay alike. */
const SEED = 4;

/** The folder of the user's data where pictures are taken: some show it. */
const PICTURED = 'octocat';

/** What a person takes before doing anything; main then takes requests of the window again. */
const GLANCE_MS = 1_000;

/** Starts the app for a walk and visits its screens in order. Everything is closed and removed afterwards. */
export async function takeWalk(walk: Walk, world: WalkWorld): Promise<void> {
  const userData = world.isGitHub
    ? emptyFolder(path.join(os.tmpdir(), PICTURED))
    : mkdtempSync(path.join(os.tmpdir(), 'pilot-light-walk-'));
  const time = holdTime();
  const simulator = await startSimulator({
    seed: SEED,
    clock: time.simulatorClock,
    addresses: world.isGitHub ? 'github' : 'own',
  });
  time.join(simulator);
  let app: DrivenApp | null = null;
  try {
    walk.prepare?.(userData);
    app = await world.launch({
      appDir: ROOT,
      heldTime: time,
      userData,
      ...walk.launch,
      env: {
        ...(world.isGitHub ? {} : { PILOT_LIGHT_GITHUB: simulator.url }),
        ...(walk.hasOwnHome === true ? homeIn(userData) : {}),
        ...walk.launch?.env,
      },
      ...(world.isGitHub ? { names: simulator.names } : {}),
    });
    time.joinApp(app);
    const stage = await openStage(
      { app, simulator, time },
      world.isGitHub ? COMPANY_HOST : undefined,
      world.press,
    );
    await world.begin?.(stage, walk);
    for (const screen of walk.screens) {
      await screen.reach(stage).catch((error: unknown) => {
        throw new Error(`${walk.name}: no way to ${screen.name}`, { cause: error });
      });
      await time.pass(GLANCE_MS);
      await world.visit(screen, stage);
    }
    if (world.press !== undefined) await walk.end?.(stage);
    await world.end?.(stage);
  } finally {
    await app?.close();
    await simulator.close();
    rmSync(userData, { recursive: true, force: true });
  }
}

function homeIn(userData: string): Readonly<Record<string, string>> {
  const home = emptyFolder(path.join(userData, 'home'));
  return { HOME: home, XDG_RUNTIME_DIR: home };
}

function emptyFolder(folder: string): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  return folder;
}
