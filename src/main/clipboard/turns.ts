import { createTurn, type InTurn } from '../in-turn.ts';
import type { Clock } from '../ports.ts';

/** One thing at a time, and none for ever. */
export interface Turns {
  readonly inTurn: InTurn;
  /**
   * Asks the system, and answers null when it fails or does not answer in time, in real milliseconds. What comes later is
   * told to `onLate`, in turn.
   */
  inTime<T>(
    withinMs: number,
    ask: () => Promise<T>,
    onLate?: (late: T) => void | Promise<void>,
  ): Promise<T | null>;
  /** What is waited for now is waited for no longer. */
  hurry(): void;
}

/** A queue in front of what may hang. */
export function createTurns(clock: Pick<Clock, 'after'>): Turns {
  const inTurn = createTurn();
  let giveUp = (): void => undefined;

  return {
    inTurn,
    inTime: (withinMs, ask, onLate) =>
      new Promise((resolve) => {
        let isOver = false;
        const finish = (): void => {
          isOver = true;
          cancel();
          resolve(null);
        };
        const cancel = clock.after(withinMs, finish);
        giveUp = finish;
        // `async`, so that one that throws is one that rejects.
        const asking = (async () => ask())();
        asking.then((answer) => {
          if (isOver) return void inTurn(() => onLate?.(answer));
          isOver = true;
          cancel();
          return resolve(answer);
        }, finish);
      }),
    hurry: () => giveUp(),
  };
}
