import { backoff } from '../config.ts';

/**
 * How long to wait after the `failures`-th failure in a row (1 is the first), in milliseconds.
 *
 * Exponential from 1 s to 5 min. `jitter` in [0, 1) spreads clients, so that an outage does not end in a stampede.
 */
export function backoffMs(failures: number, jitter: number): number {
  const exponent = Math.min(Math.max(failures - 1, 0), MAXIMUM_EXPONENT);
  const fullMs = Math.min(backoff.firstMs * 2 ** exponent, backoff.maximumMs);
  return fullMs * (1 - backoff.spread * jitter);
}

/** 2^9 s is past the maximum of 5 min; larger exponents would only overflow. */
const MAXIMUM_EXPONENT = 9;
