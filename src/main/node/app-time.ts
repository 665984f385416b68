import type { AppClock } from '../../shared/format/app-clock.ts';
import type { Clock, Http } from '../ports.ts';
import type { Environment } from './environment.ts';
import { holdTime, type WorkKind } from './held-time.ts';
import { createSystemClock } from './system-clock.ts';

/** Where the app has its time from. */
export interface AppTime {
  /** What the core lives by; `shown` lets the window follow. A developer may have it run fast. */
  readonly clock: Clock & { readonly shown: AppClock };
  /** What the network and people's hands live by, however fast the app's own time runs. */
  readonly machine: Clock;
  /** The same port. Who holds the time, if anybody, learns of each of its calls that is not yet answered. */
  watched<T extends object>(kind: WorkKind, port: T): T;
  /** The same port. While time is held, a request waits until the world outside has come as far as the app. */
  inStep(http: Http): Http;
}

/** The machine's time, perhaps scaled; or time that stands still until a test moves it. */
export function appTimeOf({ timeScale, heldAtMs }: Environment): AppTime {
  if (heldAtMs !== null) return holdTime(heldAtMs);
  return {
    clock: createSystemClock(timeScale),
    machine: createSystemClock(1),
    watched: (_kind, port) => port,
    inStep: (http) => http,
  };
}
