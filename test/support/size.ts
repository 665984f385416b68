import { type Size, sizeOf } from './size-of.ts';

export type { Size } from './size-of.ts';

/** `full` where time does not matter; `reduced` in every run. Throws when TEST_SIZE says something else. */
export const size: Size = sizeOf(process.env);

/**
 * What the reduced size leaves out: the packed app, the commands as processes, what has to be installed, whether the
 * doubles are as what they stand for, a search for secrets that the faults make as well, and each walk once more with the
 * tray at the other end.
 */
export const fullOnly: readonly string[] =
  size === 'full'
    ? []
    : [
        '**/test/integration/{desktop,packaging,scripts}/**',
        '**/test/integration/agent/ssh.test.ts',
        '**/test/e2e/conformance/**',
        '**/test/e2e/walls/canary.spec.ts',
        '**/test/e2e/accessibility/presses.spec.ts',
      ];

/** The number for this run's size. */
export function sized(reduced: number, full: number): number {
  return size === 'full' ? full : reduced;
}
