import { deviceFlow } from '../config.ts';

/** How fast to poll. Everything the server has ever said about it is kept for all later polls. */
export interface Pace {
  readonly intervalMs: number;
  /** The server has said `slow_down` at least once. */
  readonly slowed: boolean;
  /** Polls in a row that timed out. */
  readonly timeouts: number;
}

/**
 * How long to wait before the next poll, in milliseconds.
 *
 * A margin over the interval from the start, because clocks in virtual machines tick fast (cli/cli#9370), and doubled
 * for each timed-out poll in a row.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8628#section-3.5
 */
export function pollWaitMs(pace: Pace): number {
  const factor = pace.slowed ? deviceFlow.waitFactorAfterSlowDown : deviceFlow.waitFactor;
  return pace.intervalMs * factor * 2 ** Math.min(pace.timeouts, MAXIMUM_DOUBLINGS);
}

/** Enough to outlast any code (5 s doubled ten times is over an hour), and far from overflow. */
const MAXIMUM_DOUBLINGS = 10;

/** The pace after `slow_down`: 5 s slower, or the server's own interval if that is slower still. */
export function afterSlowDown(pace: Pace, serverIntervalMs: number | null): Pace {
  const intervalMs = Math.max(pace.intervalMs + deviceFlow.slowDownStepMs, serverIntervalMs ?? 0);
  return { intervalMs, slowed: true, timeouts: 0 };
}
