import type { Mishaps } from './mishaps.ts';
import type { Log } from './ports.ts';

/** Of a stack the first lines tell where it was. */
const LONGEST_STACK = 2_000;

/**
 * What a running app does with an error that nobody caught: logs it, tells its user once, and goes on. Never throws.
 *
 * An abort is no failure: Electron leaves one behind when a request is given up while its body is being sent.
 */
export function createUncaught(
  log: Pick<Log, 'warn'>,
  mishaps: Pick<Mishaps, 'report'>,
): (error: unknown) => void {
  let isTold = false;
  return (error) => {
    const stack = error instanceof Error ? (error.stack ?? error.message) : typeof error;
    log.warn('uncaught', { error: stack.slice(0, LONGEST_STACK) });
    if (isTold || isAbort(error)) return;
    isTold = true;
    mishaps.report('internalError');
  };
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}
