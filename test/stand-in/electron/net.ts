import type { Net } from 'electron';
import { electronFetch } from './fetch.ts';
import { offer } from './offer.ts';
import { isOnline } from './online.ts';

export const net: Net = offer<Net>('net', {
  fetch: electronFetch,
  isOnline,
  get online() {
    return isOnline();
  },
});
