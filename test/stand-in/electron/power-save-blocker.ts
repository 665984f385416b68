import type { PowerSaveBlocker } from 'electron';
import { offer } from './offer.ts';

const started = new Set<number>();
let lastId = 0;

export const powerSaveBlocker: PowerSaveBlocker = offer<PowerSaveBlocker>('powerSaveBlocker', {
  start() {
    lastId += 1;
    started.add(lastId);
    return lastId;
  },
  stop: (id) => started.delete(id),
  isStarted: (id) => started.has(id),
});
