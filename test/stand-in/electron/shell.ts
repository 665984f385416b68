import type { Shell } from 'electron';
import { host } from './host.ts';
import { offer } from './offer.ts';

const opened: string[] = [];

/** Nothing is opened; what would have been is written down. */
export const shell: Shell = offer<Shell>('shell', {
  openExternal: async (url) => void opened.push(url),
  openPath: async (path) => {
    opened.push(path);
    return '';
  },
  showItemInFolder: (path) => void opened.push(path),
  beep() {},
});

host.answer('openedLinks', () => opened);
