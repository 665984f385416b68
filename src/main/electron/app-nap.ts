import { powerSaveBlocker } from 'electron';
import type { Platform } from '../../shared/platform.ts';
import type { Cancel } from '../ports.ts';

/** Holds off App Nap, which only macOS has; elsewhere the same request would keep the whole machine from sleeping. */
export function createStayAwake(platform: Platform): () => Cancel {
  return () => {
    if (platform !== 'mac') return () => undefined;
    const id = powerSaveBlocker.start('prevent-app-suspension');
    return () => void powerSaveBlocker.stop(id);
  };
}
