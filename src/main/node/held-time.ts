import { createHeldClock } from '../time/held-clock.ts';
import type { AppTime } from './app-time.ts';

/** Where a test finds the {@link TimeHandle} of an app whose time is held: on the global object. */
export const TIME_HANDLE = 'pilotLightTime';

/** What the app can be waiting for, as far as who holds the time must tell it apart. */
export type WorkKind = 'request' | 'keyring' | 'other';

export interface OpenWork {
  readonly kind: WorkKind;
  readonly name: string;
}

export interface TimeReport {
  readonly nowMs: number;
  /** Infinity when no timer is set. */
  readonly nextDueMs: number;
  /** Calls of watched ports that are not yet answered. */
  readonly open: readonly OpenWork[];
  /** How many watched calls there have been. */
  readonly callCount: number;
}

/** How a test moves the time of the app. */
export interface TimeHandle {
  /**
   * Rings one timer after the other until `untilMs`. Stops early at the first that makes the app begin something, and
   * when `stopsAtNews` also at the first that changes a face. If time moves, requests wait until {@link catchUp}.
   */
  pass(untilMs: number, stopsAtNews: boolean): Promise<TimeReport>;
  /** The world outside is where the app is: waiting requests leave. */
  catchUp(): void;
  sleep(spanMs: number): void;
  setWall(byMs: number): void;
}

/** Time that stands still until it is moved through the handle, which is put on the global object. */
export function holdTime(startMs: number): AppTime {
  const clock = createHeldClock(startMs);
  const open = new Map<symbol, OpenWork>();
  const gate = createGate();
  let callCount = 0;
  let newsCount = 0;

  function count(kind: WorkKind, name: string, answer: unknown): unknown {
    if (!(answer instanceof Promise)) {
      newsCount += 1;
      return answer;
    }
    const id = Symbol(name);
    callCount += 1;
    open.set(id, { kind, name });
    return answer.finally(() => open.delete(id));
  }

  const handle: TimeHandle = {
    async pass(untilMs, stopsAtNews) {
      const before = { callCount, newsCount };
      const isStopped = (): boolean =>
        callCount > before.callCount || (stopsAtNews && newsCount > before.newsCount);
      if (untilMs > clock.nowMs()) gate.close();
      await promisesSettle();
      while (!isStopped() && clock.ringNext(untilMs)) await promisesSettle();
      const [nowMs, nextDueMs] = [clock.nowMs(), clock.nextDueMs()];
      return { nowMs, nextDueMs, open: [...open.values()], callCount };
    },
    catchUp: gate.open,
    sleep: clock.sleep,
    setWall: clock.setWall,
  };
  Reflect.set(globalThis, TIME_HANDLE, handle);

  return {
    clock: { ...clock, shown: { startedAtMs: startMs, rate: 1 } },
    machine: clock,
    watched: (kind, port) =>
      new Proxy(port, {
        get(target, name) {
          const member: unknown = Reflect.get(target, name);
          if (typeof member !== 'function') return member;
          return (...args: unknown[]) => count(kind, String(name), member.apply(target, args));
        },
      }),
    inStep: (http) => async (request) => {
      await gate.passed();
      return http(request);
    },
  };
}

interface Gate {
  readonly close: () => void;
  readonly open: () => void;
  readonly passed: () => Promise<void>;
}

function createGate(): Gate {
  let isOpen = true;
  let waiting: (() => void)[] = [];
  return {
    close: () => {
      isOpen = false;
    },
    open: () => {
      isOpen = true;
      const released = waiting;
      waiting = [];
      for (const proceed of released) proceed();
    },
    passed: () =>
      isOpen ? Promise.resolve() : new Promise<void>((resolve) => waiting.push(resolve)),
  };
}

/** What follows from a timer without waiting for the world outside has happened by the next turn. */
function promisesSettle(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
