import { watch } from '../config.ts';
import type { Alarms } from '../time/alarms.ts';

/** The servers' clocks, each as far as it has been heard. */
export interface ServerTimes {
  /** Epoch milliseconds by this host's clock; by this machine's own until the host has been heard. */
  readonly nowMs: (host: string) => number;
  /** By how much this host's clock is ahead of this machine's; null until it was heard. */
  readonly skewMs: (host: string) => number | null;
  /** Whether this host has been heard since the clocks last ran apart. */
  readonly isKnown: (host: string) => boolean;
  /**
   * A host's `Date` just now, or null when an answer had none. Answers with it, or with null when it is not believed.
   */
  readonly heard: (host: string, serverMs: number | null) => number | null;
}

/** Milliseconds that a server's clock is ahead of this machine's. */
interface Skew {
  readonly believedMs: number;
  /** What a `Date` said that is not believed, because it was far from all earlier ones. */
  readonly claimedMs: number | null;
}

/**
 * Keeps the skew between each host's clock and this machine's, apart: no host's tells anything of another's. A clock
 * jump makes all of them unknown.
 *
 * A `Date` that is far from the earlier ones, with no jump between, comes from a cache, a proxy or a machine in a farm
 * whose clock is wrong; the next one that agrees with it makes it the truth. `onMeasured` is called when the skew of a
 * host becomes known or another: what was planned by the one before can be found again.
 */
export function createServerTimes(alarms: Alarms, onMeasured: (host: string) => void): ServerTimes {
  const skews = new Map<string, Skew>();
  const wallMs = (): number => alarms.wallAt(alarms.nowMs());

  alarms.onJump(() => skews.clear());

  function heard(host: string, serverMs: number | null): number | null {
    if (serverMs === null) return null;
    const saidMs = serverMs - wallMs();
    const skew = skews.get(host) ?? null;
    if (skew !== null && isNear(saidMs, skew.believedMs)) {
      skews.set(host, { believedMs: saidMs, claimedMs: null });
      return serverMs;
    }
    const isClaimedAgain = skew?.claimedMs != null && isNear(saidMs, skew.claimedMs);
    if (skew !== null && !isClaimedAgain) {
      skews.set(host, { ...skew, claimedMs: saidMs });
      return null;
    }
    skews.set(host, { believedMs: saidMs, claimedMs: null });
    onMeasured(host);
    return serverMs;
  }

  return {
    nowMs: (host) => wallMs() + (skews.get(host)?.believedMs ?? 0),
    skewMs: (host) => skews.get(host)?.believedMs ?? null,
    isKnown: (host) => skews.has(host),
    heard,
  };
}

function isNear(aMs: number, bMs: number): boolean {
  return Math.abs(aMs - bMs) <= watch.dateNoiseMs;
}
