import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';

import type { Bridge } from '../../../src/shared/ipc.ts';
import type { View } from '../../../src/shared/view.ts';
import type { DrivenApp, Driver, LaunchOptions } from '../../e2e/driver/driver.ts';
import { createStandInDriver } from '../../e2e/driver/stand-in-driver.ts';
import { writeRecordedApp } from '../../e2e/walls/recorded-dir.ts';
import type { Endpoint } from '../../simulator/scripted-answer.ts';
import { type Simulator, startSimulator } from '../../simulator/simulator.ts';
import { UNCAUGHT } from '../../stand-in/settings.ts';
import { type HeldTime, holdTime } from '../../support/held-time/held-time.ts';
import { ROOT } from '../../support/root.ts';
import { MINUTE_MS } from '../../support/time-units.ts';
import { searchApp } from '../search/app.ts';
import { knowSecret } from '../search/search.ts';

/** Real time, for what processes and pages do by themselves; only a failure waits so long. */
export const PATIENCE = { timeout: 60_000, interval: 100 } as const;

/** Held time: longer than the longest pause that the app makes by itself, which is five minutes. */
const LIMIT_MS = 10 * MINUTE_MS;

/** The built app on the stand-in, with a GitHub of its own and a time that the test moves. */
export interface RunningApp {
  readonly app: DrivenApp;
  readonly simulator: Simulator;
  readonly time: HeldTime;
  page(): Promise<Page>;
  view(): Promise<View>;
  /** Calls the bridge as the app's own page does. The function runs there, with one plain argument. */
  ask<R, A = null>(run: (bridge: Bridge, argument: A) => Promise<R>, argument?: A): Promise<R>;
  /** Lets time pass until the view fits. */
  until(fits: (view: View) => boolean, what: string): Promise<View>;
  /** Asks for a code and waits until the window shows it. */
  askForCode(): Promise<string>;
  /** A whole sign-in, to a lit token and the account's own screen; answers the account's key. */
  signIn(): Promise<string>;
  /** Lets time pass until a person can read this in the window. */
  untilShown(text: string): Promise<void>;
  /** Lets time pass until the simulator has answered so many requests. */
  untilAnswered(endpoint: Endpoint, count: number): Promise<void>;
}

export interface AppBench {
  /** With a GitHub of its own, unless one is given. All apps of a test stand at one instant. */
  start(options?: Partial<LaunchOptions>, simulator?: Simulator): Promise<RunningApp>;
  /** Errors that nobody catches are what the test is about. */
  mayFail(app: DrivenApp): void;
  /** A folder for several apps in a row; it goes when they are gone. */
  folder(): string;
}

/** One browser for all tests; each test's apps and simulators end with it, without an uncaught exception. */
function useAppBench(): AppBench {
  let driver: Driver;
  let recordedDir = '';
  const apps: DrivenApp[] = [];
  const simulators = new Set<Simulator>();
  const folders: string[] = [];
  const mayFail = new WeakSet<DrivenApp>();
  let time = holdTime();

  beforeAll(async () => {
    if (!existsSync(path.join(ROOT, 'out/main/index.cjs'))) {
      throw new Error('The app is not built: run `npm run build` first.');
    }
    driver = await createStandInDriver();
    recordedDir = writeRecordedApp();
  });
  afterEach(async () => {
    const ended = apps.splice(0);
    await Promise.all(ended.map((app) => app.close()));
    await Promise.all([...simulators].map((simulator) => simulator.close()));
    simulators.clear();
    time = holdTime();
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
    for (const app of ended) if (!mayFail.has(app)) expect(app.output()).not.toContain(UNCAUGHT);
  });
  afterAll(async () => {
    rmSync(recordedDir, { recursive: true, force: true });
    await driver.close();
  });

  return {
    mayFail: (app) => void mayFail.add(app),
    folder() {
      const made = mkdtempSync(path.join(tmpdir(), 'pilot-light-faults-'));
      folders.push(made);
      return made;
    },
    async start(options = {}, simulator) {
      const gitHub = simulator ?? (await startGitHub());
      const env = {
        PILOT_LIGHT_GITHUB: gitHub.url,
        // Without a bus nobody can be asked for a tray, and the app shows its window at once.
        DBUS_SESSION_BUS_ADDRESS: '',
        ...options.env,
      };
      const app = await driver.launch({ appDir: recordedDir, heldTime: time, ...options, env });
      apps.push(app);
      time.joinApp(app);
      searchApp(app);
      return runningApp(app, gitHub, time);
    },
  };

  async function startGitHub(): Promise<Simulator> {
    const simulator = await startSimulator({ clock: time.simulatorClock, onSecret: knowSecret });
    simulators.add(simulator);
    time.join(simulator);
    return simulator;
  }
}

function runningApp(app: DrivenApp, simulator: Simulator, time: HeldTime): RunningApp {
  const ask: RunningApp['ask'] = async (run, argument) => {
    const page = await app.window();
    const text = JSON.stringify(argument ?? null);
    return page.evaluate(`(${run.toString()})(window.pilotLight, ${text})`);
  };
  const view = () => ask((bridge) => bridge.getView());

  const self: RunningApp = {
    app,
    simulator,
    time,
    page: () => app.window(),
    view,
    ask,
    async until(fits, what) {
      let last: View | null = null;
      const look = async (): Promise<boolean> => {
        last = await view().catch(() => null);
        return last !== null && fits(last);
      };
      await time.passUntil(look, LIMIT_MS).catch((cause: unknown) => {
        // What the app has said by then is the first thing to read.
        const said = app.output().slice(-2_000);
        throw new Error(`${what}: ${briefly(last)}\n${said}`, { cause });
      });
      if (last === null) throw new Error(`${what}: there is no view`);
      return last;
    },
    async askForCode() {
      await self.until(() => true, 'a page that listens');
      await ask(async (bridge) => {
        const { hosts } = await bridge.getView();
        return bridge.startSignIn({ host: hosts[0], accountKey: null });
      });
      const { signIn } = await self.until((seen) => seen.signIn.kind === 'awaitingUser', 'a code');
      return signIn.kind === 'awaitingUser' ? signIn.userCode : '';
    },
    async signIn() {
      const userCode = await self.askForCode();
      await simulator.control.approve({ userCode });
      const lit = await self.until(
        ({ accounts, signIn }) => accounts[0]?.session.kind === 'lit' && signIn.kind === 'done',
        'a lit token',
      );
      await ask((bridge) => bridge.dismissSignIn());
      return lit.accounts[0]?.key ?? '';
    },
    async untilShown(text) {
      const shown = (await app.window()).getByText(text).first();
      await time.passUntil(() => shown.isVisible(), LIMIT_MS);
    },
    async untilAnswered(endpoint, count) {
      const answered = async () => (await simulator.control.log({ endpoint })).length;
      await time.passUntil(async () => (await answered()) >= count, LIMIT_MS);
    },
  };
  return self;
}

/** What a failed wait says: enough of the view to see why. */
function briefly(view: View | null): string {
  if (view === null) return 'no view';
  const { signIn, storage, accounts, mishap } = view;
  const sessions = accounts.map(({ key, session }) => `${key}=${session.kind}`);
  return JSON.stringify({ signIn: signIn.kind, storage, sessions, mishap });
}

export const bench = useAppBench();
