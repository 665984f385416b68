import { setImmediate as turn } from 'node:timers/promises';

import type { Clock, Http } from '../../src/main/ports.ts';
import type { Simulator } from '../simulator/simulator.ts';

/** Real requests in virtual time: tells when there is nothing to wait for. */
export interface Traffic {
  readonly http: Http;
  /** One request that went through `http` has come to its end in the app. */
  readonly ended: () => void;
  /** Settles once every request has its answer, but those that will never have one. */
  readonly quiet: () => Promise<void>;
}

/** Another way to the server; a request that stays unanswered is announced with `hold`, which returns how to end that. */
export type Route = (simulator: Simulator, hold: () => () => void) => Http;

/** How the simulator logs what it will not finish. */
const NEVER_FINISHED: ReadonlySet<string | null> = new Set(['left hanging', 'slow']);

const NUMBER_HEADER = 'x-test-request';

export function watchTraffic(simulator: Simulator, route: Route): Traffic {
  const waiting = new Set<string>();
  const unfinished = new Set<string>();
  let logged = 0;
  let started = 0;
  let ended = 0;
  let held = 0;

  const send = route(simulator, () => {
    held += 1;
    return () => {
      held -= 1;
    };
  });

  const http: Http = (request) => {
    started += 1;
    const number = String(started);
    waiting.add(number);
    request.signal.addEventListener('abort', () => waiting.delete(number));
    return send({ ...request, headers: { ...request.headers, [NUMBER_HEADER]: number } });
  };

  /** Requests that the simulator holds back, and that the app has not yet given up. */
  async function heldBySimulator(): Promise<number> {
    for (const entry of await simulator.control.log({ afterNumber: logged })) {
      logged = entry.number;
      if (NEVER_FINISHED.has(entry.remark)) unfinished.add(entry.headers[NUMBER_HEADER] ?? '');
    }
    for (const number of unfinished) if (!waiting.has(number)) unfinished.delete(number);
    return unfinished.size;
  }

  async function isBusy(): Promise<boolean> {
    const open = started - ended - held;
    return open > 0 && open > (await heldBySimulator());
  }

  return {
    http,
    ended: () => {
      ended += 1;
    },
    async quiet() {
      // Twice: what was just answered may have led to the next request.
      for (let idle = 0; idle < 2; idle += 1) {
        await turn();
        while (await isBusy()) {
          idle = 0;
          await turn();
        }
      }
    },
  };
}

/** A clock that can tell when its next timer rings. */
export interface Timers extends Clock {
  /** Monotonic milliseconds; infinity when none is set. */
  nextAtMs(): number;
}

export function watchTimers(clock: Clock): Timers {
  const due = new Map<symbol, number>();
  return {
    wallMs: () => clock.wallMs(),
    monotonicMs: () => clock.monotonicMs(),
    uptimeMs: () => clock.uptimeMs(),
    after(delayMs, ring) {
      const id = Symbol('timer');
      due.set(id, clock.monotonicMs() + Math.max(delayMs, 0));
      const cancel = clock.after(delayMs, () => {
        due.delete(id);
        ring();
      });
      return () => {
        due.delete(id);
        cancel();
      };
    },
    nextAtMs: () => Math.min(Number.POSITIVE_INFINITY, ...due.values()),
  };
}
