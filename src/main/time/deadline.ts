import type { Alarms } from './alarms.ts';

/**
 * Resolves when `work` ends or the deadline passes, whichever is first; then `onLate` has been called, and `work` goes on.
 *
 * Rejects only if `work` does.
 */
export function inTime(
  work: Promise<void>,
  deadlineMs: number,
  alarms: Pick<Alarms, 'nowMs' | 'at'>,
  onLate: () => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const cancel = alarms.at(alarms.nowMs() + deadlineMs, () => {
      onLate();
      resolve();
    });
    void work.finally(cancel).then(resolve, reject);
  });
}
