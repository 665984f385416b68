import type { Mishap } from '../shared/mishap.ts';
import { createListeners } from './listeners.ts';
import type { Signal } from './ports.ts';

/** The board of what went wrong outside sign-in and renewal. It holds the last one. */
export interface Mishaps {
  /** Null once the user has read it. */
  last(): Mishap | null;
  report(mishap: Mishap): void;
  dismiss(): void;
  readonly onChange: Signal;
}

/** A board with nothing on it. */
export function createMishaps(): Mishaps {
  const listeners = createListeners();
  let last: Mishap | null = null;

  function put(mishap: Mishap | null): void {
    if (mishap === last) return;
    last = mishap;
    listeners.tell();
  }

  return {
    last: () => last,
    report: put,
    dismiss: () => put(null),
    onChange: listeners.add,
  };
}
