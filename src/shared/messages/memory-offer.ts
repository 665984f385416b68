import type { MemoryReason, RestartCost } from '../storage.ts';
import type { Offer } from './advice.ts';

interface StorageWords {
  readonly memory: Readonly<Record<MemoryReason, Offer>>;
  readonly keyringFailed: Readonly<Record<RestartCost, Offer>>;
}

/** What is said of sign-ins that are in memory only, and offered: where a restart is the cure, what that costs. */
export function memoryOffer(
  reason: MemoryReason,
  restart: RestartCost | null,
  words: StorageWords,
): Offer {
  return reason === 'unavailable' && restart !== null
    ? words.keyringFailed[restart]
    : words.memory[reason];
}
