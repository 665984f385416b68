import type { Net } from 'electron';
import { offer } from './offer.ts';
import { isOnline } from './online.ts';
import { session } from './session.ts';

export const net: Net = offer<Net>('net', {
  fetch: (input, init) => session.defaultSession.fetch(input, init),
  isOnline,
  get online() {
    return isOnline();
  },
});
