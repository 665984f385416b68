import { createListeners } from '../../src/main/listeners.ts';
import type { Power } from '../../src/main/ports.ts';

export type PowerEvent = 'suspend' | 'resume' | 'lock' | 'unlock';

export interface VirtualPower extends Power {
  readonly emit: (event: PowerEvent) => void;
}

/** A machine whose power does what the test says, and nothing by itself. */
export function createVirtualPower(): VirtualPower {
  const signals = {
    suspend: createListeners(),
    resume: createListeners(),
    lock: createListeners(),
    unlock: createListeners(),
  };
  return {
    onSuspend: signals.suspend.add,
    onResume: signals.resume.add,
    onLock: signals.lock.add,
    onUnlock: signals.unlock.add,
    emit: (event) => signals[event].tell(),
  };
}
