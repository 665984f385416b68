import { sizeOf } from './size-of.ts';

const said = sizeOf(process.env);

/** `full` where time does not matter; `reduced` in every run. Throws when TEST_SIZE says something else. */
export const size: 'full' | 'reduced' = said === 'reduced' ? 'reduced' : 'full';

/**
 * What the reduced size leaves out: the packed app, the commands as processes, what has to be installed, whether the
 * doubles are as what they stand for, a search for secrets that the faults make as well, and each walk once more with the
 * tray at the other end.
 */
const FULL_ONLY: readonly string[] = [
  '**/test/integration/{desktop,packaging,scripts}/**',
  '**/test/integration/agent/ssh.test.ts',
  '**/test/e2e/conformance/**',
  '**/test/e2e/walls/canary.spec.ts',
  '**/test/e2e/accessibility/presses.spec.ts',
];

/**
 * What is the same in either size, so that a full run that follows a reduced one on the same files need not repeat it.
 * No file here may ask for the size: `test/unit/house/sizes.test.ts`.
 */
export const SAME_IN_BOTH: readonly string[] = [
  '**/test/e2e/*.spec.ts',
  '**/test/e2e/walls/{hostile-renderer,packaged,policy}.spec.ts',
  '**/test/e2e/accessibility/{announcements,checks,escape}.spec.ts',
  '**/test/integration/{cli,clipboard,desk,github,node,simulator,vault}/**',
  '**/test/unit/{assets,bench,cli,desk,docs,house,machine,recipes,renderer,shared,shipping}/**',
];

/** The files that this run leaves out, as patterns. */
export const leftOut: readonly string[] = {
  reduced: FULL_ONLY,
  full: [],
  beyond: SAME_IN_BOTH,
}[said];

/** The number for this run's size. */
export function sized(reduced: number, full: number): number {
  return size === 'full' ? full : reduced;
}
