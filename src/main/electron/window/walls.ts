import type { WebContents } from 'electron';

import type { Log } from '../../ports.ts';

/**
 * The page stays where it is: it can go nowhere, open nothing and embed nothing.
 *
 * The app's own first load is not a navigation of the page and is not affected.
 *
 * @see https://www.electronjs.org/docs/latest/tutorial/security#13-disable-or-limit-navigation
 */
export function windowWalls(contents: WebContents, log: Log): void {
  const refused = (what: string) => log.warn('the window tried to leave its page', { what });
  contents.on('will-navigate', (event) => {
    event.preventDefault();
    refused('navigate');
  });
  contents.on('will-frame-navigate', (event) => {
    event.preventDefault();
    refused('navigate a frame');
  });
  contents.on('will-redirect', (event) => {
    event.preventDefault();
    refused('redirect');
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
    refused('attach a webview');
  });
  contents.setWindowOpenHandler(() => {
    refused('open a window');
    return { action: 'deny' };
  });
}
