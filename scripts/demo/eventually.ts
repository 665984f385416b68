import { setTimeout as pause } from 'node:timers/promises';

/** Far more than any step takes; whoever needs longer has stopped. */
const PATIENCE_MS = 10_000;
const LOOK_EVERY_MS = 20;

/**
 * Looks again until `look` finds something (neither null nor false). What it throws counts as "not yet": an app that
 * is just starting has no tray to look at. Rejects with `what` when it never finds anything.
 */
export async function eventually<T>(
  what: string,
  look: () => Promise<T | null | false>,
): Promise<T> {
  const giveUpAtMs = performance.now() + PATIENCE_MS;
  let because = '';
  while (performance.now() < giveUpAtMs) {
    try {
      const found = await look();
      if (found !== null && found !== false) return found;
    } catch (error) {
      because = ` (${String(error)})`;
    }
    await pause(LOOK_EVERY_MS);
  }
  throw new Error(`never happened: ${what}${because}`);
}

/** Rejects with `what` unless it is so. */
export function hold(isSo: boolean, what: string): asserts isSo {
  if (!isSo) throw new Error(`not so: ${what}`);
}
