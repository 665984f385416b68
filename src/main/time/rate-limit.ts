/**
 * A token bucket: `burst` calls at once, then `perSecond`. Answers whether one more is allowed now.
 *
 * A hand that clicks as fast as it can stays under five a second; only a page that has gone wrong meets the limit.
 */
export function createRateLimit(
  limits: { readonly burst: number; readonly perSecond: number },
  nowMs: () => number,
): () => boolean {
  let left = limits.burst;
  let lastMs = nowMs();
  return () => {
    const atMs = nowMs();
    left = Math.min(limits.burst, left + ((atMs - lastMs) / 1000) * limits.perSecond);
    lastMs = atMs;
    if (left < 1) return false;
    left -= 1;
    return true;
  };
}
