/** `full` where time does not matter; `reduced` in every run. */
export const size: 'full' | 'reduced' = process.env['TEST_SIZE'] === 'full' ? 'full' : 'reduced';

/** The number for this run's size. */
export function sized(reduced: number, full: number): number {
  return size === 'full' ? full : reduced;
}
