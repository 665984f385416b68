import type { Mishaps } from './mishaps.ts';
import type { Log } from './ports.ts';

/** Of a stack the first lines tell where it was. */
const LONGEST_STACK = 2_000;

/** What a running app does with an error that nobody caught: logs it, tells its user once, and goes on. Never throws. */
export function createUncaught(
  log: Pick<Log, 'warn'>,
  mishaps: Pick<Mishaps, 'report'>,
): (error: unknown) => void {
  let isTold = false;
  return (error) => {
    const stack = error instanceof Error ? (error.stack ?? error.message) : typeof error;
    log.warn('uncaught', { error: stack.slice(0, LONGEST_STACK) });
    if (isTold) return;
    isTold = true;
    mishaps.report('internalError');
  };
}
