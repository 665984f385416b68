import type { Random } from '../ports.ts';

/** Jitter, not cryptography: `Math.random` is enough. */
export function createRandom(): Random {
  return { next: () => Math.random() };
}
