import type { Shell } from 'electron';
import { host } from './host.ts';
import { offer } from './offer.ts';

const opened: string[] = [];

/** Everything is written down; only at a desk is a link opened as well. */
export const shell: Shell = offer<Shell>('shell', {
  async openExternal(url) {
    opened.push(url);
    host.tell('openLink', url);
  },
  openPath: async (path) => {
    opened.push(path);
    return '';
  },
  showItemInFolder: (path) => void opened.push(path),
  beep() {},
});

host.answer('openedLinks', () => opened);
