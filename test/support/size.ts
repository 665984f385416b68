/** `full` where time does not matter; `reduced` in every run. */
export const size: 'full' | 'reduced' = process.env['TEST_SIZE'] === 'full' ? 'full' : 'reduced';

/** Folders that the reduced size leaves out: the packed app, and whether the doubles are as what they stand for. */
export const fullOnly: readonly string[] =
  size === 'full' ? [] : ['**/test/integration/packaging/**', '**/test/e2e/conformance/**'];

/** The number for this run's size. */
export function sized(reduced: number, full: number): number {
  return size === 'full' ? full : reduced;
}
