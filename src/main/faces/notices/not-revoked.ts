import { assertNever } from '../../../shared/assert-never.ts';
import type { RevocationView } from '../../../shared/revocation.ts';
import { MINUTE_MS } from '../../../shared/time-units.ts';
import type { Notice } from './notice.ts';

/** One token that GitHub shall end, as seen over time. */
export interface RevocationMemory {
  /** Since when it is owed while nobody looks; null before that. */
  readonly owedSinceMs: number | null;
  /** What was said of it last, on the desktop or by the window to whoever looked. */
  readonly told: 'owed' | 'failed' | null;
  /** It is on the desktop. */
  readonly isShown: boolean;
}

/** Nothing is known of it yet. */
export const NEW_REVOCATION: RevocationMemory = { owedSinceMs: null, told: null, isShown: false };

/** What is over by then, nobody needs to read of. */
const LASTING_MS = 2 * MINUTE_MS;

interface RevocationTurn {
  readonly memory: RevocationMemory;
  /** Told now; null where nothing is. */
  readonly notice: Notice | null;
}

/**
 * Whether it is told that GitHub has not ended this token, once while it is owed and once when that has failed. Pure.
 *
 * `isLookedAt`: the window is, and says so on every screen. What has failed is told by that; what is owed is told after
 * a while to whoever has gone away meanwhile, for a quit would be the end of it.
 */
export function nextForRevocation(
  memory: RevocationMemory,
  { phase, ...revocation }: RevocationView,
  isLookedAt: boolean,
  nowMs: number,
): RevocationTurn {
  const { told } = memory;
  switch (phase.kind) {
    case 'asking':
      // Only a person asks again for what has failed, and hears how it ends.
      return { memory: told === 'failed' ? NEW_REVOCATION : memory, notice: null };
    case 'waiting': {
      const owedSinceMs = (isLookedAt ? null : memory.owedSinceMs) ?? nowMs;
      const isDue = told === null && nowMs - owedSinceMs >= LASTING_MS;
      if (!isDue) return { memory: { ...memory, owedSinceMs }, notice: null };
      const notice = { kind: 'revocationOwed', revocation, trouble: phase.trouble } as const;
      return { memory: { owedSinceMs, told: 'owed', isShown: true }, notice };
    }
    case 'failed': {
      if (told === 'failed') return { memory, notice: null };
      const isShown = !isLookedAt;
      const notice = { kind: 'revocationFailed', revocation, fault: phase.fault } as const;
      return {
        memory: { owedSinceMs: null, told: 'failed', isShown },
        notice: isShown ? notice : null,
      };
    }
    case 'revoked':
      return { memory: NEW_REVOCATION, notice: null };
    default:
      return assertNever(phase);
  }
}
