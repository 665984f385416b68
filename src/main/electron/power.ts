import { powerMonitor } from 'electron';

import type { Power, PowerEvent } from '../ports.ts';

/** Power events of the operating system. Create it after `ready`. */
export function createPower(): Power {
  // As a plain emitter: each event has an overload of its own, and a union of names fits none of them.
  const emitter: NodeJS.EventEmitter = powerMonitor;
  return {
    on(event, listener) {
      emitter.on(nameOf[event], listener);
      return () => emitter.removeListener(nameOf[event], listener);
    },
  };
}

const nameOf = {
  suspend: 'suspend',
  resume: 'resume',
  lock: 'lock-screen',
  unlock: 'unlock-screen',
  shutdown: 'shutdown',
} as const satisfies Record<PowerEvent, string>;
