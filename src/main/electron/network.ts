import { net } from 'electron';

import type { Network } from '../ports.ts';

/** Asks Chromium's network change notifier, which costs no request. */
export function createNetwork(): Network {
  return { isOnline: () => net.isOnline() };
}
