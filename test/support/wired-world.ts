import { DEFAULT_CLIENT_ID } from '../../src/main/config.ts';
import type { AccountState } from '../../src/main/engine/engine.ts';
import { viewOf } from '../../src/main/faces/view.ts';
import { createGitHub } from '../../src/main/github/github.ts';
import type { ActivityEntry, GitHub } from '../../src/main/ports.ts';
import { createRedactor, type Redactor } from '../../src/main/secrets/redactor.ts';
import type { Secret } from '../../src/main/secrets/secret.ts';
import type { AccountView, View } from '../../src/shared/view.ts';
import type { Control } from '../simulator/control-contract.ts';
import { type Simulator, startSimulator } from '../simulator/simulator.ts';
import { nodeHttp } from './node-http.ts';
import { SURROUNDINGS } from './views.ts';
import { createVirtualWorld, type VirtualWorld } from './virtual-world.ts';
import type { LogLine } from './wire-bench.ts';
import {
  type Route,
  type Timers,
  type Traffic,
  watchTimers,
  watchTraffic,
} from './wired-traffic.ts';

/**
 * The real engine and the real wire, over real sockets to a simulator in this process, in virtual time: while a request
 * is under way the clock stands, unless the server holds the request back for good.
 */
export interface WiredWorld
  extends Pick<
    VirtualWorld,
    'activity' | 'alarms' | 'clock' | 'engine' | 'network' | 'power' | 'restart' | 'vault'
  > {
  readonly simulator: Simulator;
  readonly gitHub: Control;
  /** The simulator's own, unless another was asked for. */
  readonly host: string;
  /** Every request that was carried out, in the order in which they ended. */
  readonly requests: readonly FinishedRequest[];
  /** What the wire logged. */
  readonly lines: readonly LogLine[];
  /** The app's own, which knows what is in hand. */
  readonly redactor: Redactor;
  /** Every secret that the wire has been given, or has found in an answer. */
  readonly secrets: readonly Secret[];
  /** Time goes on by this much, here and at the server, and every request that is answered at all is answered. */
  pass(spanMs: number): Promise<void>;
  /** The machine sleeps; the server does not. */
  sleep(spanMs: number): Promise<void>;
  /** Signs in and waits for the first Copilot token. */
  signIn(): Promise<AccountState>;
  /** The one account, as it is now. */
  account(): AccountState;
  /** What faces are shown. */
  view(): View;
  accountView(): AccountView;
  close(): Promise<void>;
}

export interface FinishedRequest extends Extract<ActivityEntry, { kind: 'request' }> {
  /** True time, epoch milliseconds. */
  readonly endedAtMs: number;
}

export interface WiredOptions {
  readonly host?: string;
  readonly route?: Route;
  /** Uniform in [0, 1); 0 by default, which means the longest backoff. */
  readonly random?: () => number;
}

export async function createWiredWorld(options: WiredOptions = {}): Promise<WiredWorld> {
  const simulator = await startSimulator({ timeScale: 0 });
  const { control } = simulator;
  const host = options.host ?? new URL(simulator.url).host;
  const traffic = watchTraffic(simulator, options.route ?? (() => nodeHttp));
  const requests: FinishedRequest[] = [];
  const lines: LogLine[] = [];
  const secrets: Secret[] = [];
  const redactor = createRedactor();
  let timers: Timers | null = null;
  let wire: GitHub | null = null;
  const world = await createVirtualWorld({
    random: options.random ?? (() => 0),
    clientId: DEFAULT_CLIENT_ID,
    tamper: {
      clock: (clock) => (timers ??= watchTimers(clock)),
      newHolder: redactor.newHolder,
      gitHub: () => (wire = wireOver(traffic, theTimers(), { lines, secrets, add, redactor })),
    },
  });
  const { clock } = world;

  function theTimers(): Timers {
    if (timers === null) throw new Error('the clock comes before the wire');
    return timers;
  }

  function add(entry: Extract<ActivityEntry, { kind: 'request' }>): void {
    requests.push({ ...entry, endedAtMs: clock.trueMs() });
  }

  async function pass(spanMs: number): Promise<void> {
    const untilMs = Math.ceil(clock.monotonicMs() + spanMs);
    await traffic.quiet();
    do {
      const nextMs = Math.min(theTimers().nextAtMs(), untilMs);
      // Whole milliseconds, or rounding could stop just short of a timer for ever.
      const stepMs = Math.max(Math.ceil(nextMs - clock.monotonicMs()), 0);
      await control.advance({ ms: stepMs });
      await clock.advance(stepMs);
      await traffic.quiet();
    } while (clock.monotonicMs() < untilMs || theTimers().nextAtMs() <= untilMs);
  }

  async function signIn(): Promise<AccountState> {
    world.engine().startSignIn(host, null);
    await pass(1_000);
    await control.approve();
    await pass(8_000);
    const { signIn } = world.engine().state();
    if (signIn.kind !== 'done') throw new Error(`the sign-in is ${signIn.kind}`);
    return account();
  }

  function account(): AccountState {
    const [only, ...others] = world.engine().state().accounts;
    if (only === undefined || others.length > 0) throw new Error('not exactly one account');
    return only;
  }

  function view(): View {
    const wallAt = (atMs: number): number => world.alarms().wallAt(atMs);
    return viewOf(world.engine().state(), {
      surroundings: { ...SURROUNDINGS, detours: wire?.detours() ?? {} },
      isCodeCopied: false,
      wallAt,
    });
  }

  function accountView(): AccountView {
    const [only] = view().accounts;
    if (only === undefined) throw new Error('no account is shown');
    return only;
  }

  return {
    ...world,
    simulator,
    gitHub: control,
    host,
    requests,
    lines,
    secrets,
    redactor,
    pass,
    async sleep(spanMs) {
      await control.advance({ ms: spanMs });
      clock.sleep(spanMs);
    },
    signIn,
    account,
    view,
    accountView,
    close: () => simulator.close(),
  };
}

function wireOver(
  traffic: Traffic,
  clock: Timers,
  told: {
    readonly lines: LogLine[];
    readonly secrets: Secret[];
    readonly redactor: Redactor;
    readonly add: (entry: Extract<ActivityEntry, { kind: 'request' }>) => void;
  },
): GitHub {
  const write = (message: string, facts: LogLine['facts'] = {}): void => {
    told.lines.push({ message, facts });
  };
  return createGitHub({
    http: traffic.http,
    clock,
    log: { info: write, warn: write },
    activity: {
      add(entry) {
        if (entry.kind !== 'request') return;
        traffic.ended();
        told.add(entry);
      },
    },
    allowLoopback: true,
    version: '1.2.3',
    onSecret(secret) {
      told.redactor.remember(secret);
      told.secrets.push(secret);
    },
    redact: told.redactor.redactValue,
  });
}
