import { clipboard as numbers } from '../config.ts';
import type { Clock } from '../ports.ts';
import { type ClipboardAccess, digestIn, digestOf, type SystemClipboard } from './access.ts';

/** A clipboard that can be read at any time: what was written is looked for, and written again if it is not there. */
export function createReadingBack(
  system: SystemClipboard,
  clock: Pick<Clock, 'after'>,
): ClipboardAccess {
  const pause = (): Promise<void> =>
    new Promise((resolve) => {
      clock.after(numbers.writeAgainMs, resolve);
    });
  return {
    async write(text, isSecret) {
      const digest = digestOf(text);
      for (let tries = 1; ; tries += 1) {
        const isTaken = await system.write(text, isSecret);
        if (isTaken && (await digestIn(system)) === digest) return 'written';
        if (tries === numbers.tries) return 'unseen';
        await pause();
      }
    },
    read: () => digestIn(system),
    clear: () => system.clear(),
  };
}
