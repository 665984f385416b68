import { pause } from './pause.ts';

const PATIENCE_MS = 60_000;
const LOOK_MS = 50;

/** Looks again and again, until what is seen fits; rejects after a minute. */
export async function until<T>(look: () => Promise<T>, fits: (seen: T) => boolean): Promise<T> {
  const endMs = performance.now() + PATIENCE_MS;
  for (;;) {
    const seen = await look();
    if (fits(seen)) return seen;
    if (performance.now() > endMs) throw new Error('it did not become what was waited for');
    await pause(LOOK_MS);
  }
}
