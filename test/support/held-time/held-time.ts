import { setImmediate as turn } from 'node:timers/promises';
import { TIME_HANDLE, type TimeHandle, type TimeReport } from '../../../src/main/node/held-time.ts';
import type { DrivenApp, HeldLaunch } from '../../e2e/driver/driver.ts';
import { createHeldClock, type HeldSimulatedClock } from '../../simulator/clock.ts';
import type { Simulator } from '../../simulator/simulator.ts';
import { type HeldPages, holdPages } from './held-pages.ts';

/**
 * The one clock of a test: app, pages and simulator stand at its instant, and none of them moves by itself.
 *
 * It goes from one due event to the next, and at each it waits until all three are quiet: nothing is under way but what
 * waits for time itself, or for ever because the test wants it so.
 */
export interface HeldTime extends HeldLaunch {
  /** For a simulator to start with. */
  readonly simulatorClock: HeldSimulatedClock;
  /** Moves this simulator along. */
  join(simulator: Simulator): void;
  /** Moves this app along; it was launched with this as its `heldTime`. Again after a restart is not needed. */
  joinApp(app: DrivenApp): void;
  nowMs(): number;
  /** No time passes; what is under way comes to its end. */
  settle(): Promise<void>;
  pass(spanMs: number): Promise<void>;
  /** Passes until the condition holds, looking at every event. Throws when `limitMs` is over before. */
  passUntil(isReached: () => boolean | Promise<boolean>, limitMs: number): Promise<void>;
  /** The machine sleeps for this long and wakes up. */
  sleep(spanMs: number): Promise<void>;
  /** Somebody sets the machine's clock by this much. */
  setWall(byMs: number): Promise<void>;
}

/** A morning on which every test begins. */
const START_MS = Date.UTC(2026, 10, 25, 9, 30);

/** Real time, and only for failures: on a machine that does a hundred other things, starting an app takes half a minute. */
const PATIENCE_MS = 120_000;

/** Between two looks at something that is under way; less would take the time from those who work on it. */
const LOOK_EVERY_MS = 4;

export function holdTime(startMs = START_MS): HeldTime {
  const simulatorClock = createHeldClock(startMs);
  const pages = holdPages(startMs);
  const simulators: Simulator[] = [];
  const apps: DrivenApp[] = [];
  let nowMs = startMs;

  const running = (): readonly DrivenApp[] => apps.filter((app) => !app.hasExited());

  async function settle(): Promise<void> {
    await withPatience(async (tell) => {
      for (let before = ''; ; ) {
        const { open, mark } = await lookAround({ apps: running(), simulators, pages, nowMs });
        tell(open);
        // Quiet twice, and nothing has come or gone in between.
        if (open.length === 0 && mark === before) return;
        before = open.length === 0 ? mark : '';
        if (open.length > 0) await pause();
      }
    });
  }

  /** Goes on to the next event, or to `untilMs`. */
  async function step(untilMs: number, stopsAtNews: boolean): Promise<void> {
    const movers = running();
    let toMs = Math.min(untilMs, simulatorClock.nextDueMs());
    // Alone, an app may run ahead and say where it stopped; several must not lose each other.
    if (movers.length > 1) {
      for (const app of movers) {
        toMs = Math.min(toMs, (await passIn(app, nowMs, false))?.nextDueMs ?? toMs);
      }
    }
    for (const app of movers) {
      toMs = Math.min(toMs, (await passIn(app, toMs, stopsAtNews))?.nowMs ?? toMs);
    }
    nowMs = toMs;
    simulatorClock.moveTo(nowMs);
    await pages.moveTo(nowMs);
    for (const app of movers) await useHandle(app, ['catchUp']);
    await settle();
  }

  return {
    simulatorClock,
    env: () => ({ PILOT_LIGHT_HELD_AT: String(nowMs) }),
    hold: pages.hold,
    join: (simulator) => void simulators.push(simulator),
    joinApp: (app) => void apps.push(app),
    nowMs: () => nowMs,
    settle,
    async pass(spanMs) {
      const untilMs = nowMs + spanMs;
      await settle();
      while (nowMs < untilMs) await step(untilMs, false);
    },
    async passUntil(isReached, limitMs) {
      const untilMs = nowMs + limitMs;
      await settle();
      while (!(await isReached())) {
        if (nowMs >= untilMs) {
          throw new Error(`not within ${limitMs} ms of held time: ${isReached.toString()}`);
        }
        await step(untilMs, true);
      }
    },
    async sleep(spanMs) {
      await settle();
      const sleepers = running();
      for (const app of sleepers) await app.power('suspend');
      nowMs += spanMs;
      simulatorClock.moveTo(nowMs);
      await pages.sleep(spanMs);
      for (const app of sleepers) await useHandle(app, ['sleep', spanMs]);
      for (const app of sleepers) await app.power('resume');
      await settle();
    },
    async setWall(byMs) {
      await pages.setWall(byMs);
      for (const app of running()) await useHandle(app, ['setWall', byMs]);
      await settle();
    },
  };
}

/** Runs the work, which tells what it waits for; throws with that when it takes too long. */
async function withPatience(
  work: (tell: (open: readonly string[]) => void) => Promise<void>,
): Promise<void> {
  let open: readonly string[] = ['the first look'];
  let failure: Error | null = null;
  let timer: NodeJS.Timeout | undefined;
  const watchdog = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      const what = open.join(', ') || 'nothing';
      failure = new Error(`not quiet after ${PATIENCE_MS} ms; open: ${what}`);
      reject(failure);
    }, PATIENCE_MS);
  });
  const working = work((next) => {
    // Nobody waits any more.
    if (failure !== null) throw failure;
    open = next;
  });
  await Promise.race([working, watchdog]).finally(() => clearTimeout(timer));
}

function pause(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, LOOK_EVERY_MS);
  });
}

interface Around {
  readonly apps: readonly DrivenApp[];
  readonly simulators: readonly Simulator[];
  readonly pages: HeldPages;
  readonly nowMs: number;
}

/** One look at everybody: what is under way, and a mark that changes with whatever has come or gone. */
async function lookAround({ apps, simulators, pages, nowMs }: Around) {
  const open: string[] = [];
  const marks: number[] = [];
  let requestCount = 0;
  for (const app of apps) {
    const report = await passIn(app, nowMs, false);
    if (report === null) {
      if (!app.hasExited()) open.push('the start of the app');
      continue;
    }
    const requests = report.open.filter(({ kind }) => kind === 'request');
    requestCount += requests.length;
    const busy = report.open.filter(
      ({ kind }) => kind === 'other' || (kind === 'keyring' && !app.isKeyringHanging()),
    );
    open.push(...busy.map(({ kind, name }) => `${kind}: ${name}`));
    open.push(...(await pages.drawFirstFrames()));
    const { messageCount, answers } = await app.flush(STATE_OF_PAGE);
    marks.push(report.callCount, messageCount);
    open.push(...answers.flatMap((answer) => (answer === null ? [] : [stateOf(answer)])));
  }
  // What an app has closed or sent by now is seen by the simulator in its next turn.
  await turn();
  await turn();
  open.push(...simulators.flatMap(({ traffic }) => traffic.open()));
  const heldBackCount = simulators.reduce((sum, { traffic }) => sum + traffic.heldBackCount(), 0);
  if (requestCount !== heldBackCount) {
    open.push(`${requestCount} requests, of which ${heldBackCount} are held back`);
  }
  return { open, mark: marks.join() };
}

function stateOf(answer: unknown): string {
  return typeof answer === 'string' ? answer : 'a page that does not answer';
}

/**
 * Null, or what the page is at, after all that is queued in it and what that queues. As text: nothing may be compiled
 * into it.
 */
const STATE_OF_PAGE = `new Promise((done) => {
  const { port1, port2 } = new MessageChannel();
  const answer = () => {
    const isStarting = 'pilotLight' in window && document.documentElement.dataset.theme === undefined;
    done(isStarting || document.readyState === 'loading' ? 'the start of a page' : null);
  };
  port1.onmessage = () => { port1.onmessage = answer; port2.postMessage(null); };
  port2.postMessage(null);
})`;

/** Null while the app has no handle yet, or when it has exited. */
async function passIn(
  app: DrivenApp,
  untilMs: number,
  stopsAtNews: boolean,
): Promise<TimeReport | null> {
  return useHandle(app, ['pass', untilMs, stopsAtNews]) as Promise<TimeReport | null>;
}

type Move = { [K in keyof TimeHandle]: [K, ...Parameters<TimeHandle[K]>] }[keyof TimeHandle];

async function useHandle(app: DrivenApp, move: Move): Promise<unknown> {
  const answer = app.evaluate(
    (_electron, [key, [verb, ...args]]) => {
      const handle = Reflect.get(globalThis, key) as TimeHandle | undefined;
      if (handle === undefined) return null;
      return (handle[verb] as (...all: unknown[]) => unknown)(...args);
    },
    [TIME_HANDLE, move] as const,
  );
  return answer.catch((error: unknown) => {
    if (app.hasExited()) return null;
    throw error;
  });
}
