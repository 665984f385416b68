import { powerMonitor } from 'electron';

import type { Power, Signal } from '../ports.ts';

/** Power events of the operating system. Create it after `ready`. */
export function createPower(): Power {
  return {
    onSuspend: signalOf('suspend'),
    onResume: signalOf('resume'),
    onLock: signalOf('lock-screen'),
    onUnlock: signalOf('unlock-screen'),
  };
}

/** Electron asks the system for an event only once somebody listens: some hold it up until they have answered. */
function signalOf(event: 'suspend' | 'resume' | 'lock-screen' | 'unlock-screen'): Signal {
  return (listener) => {
    // As a plain emitter: each event has an overload of its own, and a union of names fits none of them.
    const emitter: NodeJS.EventEmitter = powerMonitor;
    const hear = () => listener();
    emitter.on(event, hear);
    return () => emitter.removeListener(event, hear);
  };
}
