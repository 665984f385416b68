import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Bridge } from '../../../src/shared/ipc.ts';
import { createStandInDriver } from '../../e2e/driver/stand-in-driver.ts';
import { startSimulator } from '../../simulator/simulator.ts';
import { ROOT } from '../../support/root.ts';
import { until } from '../until.ts';
import { heldBytes } from './heap.ts';

/** The built app, signed in, with its agent on. */
export interface ServedApp {
  /** Of its main process. */
  readonly pid: number;
  readonly socket: string;
  readonly runtimeDirectory: string;
  /** Calls the bridge as the app's own window does. */
  readonly ask: <R>(run: (bridge: Bridge) => Promise<R>) => Promise<R>;
  /** How many tokens GitHub has given so far. */
  readonly exchanges: () => Promise<number>;
  /** What main holds after everything that can go has gone, in bytes, without V8's compiled code. */
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
    pid: await app.evaluate(() => process.pid),
    socket: agent.address ?? '',
    runtimeDirectory,
    ask,
    exchanges: async () => (await simulator.control.log({ endpoint: 'exchange' })).length,
    async heapBytes() {
      const file = path.join(runtimeDirectory, 'main.heapsnapshot');
      await app.evaluate(writeHeap, file);
      return heldBytes(file);
    },
    async close() {
      await app.close();
      await driver.close();
      await simulator.close();
      rmSync(runtimeDirectory, { recursive: true, force: true });
    },
  };
}

/** Runs in main. V8 collects all garbage first; what callbacks still hold is let go in the meantime. */
async function writeHeap(_electron: unknown, file: string): Promise<void> {
  await new Promise((resolve) => {
    setTimeout(resolve, 1_000);
  });
  process.getBuiltinModule('node:v8').writeHeapSnapshot(file);
}
