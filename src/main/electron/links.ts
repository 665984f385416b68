import { shell } from 'electron';

import { linkUrl, type OpenLink } from '../commands/link-url.ts';
import type { Log } from '../ports.ts';

/** `developmentOrigin` is a loopback origin that stands for GitHub, null in a shipped app. */
export function createOpenLink(developmentOrigin: string | null, log: Log): OpenLink {
  return async (link, facts) => {
    const url = linkUrl(link, facts, developmentOrigin);
    if (url === null) {
      log.warn('a link has no page that may be opened', { link });
      return 'noPage';
    }
    return shell.openExternal(url).then(
      () => 'opened',
      () => {
        log.warn('no browser took a link', { link });
        return 'failed';
      },
    );
  };
}
