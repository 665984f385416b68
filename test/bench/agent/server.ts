import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { type Budget, compare, median, quantile } from '../budgets.ts';
import { pause } from '../pause.ts';
import type { Load } from './load.ts';
import { setApart } from './processors.ts';
import type { ServedApp } from './served-app.ts';

/** How the server did. */
export interface ServerFigures {
  readonly budgets: readonly Budget[];
  readonly idleMs: { readonly p50: number; readonly p99: number };
  readonly busyMs: { readonly p50: number; readonly p99: number };
  readonly renewals: number;
  /** Whether main and its caller had processors of their own, beside those of the window, GitHub and the measuring. */
  readonly isApart: boolean;
  readonly heapBytes: { readonly after1000: number; readonly after10000: number };
}

const PER_SECOND = 200;
/** One side, then the other: a busy moment of the machine meets both alike. */
const STRETCH_MS = 2_000;

/** How long answers take at a steady rate, idle and beside a renewal and a window that never rest; and what stays behind. */
export async function measureServer(app: ServedApp, stretches: number): Promise<ServerFigures> {
  const caller = startCaller(app.socket);
  try {
    return await measureWith(caller, app, stretches);
  } finally {
    caller.stop();
  }
}

async function measureWith(
  caller: LoadCaller,
  app: ServedApp,
  stretches: number,
): Promise<ServerFigures> {
  const heapBytes = await measureHeap(caller, app);
  // How long Chromium paints in software beside it is nothing that main could change.
  const isApart = setApart([app.pid, caller.pid]);
  const idle: (readonly number[])[] = [];
  const busy: (readonly number[])[] = [];
  const ask = () => caller.ask({ perSecond: PER_SECOND, forMs: STRETCH_MS });
  const before = await app.exchanges();
  for (let stretch = 0; stretch < stretches; stretch++) {
    idle.push(await ask());
    const work = keepBusy(app);
    busy.push(await ask());
    await work.stop();
  }
  const [idleMs, busyMs] = [figuresOf(idle), figuresOf(busy)];
  const { after1000, after10000 } = heapBytes;
  return {
    budgets: [
      compare('server p99 busy / idle, 200 requests/s', 4, busyMs.p99, idleMs.p99),
      compare('heap after 10,000 requests / after 1,000', 1.02, after10000, after1000),
    ],
    idleMs,
    busyMs,
    renewals: (await app.exchanges()) - before,
    isApart,
    heapBytes,
  };
}

/**
 * The middle of what each stretch says: of all answers together, one bad moment of the machine would be the hundredth
 * part that decides.
 */
function figuresOf(stretches: readonly (readonly number[])[]): {
  readonly p50: number;
  readonly p99: number;
} {
  const middle = (part: number): number =>
    Number(median(stretches.map((times) => quantile(times, part))).toFixed(2));
  return { p50: middle(0.5), p99: middle(0.99) };
}

/** Below the limit of 500 a second, so that each is answered. */
const FILLING_PER_SECOND = 400;

async function measureHeap(
  caller: LoadCaller,
  app: ServedApp,
): Promise<ServerFigures['heapBytes']> {
  const ask = (count: number) =>
    caller.ask({ perSecond: FILLING_PER_SECOND, forMs: (count / FILLING_PER_SECOND) * 1000 });
  await ask(1_000);
  const after1000 = await app.heapBytes();
  await ask(9_000);
  return { after1000, after10000: await app.heapBytes() };
}

/** As fast as hands click: without a pause it would be Chromium's painting that is measured, on the same processors. */
const BUSY_PAUSE_MS = 250;

/** A window that is used and a token that is renewed, again and again. */
function keepBusy(app: ServedApp): { readonly stop: () => Promise<void> } {
  const over = new AbortController();
  const during = async (act: () => Promise<unknown>): Promise<void> => {
    while (!over.signal.aborted) {
      await act();
      await pause(BUSY_PAUSE_MS);
    }
  };
  const work = [
    // What a page asks for while it is used; a setting would measure the disk.
    during(() =>
      app.ask(async (bridge) => {
        await bridge.getWords('ja');
        await bridge.fitWindow(600);
        await bridge.fitWindow(480);
        return bridge.getView();
      }),
    ),
    during(() =>
      app.ask(async (bridge) => {
        const { selectedKey } = await bridge.getView();
        return selectedKey === null ? null : bridge.refreshNow(selectedKey);
      }),
    ),
  ];
  return {
    async stop() {
      over.abort();
      await Promise.all(work);
    },
  };
}

/** Asks from a process of its own. */
interface LoadCaller {
  readonly pid: number;
  readonly ask: (load: Omit<Load, 'socketPath'>) => Promise<readonly number[]>;
  readonly stop: () => void;
}

function startCaller(socketPath: string): LoadCaller {
  const file = path.join(import.meta.dirname, 'load-child.ts');
  const child = fork(file, { execArgv: ['--import', 'tsx'] });
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`the caller ended with ${String(code)}`);
  });
  // Heard where somebody waits for an answer.
  ended.catch(() => undefined);
  return {
    // Undefined only where the process could not be started, and then `ended` throws.
    pid: child.pid ?? 0,
    async ask(load) {
      child.send({ ...load, socketPath });
      const [took] = (await Promise.race([once(child, 'message'), ended])) as [readonly number[]];
      return took;
    },
    stop: () => void child.kill(),
  };
}
