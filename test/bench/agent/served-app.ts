import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Bridge } from '../../../src/shared/ipc.ts';
import { createStandInDriver } from '../../e2e/driver/stand-in-driver.ts';
import { startSimulator } from '../../simulator/simulator.ts';
import { ROOT } from '../../support/root.ts';
import { until } from '../until.ts';

/** The built app, signed in, with its agent on. */
export interface ServedApp {
  readonly socket: string;
  readonly runtimeDirectory: string;
  /** Calls the bridge as the app's own window does. */
  readonly ask: <R>(run: (bridge: Bridge) => Promise<R>) => Promise<R>;
  /** How many tokens GitHub has given so far. */
  readonly exchanges: () => Promise<number>;
  /** What main holds after everything that can go has gone, in bytes. */
  readonly heapBytes: () => Promise<number>;
  readonly close: () => Promise<void>;
}

/** A token is renewed once it is 20 s old, at the earliest: so fast that a busy second sees some. */
const TIME_SCALE = 60;

/** Starts it on the stand-in against the simulator; whoever calls this closes it. */
export async function openServedApp(): Promise<ServedApp> {
  const runtimeDirectory = mkdtempSync(path.join(tmpdir(), 'pl-'));
  const simulator = await startSimulator({ timeScale: TIME_SCALE });
  const driver = await createStandInDriver();
  const app = await driver.launch({
    appDir: ROOT,
    env: {
      PILOT_LIGHT_GITHUB: simulator.url,
      PILOT_LIGHT_TIME_SCALE: String(TIME_SCALE),
      DBUS_SESSION_BUS_ADDRESS: '',
      XDG_RUNTIME_DIR: runtimeDirectory,
    },
  });
  const page = await app.window();
  const ask: ServedApp['ask'] = (run) => page.evaluate(`(${run.toString()})(window.pilotLight)`);
  const view = () => ask((bridge) => bridge.getView());
  await page.waitForFunction('window.pilotLight !== undefined');
  await ask(async (bridge) => {
    const { hosts } = await bridge.getView();
    return bridge.startSignIn({ host: hosts[0], accountKey: null });
  });
  const { signIn } = await until(view, (seen) => seen.signIn.kind === 'awaitingUser');
  if (signIn.kind !== 'awaitingUser') throw new Error('there is no code');
  await simulator.control.approve({ userCode: signIn.userCode });
  await until(view, ({ accounts }) => accounts[0]?.session.kind === 'lit');
  await ask((bridge) => bridge.turnAgent(true));
  const { agent } = await until(view, (seen) => seen.agent.address !== null);
  return {
    socket: agent.address ?? '',
    runtimeDirectory,
    ask,
    exchanges: async () => (await simulator.control.log({ endpoint: 'exchange' })).length,
    heapBytes: () => app.evaluate(heapBytes),
    async close() {
      await app.close();
      await driver.close();
      await simulator.close();
      rmSync(runtimeDirectory, { recursive: true, force: true });
    },
  };
}

/** Runs in main. What a callback still holds is let go in the meantime: looked at until it has not shrunk five times. */
async function heapBytes(): Promise<number> {
  const LOOKS = 5;
  const v8 = process.getBuiltinModule('node:v8');
  const vm = process.getBuiltinModule('node:vm');
  v8.setFlagsFromString('--expose-gc');
  const collect = vm.runInNewContext('gc') as () => void;
  let least = Number.POSITIVE_INFINITY;
  for (let look = 0; look < LOOKS; look++) {
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
    collect();
    const { heapUsed } = process.memoryUsage();
    // A thousandth less is no news: it would look for ever.
    if (heapUsed < least * 0.999) look = -1;
    least = Math.min(least, heapUsed);
  }
  return least;
}
